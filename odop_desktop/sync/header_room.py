"""Which chains a header tells: all that the file holds ops of, or, where it has no room for them, the nearest.

Of a file that is not opened this much is asked: at a district whether headquarters' file brings headquarters' own
work back to it (`returning`), and whether it holds what a sibling that ran twice wrote (`doubled`). So headquarters'
own chains and those of the receiver's office stand in every header of its files; those of other offices, whose rows
every office is given, may be hundreds. A district's file holds chains of its own office only, which have room.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from odop_desktop.errors import OdopError
from odop_desktop.sync import limits
from odop_desktop.sync.header import Counts, Header, Ranges

_DIGEST = "A" * 43  # as long as every SHA-256 in base64url


def fitted(header: Header, ranges: Ranges, counts: Counts, near: Collection[str]) -> Header:
    """The header with its counts and chains: all `ranges`, else, in form 2, those of the nodes `near`."""
    whole = replace(header, ops=ranges, counts=counts)
    if _fits(whole):
        return whole
    return replace(whole, ops={node: of for node, of in ranges.items() if node in near}, v=2)


def _fits(header: Header) -> bool:
    """With the longest length that a file can have, for that is not known yet."""
    try:
        replace(header, len=limits.PACKAGE, sha256=_DIGEST).encoded()
    except OdopError:
        return False
    return True
