"""Lists with lines (LoIs): rows of one number or serial are one record; each row is one of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from odop_desktop.actions import loi_rules
from odop_desktop.actions.import_refs import References
from odop_desktop.domain.catalogue import LOI, LOI_LINE
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.stages import LoiStage
from odop_desktop.sheets.rows import CleanRow, Fate
from odop_desktop.storage.apply import Put
from odop_desktop.storage.ops import uuid7

_NAMING = ("loi_no", "number", "paper_no")


def grouped(rows: Iterable[CleanRow], kind: RecordKind) -> Iterator[tuple[CleanRow, list[CleanRow]]]:
    """Each record's first row with its further rows; other rows pass alone, where they stand."""
    held: CleanRow | None = None
    more: list[CleanRow] = []
    for row in rows:
        if row.fate is not Fate.DATA:
            yield row, []
        elif held is not None and _same(held, row):
            more.append(row)
        else:
            if held is not None:
                yield held, more
            held, more = row, []
    if held is not None:
        yield held, more


def claimed(kind: RecordKind, values: dict[str, Any]) -> dict[str, Any]:
    """A stage told by a list is a claim: stages are proven by papers (DECISIONS 4)."""
    if kind is not LOI or not values.get("stage"):
        return values
    stage = values.pop("stage")
    return values if stage == LoiStage.DRAFT else {**values, "claimed": stage}


def _same(first: CleanRow, row: CleanRow) -> bool:
    """Equal LoI number or, without one, equal serial."""
    for key in _NAMING:
        if first.values.get(key) or row.values.get(key):
            return first.values.get(key) == row.values.get(key)
    return bool(row.serial) and first.serial == row.serial


def puts(conn: Connection, refs: References, parent: str, rows: list[CleanRow], *, new: bool) -> list[Put]:
    """The lines of a new record with its total; a record that stands keeps the lines it has."""
    if not new or refs.kind is not LOI:
        return []
    lines = References(conn, refs.office, LOI_LINE, refs.act)
    made: list[Put] = []
    for n, row in enumerate(rows, 1):
        values, _ = lines.resolve(_line(row))
        if not values:
            continue
        whole = {**values, "loi": parent, "line_no": n}
        full = {**whole, **loi_rules.worked_out(conn, whole)}
        made.append(Put(LOI_LINE, uuid7(), full, "create"))
    total = sum(p.new.get("value") or 0 for p in made)
    return [*made, Put(LOI, parent, {"total": total})] if made else []


def _line(row: CleanRow) -> dict[str, Any]:
    return {k.removeprefix("line."): v for k, v in row.values.items() if k.startswith("line.")}
