"""The gate: before a file is decrypted, whether its header may be believed and which key must have signed it."""

from __future__ import annotations

from odop_desktop.errors import OdopError
from odop_desktop.sync.header import Header
from odop_desktop.sync.rootset import walk
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_head import Head, introduction

INTRODUCED = "hq"  # the field of a header's `more`


# Our list is too old to know which key it is, or cannot be read by this program; nobody is to blame.
UNTOLD = frozenset({"E-TRU-04", "E-TRU-17", "E-TRU-18"})


def key_of(trust: TrustList, header: Header, floor: int = 0) -> bytes:
    """As `signer`, of a file that goes a way it may. E-TRU-15: a practice file, we are real; E-TRU-16: the other
    way round; E-TRU-08: no such file goes this way.
    """
    check_sort(trust, header)
    key = signer(trust, header, floor)
    trust.check_way(header.kind, header.sender, header.to)
    return key


def signer(trust: TrustList, header: Header, floor: int = 0) -> bytes:
    """The raw public key for `package.verify`.

    A file of headquarters brings its list's head along, so that a new key, or a new PC of headquarters, is
    known before the list itself has come. E-TRU-18: our list is older than one we had (`floor`), and the file
    brings none that is new enough; else as `TrustList.key_for` says.
    """
    at = (header.epoch, header.pkg_no)
    if INTRODUCED in header.more:
        head = introduced(trust, header.more[INTRODUCED])
        _new_enough(head.version, floor)
        found = head.hq_key(header.kind, header.sender, at)
        if found is None:
            raise OdopError("E-TRU-01")  # only headquarters introduces itself
        return found
    _new_enough(trust.version, floor)
    return trust.key_for(header.kind, header.sender, *at)


def _new_enough(version: int, floor: int) -> None:
    if version < floor:
        raise OdopError("E-TRU-18", version=version, known=floor)


def check_sort(trust: TrustList, header: Header) -> None:
    """E-TRU-15: a practice file, we are real; E-TRU-16: the other way round."""
    if header.practice is not trust.practice:
        raise OdopError("E-TRU-15" if header.practice else "E-TRU-16")


def introduced(trust: TrustList, told: object) -> Head:
    """The newer head that a header brings; ours where it is no newer. E-TRU-10, 13 … 17 for a false one."""
    found = introduction(told)
    if found.head.practice is not trust.practice:
        raise OdopError("E-TRU-15" if found.head.practice else "E-TRU-16")
    if found.head.version <= trust.version:
        return trust.head
    if walk(found.chain, trust.roots) != found.head.roots:
        raise OdopError("E-TRU-14")
    return found.head
