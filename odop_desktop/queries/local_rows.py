"""Rows that districts added to the lists of products, buyers, places and partners, as headquarters sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, or_, select

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.queries import entered, makers, read
from odop_desktop.queries.makers import Maker
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import feeding
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.sync import Home

MOST = 500
SHARED = ("*", "-")


@dataclass(frozen=True, slots=True)
class Local:
    """One row; `maker` whose it is, None for headquarters' own; `kept` the one that stands in its place.
    `number` names it alone: behind its office's code where another one of these bears it.
    """

    row: RecordRow
    maker: Maker | None
    kept: RecordRow | None
    number: str


def found(office: Office, kinds: Sequence[RecordKind]) -> tuple[Local, ...]:
    """Districts' own, and those in whose place another stands, by name; at most `MOST` of a kind."""
    with office.reading() as conn:
        lines = [each for kind in kinds for each in _found(conn, kind)]
    bearing = Counter(each.number for each in lines)
    return tuple(
        replace(each, number=f"{each.maker.code}:{each.number}")
        if each.maker and bearing[each.number] > 1
        else each
        for each in lines
    )


def local(conn: Connection, kind: RecordKind, ids: Sequence[str]) -> dict[str, Maker]:
    """Those of these records that are a district's own, and whose: no other office has them."""
    homes, adopted = feeding.homes(conn, ids), _adopted(conn, kind, ids)
    whose = makers.whose(conn, [id for id in ids if id not in adopted])
    return {
        id: maker
        for id, maker in whose.items()
        if (homes[id] not in SHARED if id in homes else maker.code != makers.HQ)
    }


def _adopted(conn: Connection, kind: RecordKind, ids: Sequence[str]) -> set[str]:
    return {id for id, row in read.many(conn, kind, ids).items() if row["adopted"]}


def _found(conn: Connection, kind: RecordKind) -> list[Local]:
    table = read.table_of(kind)
    theirs = or_(table.c.same_as.is_not(None), _theirs(conn, kind))
    rows = read.where(conn, kind, theirs, or_(table.c.adopted.is_(None), table.c.adopted == 0))[:MOST]
    whose = local(conn, kind, [row.id for row in rows])
    kept = read.many_kept(conn, kind, [row.id for row in rows if row["same_as"]])
    lines = [Local(row, whose.get(row.id), kept.get(row.id), row.number) for row in rows]
    return sorted((each for each in lines if each.maker or each.kept), key=lambda each: each.row.title())


def _theirs(conn: Connection, kind: RecordKind) -> ColumnElement[bool]:
    """Rows whose home is a district's; where that is not settled yet, rows that a district's PC made."""
    table = read.table_of(kind)
    home = select(Home.id).where(Home.kind == kind.name, Home.scope.not_in(SHARED))
    made = select(Op.entity_id).where(
        Op.entity == kind.name, Op.kind == "create", Op.node.not_in(entered.nodes(conn))
    )
    return or_(table.c.id.in_(home), table.c.id.in_(made))
