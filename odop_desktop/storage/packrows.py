"""The state pack's rows in the store: read-only, the same ids everywhere, no ops, the pack's version on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.storage import indexing
from odop_desktop.storage.batches import batches
from odop_desktop.storage.derived import Deriver
from odop_desktop.storage.tables.base import table_of
from odop_desktop.storage.values import to_column

OP = "pack"  # what stands where another row names its op; the guard lets it pass on pack rows alone
_BATCH = 400


def lay(
    conn: Connection,
    kind: RecordKind,
    rows: Sequence[tuple[str, Mapping[str, Any]]],
    *,
    version: str,
    at: str,
) -> int:
    """Puts the (id, values) of one kind in, or anew over an older version's. Returns how many were written."""
    table, derive = table_of(kind.name), Deriver(kind)
    empty = dict.fromkeys(table.columns.keys())
    for some in batches(rows, _BATCH):
        found = select(table.c.id).where(table.c.id.in_([id for id, _ in some]))
        known = {id for (id,) in conn.execute(found)}
        whole = [
            {
                **empty,
                **{k: to_column(v) for k, v in values.items()},
                "id": id,
                "op_id": OP,
                "pack": version,
                "created_at": at,
                "updated_at": at,
            }
            for id, values in some
        ]
        fresh = [row for row in whole if row["id"] not in known]
        old = [row for row in whole if row["id"] in known]
        if fresh:
            conn.execute(table.insert(), fresh)
            indexing.insert(conn, [derive(row) for row in fresh])
        for row in old:
            conn.execute(table.update().where(table.c.id == row["id"]).values(**row))
        if old:
            indexing.update(conn, [derive(row) for row in old])
    return len(rows)
