"""Records that headquarters told to be one: what names a twin counts with the one that is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import Field, RecordKind
from odop_desktop.queries import read
from odop_desktop.storage.batches import batches

_BATCH = 400


def of(conn: Connection, kind: RecordKind, ids: Iterable[str]) -> list[str]:
    """The records in whose place one of these stands, and those in whose place such a one stood before."""
    if "same_as" not in kind.by_key:
        return []
    table, found = read.table_of(kind), dict[str, None]()
    fresh = {str(id) for id in ids}
    known = set(fresh)
    while fresh:
        rows = [
            id
            for some in batches(sorted(fresh), _BATCH)
            for id in conn.execute(select(table.c.id).where(table.c.same_as.in_(some))).scalars()
        ]
        fresh = set(rows) - known
        known |= fresh
        found |= dict.fromkeys(sorted(fresh))
    return list(found)


def with_twins(conn: Connection, field: Field | None, values: Collection[object]) -> tuple[object, ...]:
    """The values a filter asks for, and of records their twins."""
    named = [str(value) for value in values if value is not None]
    if field is None or field.ref is None or not named:
        return tuple(values)
    return tuple(dict.fromkeys((*values, *of(conn, kind_of(field.ref), named))))


def kept(conn: Connection, kind: RecordKind, ids: Iterable[str]) -> dict[str, str]:
    """Of these records those in whose place another stands: id → the id of the one that is kept."""
    if "same_as" not in kind.by_key:
        return {}
    return {id: row.id for id, row in read.many_kept(conn, kind, ids).items() if row.id != id}
