"""Carries every row from one database to another: how a server's store gets into a backup and out of it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from sqlalchemy import Connection, Table, select, text

from odop_desktop.storage.guard import lower_guards, raise_guards
from odop_desktop.storage.schema import SCHEMA
from odop_desktop.storage.snapshot import Content, summed, telling
from odop_desktop.storage.tables.base import METADATA

_BATCH = 500


def carry(source: Connection, target: Connection) -> None:
    """Fills the target's empty tables of records and log, then its search index."""
    lower_guards(target)
    for table in METADATA.tables.values():
        carry_table(source, target, table)
    if target.dialect.name == "sqlite":
        target.execute(text("INSERT INTO search(search) VALUES ('rebuild')"))
    raise_guards(target)


def carry_table(source: Connection, target: Connection, table: Table) -> None:
    """Copies a table's rows, a batch at a time; those that stand in the target are dropped first."""
    target.execute(table.delete())
    rows = source.execution_options(yield_per=_BATCH).execute(select(table)).mappings()
    while some := [dict(row) for row in islice(rows, _BATCH)]:
        target.execute(table.insert(), some)


def content(conn: Connection, tables: Iterable[Table]) -> Content:
    """What a database holds, in the terms in which `snapshot.content` tells it of a SQLite file."""
    counts, digests = {}, {}
    for table in tables:
        columns = [table.c[name] for name in telling(table.columns.keys())]
        counts[table.name], digests[table.name] = summed(conn.execute(select(*columns)))
    return Content(SCHEMA, counts, digests)
