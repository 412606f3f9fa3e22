"""Keeps the derived rows and the search index in step with the records."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from odop_desktop.storage import search
from odop_desktop.storage.batches import batches
from odop_desktop.storage.tables.base import Base
from odop_desktop.storage.tables.derived import Derived

_BATCH = 400


def insert(conn: Connection, rows: list[dict[str, Any]]) -> None:
    """New derived rows, numbered behind the last one, and their search text."""
    last = conn.execute(select(func.coalesce(func.max(Derived.doc), 0))).scalar_one()
    for doc, row in enumerate(rows, last + 1):
        row["doc"] = doc
    conn.execute(Base.metadata.tables["derived"].insert(), rows)
    search.add(conn, rows)


def update(conn: Connection, rows: list[dict[str, Any]]) -> None:
    """Derived rows of records that changed, in place of the former ones."""
    table = Base.metadata.tables["derived"]
    for some in batches(rows, _BATCH):
        known = select(Derived.id, Derived.doc, Derived.text).where(Derived.id.in_([r["id"] for r in some]))
        was = {r.id: r for r in conn.execute(known)}
        search.drop(conn, [{"doc": w.doc, "text": w.text} for w in was.values()])
        sets: dict[str, Any] = {
            c.key: bindparam(c.key) for c in table.columns if c.key not in ("id", "doc", "kind")
        }
        change = table.update().where(table.c.doc == bindparam("b_doc")).values(**sets)
        for row in some:
            row["doc"] = row["b_doc"] = was[row["id"]].doc
        conn.execute(change, list(some))
        search.add(conn, some)
