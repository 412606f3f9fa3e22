"""A file signed with a key that its sender had before: refused, but told apart from a forged one.

A PC that was put back to a copy from before the list with its new keys signs with the old ones until it has that
list again (`ahead`). Whoever else has the old key gets nothing in by it either.
"""

from __future__ import annotations

from odop_desktop.errors import OdopError
from odop_desktop.sync import package
from odop_desktop.sync.envelope import Source
from odop_desktop.sync.header import Header, Signed, key_id
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import TrustNode


def verify(source: Source, header: Header, key: bytes, trust: TrustList) -> Signed:
    """As `package.verify`; E-TRU-42 instead of E-SYN-06 where another key that is listed for the sender signed it."""
    try:
        return package.verify(source, header, key)
    except OdopError as error:
        if error.code == "E-SYN-06" and (node := _sender(trust, header)):
            for one in node.sign:
                if one.key != key and key_id(one.key) == header.kid:
                    package.verify(source, header, one.key)
                    raise OdopError("E-TRU-42", pc=node.label) from error
        raise


def _sender(trust: TrustList, header: Header) -> TrustNode | None:
    return next((node for node in trust.nodes if node.id == header.sender), None)
