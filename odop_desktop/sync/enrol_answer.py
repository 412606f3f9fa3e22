"""Headquarters' answer to a request: its trust list, and the secret of the receipt phrases, for that PC alone.

The new PC knows no key yet. It knows the fingerprint of the roots, which headquarters read to the clerk: the
header brings the roots and what they signed, from that follows headquarters' key, from that the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import canonical, uuid7
from odop_desktop.storage.schema import SCHEMA
from odop_desktop.sync import package, spoken, strict, trust
from odop_desktop.sync.envelope import Source
from odop_desktop.sync.gate import INTRODUCED
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.keys import NodeKeys, PublicKeys
from odop_desktop.sync.payload import Section
from odop_desktop.sync.phrase import SECRET
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_head import Introduction, introduction

_LIST, _PHRASE = "trust", "phrase"


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What a PC has once it is enrolled; `hq_secret` goes into its vault (`phrase.keep`)."""

    trust: TrustList
    hq_secret: bytes

    def __repr__(self) -> str:
        return f"Enrolled(trust version {self.trust.version})"


def answer(
    trust: TrustList,
    node: str,
    keys: NodeKeys,
    secret: bytes,
    *,
    epoch: int,
    pkg_no: int,
    created: str,
    app: str,
) -> bytes:
    """The file for the PC `node` of the list, signed as headquarters' file `pkg_no` of `epoch`.

    `secret` is `phrase.secret_for(master, node)`. It may be made again at any time.
    """
    hq = trust.hq
    draft = Header(
        kind=Kind.ENROL,
        pkg_id=uuid7(),
        sender=hq.node,
        epoch=epoch,
        office=hq.office,
        to=node,
        pkg_no=pkg_no,
        month=created[:7],
        created=created,
        app=app,
        schema=SCHEMA,
        hq_epoch=epoch,
        trust_version=trust.version,
        practice=trust.practice,
        more={INTRODUCED: trust.introduction().told()},
    )
    sign = keys.signer(trust.key_for(Kind.ENROL, hq.node, epoch, pkg_no))
    lines = (Section(_LIST, trust.told()), Section(_PHRASE, {"secret": strict.to_base64(secret)}))
    return package.packed(draft, lines, sign=sign, recipients=(_receiver(trust, node),))[1]


def _receiver(trust: TrustList, node: str) -> str:
    return trust.recipients_for(node)[0]


def take_answer(
    source: Source,
    keys: NodeKeys,
    node: str,
    confirmed: str,
    *,
    practice: bool,
    known: TrustList | None = None,
) -> Enrolled:
    """What the answer brings to the PC `node`; `confirmed` is headquarters' fingerprint as it was read out.

    `known` is the list of a PC that enrols again. E-TRU-25: for another PC; 26: another fingerprint; 27: the
    list does not name us and our keys; 28: no answer; else as the trust list and the package say.
    """
    header = package.read_header(source)
    introduced = _introduced(header, node, confirmed)
    if introduced.head.practice is not practice or header.practice is not practice:
        raise OdopError("E-TRU-16" if practice else "E-TRU-15")
    key = introduced.head.hq_key(header.kind, header.sender, (header.epoch, header.pkg_no))
    if key is None:
        raise OdopError("E-TRU-28")
    signed = package.verify(source, header, key)
    payload = package.open(source, signed, keys.identity(header.recipients))
    sections = {line.name: line.content for line in payload if isinstance(line, Section)}
    return _enrolled(sections, introduced, known, node, keys.public)


def _introduced(header: Header, node: str, confirmed: str) -> Introduction:
    if header.kind is not Kind.ENROL or INTRODUCED not in header.more:
        raise OdopError("E-TRU-28")
    if header.to != node:
        raise OdopError("E-TRU-25")
    found = introduction(header.more[INTRODUCED])
    if not spoken.same(confirmed, found.head.roots.fingerprint):
        raise OdopError("E-TRU-26")
    return found


def _enrolled(
    sections: Mapping[str, Mapping[str, Any]],
    introduced: Introduction,
    known: TrustList | None,
    node: str,
    public: PublicKeys,
) -> Enrolled:
    try:
        content = canonical(sections[_LIST]).encode()
        secret = strict.from_base64(sections[_PHRASE]["secret"], SECRET)
    except (ValueError, KeyError, TypeError) as error:
        raise OdopError("E-TRU-28") from error
    found = trust.read(content, known, known.roots if known else introduced.head.roots)
    ours = next((one for one in found.nodes if one.id == node), None)
    if not ours or not ours.works or (ours.sign[-1].key, ours.age) != (public.sign, public.age):
        raise OdopError("E-TRU-27")
    return Enrolled(found, secret)
