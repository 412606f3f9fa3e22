"""Fields to which several offices or PCs gave different values: on the record's own page, and in `show`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries import conflicts
from odop_desktop.queries.conflicts import Conflict
from odop_desktop.sync import listed
from odop_desktop.telling import headquarters, shown
from odop_desktop.telling.shown import Names


@dataclass(frozen=True, slots=True)
class Known:
    """What PCs are `called` (node → its office and PC), and the records that the values may name."""

    called: Mapping[str, Two]
    names: Names


@dataclass(frozen=True, slots=True)
class Clashes:
    """The fields of one record that wait for a person."""

    each: tuple[Conflict, ...]
    known: Known


def found(office: Office, id: str) -> Clashes | None:
    """Of this record; None where nothing is to be decided."""
    open_ = tuple(each for each in conflicts.of(office, id) if each.hard)
    return Clashes(open_, known_of(office, open_)) if open_ else None


def known_of(office: Office, some: Iterable[Conflict]) -> Known:
    trust, names = listed.known(office), dict[str, Any]()
    for each in some:
        row = each.row
        rows = [replace(row, values={**row.values, each.key: side.value}) for side in each.sides]
        names |= shown.names_of(office, row.kind, rows)
    return Known(listed.called(trust) if trust else {}, names)


def sides(office: Office, words: Words, each: Conflict, known: Known) -> list[str]:
    """`176311 – जिला चम्बा (HP-CHM-1) · seema · 03-11-2026` of each value; the one that is shown says so."""
    told = headquarters.sides(office, words, each, known.called, known.names)
    lines = [words("clash.side", value=value, whose=whose) for value, whose in told]
    now = words("clash.shown")
    return [f"{line} · {now}" if side.shown else line for line, side in zip(lines, each.sides, strict=True)]


def head(words: Words, each: Conflict) -> str:
    """`पिन कोड: 2 मान मिले हैं। तय करें कि कौन-सा रहे।`"""
    field = headquarters.field(words, each.row.kind, each.key)
    return words("clash.head", field=field, n=len(each.sides))


def lines(office: Office, words: Words, clashes: Clashes) -> list[str]:
    """Each field with its values, numbered as `sync decide` takes them."""
    said = []
    for each in clashes.each:
        said.append(f"! {head(words, each)}")
        told = sides(office, words, each, clashes.known)
        said += [f"    {n}. {line}" for n, line in enumerate(told, 1)]
    return said


def facts(clashes: Clashes) -> list[dict[str, Any]]:
    """For --json."""
    return [fact(each, clashes.known.called) for each in clashes.each]


def fact(each: Conflict, called: Mapping[str, Two]) -> dict[str, Any]:
    """One field for --json. `office`: whose PC gave the value, None where it is on no list."""
    sides = [
        {
            "op": s.op, "office": called[s.node].of("hi") if s.node in called else None, "value": s.value,
            "at": s.at, "actor": s.actor, "shown": s.shown, "reason": s.reason,
        }
        for s in each.sides
    ]  # fmt: skip
    return {"record": each.row.kind.name, "number": each.row.number, "field": each.key, "sides": sides}
