"""Records as lines and JSON objects: the same for every command."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.doubts import doubts
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.errors import Problem
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import records
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.records import Happening

Names = Mapping[str, RecordRow]
_WIDEST = 32


def names_of(office: Office, kind: RecordKind, rows: Iterable[RecordRow]) -> dict[str, RecordRow]:
    """The records that the rows' references point at, by id."""
    asked = [(f.ref, row[f.key]) for row in rows for f in kind.fields if f.kind is Kind.REF and row[f.key]]
    return _named(office, asked)


def names_in_history(office: Office, kind: RecordKind, happened: Iterable[Happening]) -> dict[str, RecordRow]:
    values = [(k, v) for h in happened for k, old, new in h.values for v in (old, new) if v]
    refs = {f.key: f.ref for f in kind.fields if f.kind is Kind.REF}
    return _named(office, [(refs[k], v) for k, v in values if k in refs])


def _named(office: Office, asked: Iterable[tuple[str | None, str]]) -> dict[str, RecordRow]:
    by_kind: dict[str, set[str]] = {}
    for ref, id in asked:
        by_kind.setdefault(str(ref), set()).add(id)
    found: dict[str, RecordRow] = {}
    for ref, ids in by_kind.items():
        found |= records.titles(office, kind_of(ref), ids)
    return found


def cell(office: Office, field: Field, value: Any, names: Names, words: Words) -> str:
    """A value as the screen shows it; a reference by its name, nothing as nothing."""
    if value is None or value == ():
        return ""
    if field.kind is Kind.REF:
        row = names.get(value)
        return row.title(words.lang) if row else str(value)
    if field.kind is Kind.BLOB:
        return str(value)[:12]
    return show(field, value, words, office.lists)


def plain(office: Office, row: RecordRow, names: Names) -> dict[str, Any]:
    """A record for --json: canonical values, references by number; what is empty stays out."""
    values: dict[str, Any] = {"kind": row.kind.name, "id": row.id, "number": row.number}
    for field in row.kind.fields:
        value = row[field.key]
        if value is None or value == ():
            continue
        if field.kind is Kind.REF and value in names:
            value = {"id": value, "number": names[value].number, "title": names[value].title()}
        values[field.key] = list(value) if isinstance(value, tuple) else value
    if row.deleted_at:
        values["deleted_at"] = row.deleted_at
    return values


def problems(office: Office, row: RecordRow) -> tuple[Problem, ...]:
    """What is doubtful about the values as they stand."""
    return doubts(row.kind, row.values, office.lists, on=office.today())


def happening(each: Happening, words: Words) -> str:
    when = f"{date_screen(each.at[:10])} {each.at[11:16]}"
    why = f" ({each.reason})" if each.reason else ""
    return f"{when}  {each.actor}  {words(f'op.{each.kind}')}{why}"


def changed(office: Office, kind: RecordKind, each: Happening, names: Names, words: Words) -> list[str]:
    """One line a field: label, old value, new value."""
    lines = []
    for key, old, new in each.values:
        field = kind.by_key.get(key)
        if field is None:
            continue
        before, after = (cell(office, field, _whole(v), names, words) for v in (old, new))
        empty = words("cli.empty")
        lines.append(f"    {words(f'{kind.name}.{key}.label')}: {before or empty} → {after or empty}")
    return lines


def happening_facts(each: Happening) -> dict[str, Any]:
    return {
        "op": each.op_id,
        "act": each.act,
        "verb": each.verb,
        "kind": each.kind,
        "at": each.at,
        "actor": each.actor,
        "reason": each.reason,
        "values": [{"field": k, "old": old, "new": new} for k, old, new in each.values],
    }


def _whole(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def lines(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table in columns as wide as what they hold."""
    cells = [[_cut(c) for c in row] for row in [list(heads), *rows]]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)] if cells else []
    return [
        "  ".join(c + " " * (w - _width(c)) for c, w in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]


def _cut(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= _WIDEST else one[: _WIDEST - 1] + "…"


def _width(text: str) -> int:
    """Columns a text takes on a terminal: combining marks take none."""
    return sum(unicodedata.category(c) not in ("Mn", "Me", "Cf") for c in text)
