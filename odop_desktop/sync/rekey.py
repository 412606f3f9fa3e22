"""A PC changes its keys: the new one is sent signed with the old one, and headquarters lists it from a file on.

Until its own list names the new key the PC signs with the old one (`NodeKeys.signer`). Files made meanwhile
may pass the switch; headquarters then refuses them, and the next one, made after the list came, brings all
they held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import canonical, uuid7
from odop_desktop.storage.schema import SCHEMA
from odop_desktop.sync import gate, package, roots, strict, trust_edit
from odop_desktop.sync.enrol import check_unused
from odop_desktop.sync.envelope import Source
from odop_desktop.sync.fields import key, recipient
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.keys import NodeKeys, PublicKeys
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust import TrustList

_FIELD = "rekey"
_MAGIC = b"ODOP-REKEY/1\n"


@dataclass(frozen=True, slots=True)
class Rekey:
    """The PC `node` wants these keys; `at` is the (epoch, number) of its file that said so."""

    node: str
    at: tuple[int, int]
    public: PublicKeys


def wish(
    trust: TrustList, node: str, keys: NodeKeys, *, epoch: int, pkg_no: int, created: str, app: str
) -> bytes:
    """The file in which the PC asks for `keys.public`, the newest pair of `keys` (`keys.rotate`)."""
    me = trust.node(node)
    asked = Rekey(node, (epoch, pkg_no), keys.public)
    proof = Ed25519PrivateKey.from_private_bytes(keys.sign).sign(_statement(asked))
    draft = Header(
        kind=Kind.REKEY,
        pkg_id=uuid7(),
        sender=node,
        epoch=epoch,
        office=me.office,
        to=trust.hq.node,
        pkg_no=pkg_no,
        month=created[:7],
        created=created,
        app=app,
        schema=SCHEMA,
        trust_version=trust.version,
        practice=trust.practice,
        more={_FIELD: {**_told(keys.public), "proof": strict.to_base64(proof)}},
    )
    sign = keys.signer(trust.key_for(Kind.REKEY, node, epoch, pkg_no))
    return package.packed(draft, (), sign=sign, recipients=trust.recipients_for(trust.hq.node, node))[1]


def read_wish(source: Source, trust: TrustList) -> Rekey:
    """What a PC asks, signed with its present key and proved with the new one. E-TRU-29 where it is not."""
    header = package.read_header(source)
    if header.kind is not Kind.REKEY:
        raise OdopError("E-TRU-29")
    package.verify(source, header, gate.key_of(trust, header))
    try:
        asked = strict.mapping(header.more.get(_FIELD))
        public = PublicKeys(key(asked["sign"]), recipient(asked["age"]))
        found = Rekey(header.sender, (header.epoch, header.pkg_no), public)
        proof = strict.from_base64(asked["proof"], 64)
        Ed25519PublicKey.from_public_bytes(public.sign).verify(proof, _statement(found))
    except (ValueError, KeyError, InvalidSignature) as error:
        raise OdopError("E-TRU-29") from error
    return found


def rekeyed(
    trust: TrustList, asked: Rekey, keys: Sequence[RootKey], *, seen: tuple[int, int], on: date
) -> TrustList:
    """The next list, with the new key from a few files on; `seen` is the newest file that came from the PC.

    E-TRU-24: the keys are in use already; E-TRU-02, 06: the PC no longer works.
    """
    was = trust.node(asked.node)
    trust.recipients_for(was.id)
    check_unused(trust, asked.public)
    epoch, number = max(asked.at, seen, was.sign[-1].first)
    sign = trust_edit.switched(was.sign, asked.public.sign, (epoch, number + trust_edit.SWITCH_AFTER))
    return roots.sign(trust_edit.with_node(trust, replace(was, sign=sign, age=asked.public.age), on), keys)


def _told(public: PublicKeys) -> dict[str, Any]:
    return {"sign": strict.to_base64(public.sign), "age": public.age}


def _statement(asked: Rekey) -> bytes:
    return _MAGIC + canonical([asked.node, *asked.at, _told(asked.public)]).encode()
