"""Keeps the derived rows and the search index in step with the records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, select

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.storage import rows as raw
from odop_desktop.storage import search
from odop_desktop.storage.batches import batches
from odop_desktop.storage.derived import KEYS, Deriver, Row
from odop_desktop.storage.tables.derived import DERIVED, Derived

_BATCH = 400
_TEXT = KEYS.index("text")
_LAST = select(func.coalesce(func.max(Derived.doc), 0))


def insert(conn: Connection, kind: RecordKind, rows: Iterable[Row]) -> None:
    """Derives the rows of new records, numbered behind the last one, and indexes their search text."""
    last, derive = conn.execute(_LAST).scalar_one(), Deriver(kind)
    lines = [(doc, *derive(row)) for doc, row in enumerate(rows, last + 1)]
    raw.insert_lines(conn, "derived", ("doc", *KEYS), lines)
    search.add(conn, [(line[0], line[_TEXT + 1]) for line in lines])


def update(conn: Connection, kind: RecordKind, rows: Iterable[Row]) -> None:
    """Derives the rows of records that changed anew, in place of the former ones, where something differs."""
    derive = Deriver(kind)
    for some in batches(list(rows), _BATCH):
        was = _held(conn, [row["id"] for row in some])
        new = [dict(zip(KEYS, derive(row), strict=True)) for row in some]
        changes = [_difference(was[each["id"]], each) for each in new]
        respelt = [(was[n["id"]], n) for n, c in zip(new, changes, strict=True) if "text" in c]
        search.drop(conn, [(w["doc"], w["text"]) for w, _ in respelt])
        raw.update(conn, "derived", "id", [c for c in changes if len(c) > 1])
        search.add(conn, [(w["doc"], n["text"]) for w, n in respelt])


def _held(conn: Connection, ids: list[str]) -> dict[str, Row]:
    table = DERIVED
    found = conn.execute(select(table).where(table.c.id.in_(ids))).mappings()
    return {row["id"]: dict(row) for row in found}


def _difference(was: Row, new: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in new.items() if key == "id" or value != was[key]}
