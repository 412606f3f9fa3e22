"""What a record shows where several offices gave a field a value without knowing of each other (SYNC, classes).

Every office comes to the same answer from the same ops, in whatever order the files came.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from odop_desktop.domain.catalogue.field import Field, Merge
from odop_desktop.domain.stages import LetterStatus
from odop_desktop.storage.held import order


class Standing(IntEnum):
    """Whose value is shown until a person has decided."""

    HEADQUARTERS = 0
    OWNER = 1
    OTHER = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What one op said of a field: the value as its body holds it, and the ops it replaced."""

    op: str
    value: Any
    base: tuple[str, ...] = ()
    standing: Standing = Standing.OTHER


@dataclass(frozen=True, slots=True)
class Met:
    """The value to show, and whether a person has to decide."""

    value: Any
    clash: bool


Trail = Callable[[], Mapping[str, Said]]  # every op that ever set the field
Rank = Callable[[str, str], Standing]  # (node of the op, node that made the record)
_S = LetterStatus
_STATUS = {
    str(code): rank
    for rank, code in enumerate((_S.DRAFT, _S.SUBMITTED, _S.ISSUED, _S.SUPERSEDED, _S.CANCELLED))
}


def standing_of(offices: Mapping[str, str], hq: str) -> Rank:
    """Whose value is shown until a person has decided: headquarters', else the maker's office's, else the first.

    A PC that was headquarters before is of its office, too.
    """

    def rank(node: str, maker: str) -> Standing:
        of = offices.get(node)
        if node == hq or (of is not None and of == offices.get(hq)):
            return Standing.HEADQUARTERS
        same = of is not None and of == offices.get(maker)
        return Standing.OWNER if same else Standing.OTHER

    return rank


def unreplaced(trail: Mapping[str, Said]) -> set[str]:
    """The ops of a field that none replaces, in whatever order they came.

    Where each is replaced by another (two PCs that name each other's ops, as no program of ours does) all stand.
    """
    return (trail.keys() - {b for said in trail.values() for b in said.base}) or set(trail)


def meet(field: Field | None, heads: Sequence[Said], trail: Trail) -> Met:
    """Meets the values of several ops. `field` None: the day a record went to the bin."""
    heads = sorted(heads, key=lambda h: (h.standing, order(h.op)))
    first = heads[0].value
    merge = field.merge_class if field else Merge.OWNER
    if field is None and len({h.value is None for h in heads}) == 1:
        return Met(first, clash=False)  # in the bin by both, whoever was first
    if all(h.value == first for h in heads) or merge is Merge.TOTAL:
        return Met(first, clash=False)
    match merge:
        case Merge.STATUS:
            return Met(max((h.value for h in heads), key=lambda v: _STATUS.get(v, -1)), clash=False)
        case Merge.SET:
            return Met(union(trail(), [h.op for h in heads]), clash=False)
        case Merge.LEADING:
            return Met(first, clash=False)
        case Merge.REMARK:
            return Met(_one_below_another(heads), clash=False)
        case _:
            return Met(first, clash=True)


def _one_below_another(heads: Sequence[Said]) -> str:
    lines = [line for h in heads for line in str(h.value or "").splitlines() if line.strip()]
    return "\n".join(dict.fromkeys(lines))


_Tags = dict[Any, frozenset[str]]  # member → the ops that added it


def union(said: Mapping[str, Said], heads: Sequence[str]) -> list[Any]:
    """The members of a set after all its ops: an added one stays unless somebody who saw it took it out."""
    seen: dict[str, tuple[_Tags, frozenset[str]]] = {}

    def after(op: str) -> tuple[_Tags, frozenset[str]]:
        """The members with their tags after an op, and every op it knew of."""
        way, met = [op], set[str]()
        while way:
            one = said[way[-1]]
            met.add(one.op)  # one that names itself, or two that name each other, are gone into once
            due = [b for b in one.base if b in said and b not in seen and b not in met]
            if due:
                way += due
                continue
            way.pop()
            before, past = together([seen[b] for b in one.base if b in seen])
            members = one.value or ()
            seen[one.op] = {m: before.get(m) or frozenset((one.op,)) for m in members}, past | {one.op}
        return seen[op]

    for op in sorted(said, key=order):
        if op not in seen:
            after(op)
    members, _ = together([seen[op] for op in heads])
    return sorted(members)


def together(sides: Sequence[tuple[_Tags, frozenset[str]]]) -> tuple[_Tags, frozenset[str]]:
    tags: dict[Any, set[str]] = {}
    for mine, _ in sides:
        for member, added in mine.items():
            kept = {
                t for t in added if all(t in other.get(member, ()) or t not in past for other, past in sides)
            }
            if kept:
                tags.setdefault(member, set()).update(kept)
    past = frozenset().union(*(p for _, p in sides))
    return {member: frozenset(ops) for member, ops in tags.items()}, past
