"""The state pack's rows in the store: read-only, the same ids everywhere, no ops, the pack's version on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.storage import indexing
from odop_desktop.storage import rows as raw
from odop_desktop.storage.batches import batches
from odop_desktop.storage.tables.base import table_of
from odop_desktop.storage.values import to_column

OP = "pack"  # what stands where another row names its op; the guard lets it pass on pack rows alone
ENDED = "ended "  # before the version in `pack`: the row stands no more in the State's pack, since this one
_BATCH = 400


def has_ended(pack: str | None) -> bool:
    """Whether a row's `pack` says that the State's pack no longer names it."""
    return pack is not None and pack.startswith(ENDED)


def end(conn: Connection, kind: RecordKind, ids: Sequence[str], *, version: str, at: str) -> None:
    """Marks rows that the pack of this version no longer names; they can still be pointed at."""
    own = {"pack": f"{ENDED}{version}", "updated_at": at}
    raw.update(conn, kind.name, "id", [{"id": id, **own} for id in ids])


def lay(
    conn: Connection,
    kind: RecordKind,
    rows: Sequence[tuple[str, Mapping[str, Any]]],
    *,
    version: str,
    at: str,
) -> int:
    """Puts the (id, values) of one kind in, or anew over an older version's. Returns how many were written."""
    table = table_of(kind.name)
    own = {"op_id": OP, "pack": version, "created_at": at, "updated_at": at}
    for some in batches(rows, _BATCH):
        found = conn.execute(select(table.c.id).where(table.c.id.in_([id for id, _ in some])))
        known = set(found.scalars())
        whole = [{**{k: to_column(v) for k, v in values.items()}, "id": id, **own} for id, values in some]
        fresh = [row for row in whole if row["id"] not in known]
        old = [row for row in whole if row["id"] in known]
        if fresh:
            raw.insert(conn, kind.name, fresh)
            indexing.insert(conn, kind, fresh)
        if old:
            empty = {f.key: None for f in kind.fields}  # a value the new version lacks goes
            raw.update(conn, kind.name, "id", [{**empty, **row} for row in old])
            indexing.update(conn, kind, old)
    return len(rows)
