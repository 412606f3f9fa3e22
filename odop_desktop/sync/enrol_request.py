"""What a new PC asks of headquarters: who it is and its public keys, in a header signed with its own key.

Nothing in it is secret, so it is readable without any key; that it is from this PC and no other is what two
people make sure of when they compare the fingerprint over the telephone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import uuid7
from odop_desktop.storage.schema import SCHEMA
from odop_desktop.sync import package, strict, trust_parts
from odop_desktop.sync.envelope import Source
from odop_desktop.sync.fields import key, recipient, seqs, short
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.keys import NodeKeys, PublicKeys
from odop_desktop.sync.trust_parts import SignKey, Status, TrustNode

ASKED = "enrol"  # the field of a header's `more`
_EARLIER = "earlier"  # programs from before it leave it out


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks. `node` and `office` ids, `district` the place's id, `code` such as HP-CHM, `pc` its number.

    `phone` is the clerk's, whom headquarters calls; `pkg_no` the number that the request takes. `earlier`: the PCs
    that no list names yet whose work came here by a safety copy, and the last op of each of their epochs.
    """

    node: str
    epoch: int
    office: str
    district: str
    code: str
    pc: int
    name_hi: str
    name_en: str
    phone: str
    practice: bool = False
    pkg_no: int = 0
    earlier: Mapping[str, Mapping[int, int]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return f"{self.code}-{self.pc}"


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came, its signature checked; `created` ISO 8601, `app` the asking program's version."""

    asking: Asking
    public: PublicKeys
    created: str
    app: str

    @property
    def fingerprint(self) -> str:
        return self.public.fingerprint

    def node(self) -> TrustNode:
        """What the list is to say of a PC that it does not know yet."""
        it = self.asking
        sign = (SignKey(self.public.sign),)
        return TrustNode(
            *(it.node, it.office, it.district, it.code, it.pc, it.name_hi, it.name_en, it.phone, sign),
            self.public.age,
            epoch_max=it.epoch,
        )

    def earlier(self) -> tuple[TrustNode, ...]:
        """What the list is to say of the PCs before it: theirs is what they wrote by then, and no file."""
        gone = replace(self.node(), sign=(), age="", status=Status.RETIRED)
        return tuple(
            replace(gone, id=id, last=last, epoch_max=max(last, default=0))
            for id, last in self.asking.earlier.items()
        )


def told(asking: Asking, public: PublicKeys) -> dict[str, Any]:
    """For a header's `more["enrol"]`; what the header says of its own is not said twice."""
    plain = {name: getattr(asking, name) for name in _PLAIN}
    earlier = {id: trust_parts.seqs_told(last) for id, last in asking.earlier.items()}
    return {**plain, _EARLIER: earlier, "sign": strict.to_base64(public.sign), "age": public.age}


def request(keys: NodeKeys, asking: Asking, *, created: str, app: str) -> bytes:
    """The request's file. `created` is ISO 8601 with offset."""
    draft = Header(
        kind=Kind.ENROL,
        pkg_id=uuid7(),
        sender=asking.node,
        epoch=asking.epoch,
        office=asking.office,
        to="",
        pkg_no=asking.pkg_no,
        month=created[:7],
        created=created,
        app=app,
        schema=SCHEMA,
        practice=asking.practice,
        more={ASKED: told(asking, keys.public)},
    )
    return package.packed(draft, (), sign=keys.sign, recipients=())[1]


def read_request(source: Source) -> Request:
    """The request in a file. E-TRU-20 where there is none; E-SYN-06 … 09 where it was changed."""
    header = package.read_header(source)
    if header.kind is not Kind.ENROL or header.to:
        raise OdopError("E-TRU-20")
    found = of_header(header)
    package.verify(source, header, found.public.sign)
    return found


def of_header(header: Header) -> Request:
    """What a header asks; nothing is verified yet. E-TRU-20."""
    try:
        asked = dict(strict.mapping(header.more.get(ASKED)))
        public = PublicKeys(key(asked.pop("sign")), recipient(asked.pop("age")))
        plain: dict[str, Any] = {name: read(asked.pop(name)) for name, read in _PLAIN.items()}
        earlier = {
            strict.name(id): seqs(last) for id, last in strict.mapping(asked.get(_EARLIER, {})).items()
        }
    except (ValueError, KeyError) as error:
        raise OdopError("E-TRU-20") from error
    asking = Asking(
        **plain,
        node=header.sender,
        epoch=header.epoch,
        office=header.office,
        practice=header.practice,
        pkg_no=header.pkg_no,
        earlier=earlier,
    )
    return Request(asking, public, header.created, header.app)


def _number(value: Any) -> int:
    if (number := strict.whole(value, 1)) > 999:
        raise ValueError("no number of a PC")
    return number


_PLAIN: Mapping[str, Any] = {
    "district": short,
    "code": short,
    "pc": _number,
    "name_hi": short,
    "name_en": short,
    "phone": short,
}
