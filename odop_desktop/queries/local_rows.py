"""Products and buyers that districts added as rows of their own, as headquarters sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import feeding
from odop_desktop.storage.tables.sync import Home

MOST = 500
SHARED = ("*", "-")


@dataclass(frozen=True, slots=True)
class Local:
    """One row; `office` whose it is, "" for headquarters' own; `kept` the one that stands in its place."""

    row: RecordRow
    office: str
    kept: RecordRow | None


def found(office: Office, kinds: Sequence[RecordKind]) -> tuple[Local, ...]:
    """Those that stand in another's place first to last by name; at most `MOST` of a kind."""
    made: list[Local] = []
    with office.reading() as conn:
        for kind in kinds:
            table = read.table_of(kind)
            own = table.c.id.in_(select(Home.id).where(Home.kind == kind.name, Home.scope.not_in(SHARED)))
            rows = read.where(conn, kind, or_(own, table.c.same_as.is_not(None)))[:MOST]
            homes = feeding.homes(conn, [row.id for row in rows])
            for row in sorted(rows, key=lambda r: r.title()):
                keep = read.kept(conn, row) if row["same_as"] else None
                scope = homes.get(row.id, "*")
                made.append(Local(row, "" if scope in SHARED else scope, keep))
    return tuple(made)
