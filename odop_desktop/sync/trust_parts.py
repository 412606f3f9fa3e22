"""What a trust list is made of: a key and the files it may sign, headquarters, a PC. Each tells and is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Any

from odop_desktop.sync import strict
from odop_desktop.sync.fields import Readers, built, key, many, place, recipient, seqs, short

More = Mapping[str, Any]


class Status(StrEnum):
    """Of a PC: it works; it was lost, stolen or cloned; it was replaced in good order."""

    ACTIVE = "active"
    REVOKED = "revoked"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class SignKey:
    """An Ed25519 key and the files it may sign, as (epoch, file number): `first` and `last` included.

    A restore begins a new epoch, whose numbers may begin anew: pairs compare in their order.
    """

    key: bytes
    first: tuple[int, int] = (0, 0)
    last: tuple[int, int] | None = None
    more: More = field(default_factory=dict)

    def holds(self, at: tuple[int, int]) -> bool:
        return self.first <= at and (self.last is None or at <= self.last)

    def told(self) -> dict[str, Any]:
        last = [*self.last] if self.last else None
        return {**self.more, "key": strict.to_base64(self.key), "first": [*self.first], "last": last}


def _sign_key(value: Any) -> SignKey:
    return built(SignKey, {"key": key, "first": place, "last": _last}, value)


def _last(value: Any) -> tuple[int, int] | None:
    return None if value is None else place(value)


_sign_keys = many(_sign_key, 64)


def sign_keys(value: Any) -> tuple[SignKey, ...]:
    """Keys whose ranges follow one another: one file number never has two."""
    keys = _sign_keys(value)
    if any(one.last is not None and one.last < one.first for one in keys):
        raise ValueError("a range that ends before it begins")
    for one, after in pairwise(keys):
        if one.last is None or one.last >= after.first:
            raise ValueError("ranges that overlap")
    return keys


@dataclass(frozen=True, slots=True)
class Headquarters:
    """`node` and `office` ids; `scope` state or nation; `age` its recipients, `recovery` the offline one."""

    node: str
    office: str
    name_hi: str
    name_en: str
    phone: str
    scope: str
    sign: tuple[SignKey, ...]
    age: tuple[str, ...]
    recovery: str
    more: More = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        return {
            **self.more,
            **{name: getattr(self, name) for name in _HQ if name not in ("sign", "age")},
            "sign": [one.told() for one in self.sign],
            "age": [*self.age],
        }


def headquarters(value: Any) -> Headquarters:
    return built(Headquarters, _HQ, value)


_HQ: Readers = {
    "node": strict.name,
    "office": strict.name,
    "name_hi": short,
    "name_en": short,
    "phone": short,
    "scope": short,
    "sign": sign_keys,
    "age": many(recipient, 8),
    "recovery": recipient,
}


@dataclass(frozen=True, slots=True)
class FormerHq:
    """A PC that was headquarters before: what it sent in its time still counts, nothing after it.

    Where its time is not limited it is simply gone, and whatever it did comes back from the districts.
    """

    node: str
    office: str
    sign: tuple[SignKey, ...]
    last: Mapping[int, int]
    more: More = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether all that it ever did counts."""
        return bool(self.sign) and self.sign[-1].last is None

    def told(self) -> dict[str, Any]:
        sign = [one.told() for one in self.sign]
        return {
            **self.more,
            "node": self.node,
            "office": self.office,
            "sign": sign,
            "last": seqs_told(self.last),
        }


def former(value: Any) -> FormerHq:
    readers = {"node": strict.name, "office": strict.name, "sign": sign_keys, "last": seqs}
    return built(FormerHq, readers, value)


@dataclass(frozen=True, slots=True)
class TrustNode:
    """One PC. `code` such as HP-CHM, `pc` its number in the district, `district` the place's id ("" for none).

    `last`: of a PC that no longer works, the last op taken from it in each epoch. `epoch_max`: the highest
    epoch headquarters has seen. A `proxy` is kept at headquarters for a district without the program: no keys;
    nor has a PC that was replaced before its office was enrolled.
    """

    id: str
    office: str
    district: str
    code: str
    pc: int
    name_hi: str
    name_en: str
    phone: str
    sign: tuple[SignKey, ...] = ()
    age: str = ""
    status: Status = Status.ACTIVE
    last: Mapping[int, int] = field(default_factory=dict)
    epoch_max: int = 0
    proxy: bool = False
    more: More = field(default_factory=dict)

    @property
    def label(self) -> str:
        """How a person calls the PC: HP-CHM-1."""
        return f"{self.code}-{self.pc}"

    @property
    def works(self) -> bool:
        """Whether files come from it and go to it."""
        return self.status is Status.ACTIVE and not self.proxy

    def told(self) -> dict[str, Any]:
        return {
            **self.more,
            **{name: getattr(self, name) for name in _NODE if name not in ("sign", "last", "status")},
            "sign": [one.told() for one in self.sign],
            "last": seqs_told(self.last),
            "status": str(self.status),
        }


def trust_node(value: Any) -> TrustNode:
    node = built(TrustNode, _NODE, value)
    if (node.proxy and (node.age or node.sign)) or (node.works and not (node.age and node.sign)):
        raise ValueError("a proxy has no keys, a PC that works has")
    return node


def _age(value: Any) -> str:
    return "" if value == "" else recipient(value)


_NODE: Readers = {
    "id": strict.name,
    "office": strict.name,
    "district": short,
    "code": short,
    "pc": lambda value: strict.whole(value, 1),
    "name_hi": short,
    "name_en": short,
    "phone": short,
    "sign": sign_keys,
    "age": _age,
    "status": Status,
    "last": seqs,
    "epoch_max": strict.whole,
    "proxy": strict.truth,
}


def seqs_told(last: Mapping[int, int]) -> dict[str, int]:
    return {str(epoch): seq for epoch, seq in last.items()}
