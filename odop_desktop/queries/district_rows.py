"""Which rows of the lists of products, buyers, places and partners are one district's own, at headquarters."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, exists, or_

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.queries import entered, makers, read
from odop_desktop.queries.makers import Maker
from odop_desktop.storage import feeding
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.sync import Home

SHARED = ("*", "-")


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


def theirs(conn: Connection, kind: RecordKind) -> ColumnElement[bool]:
    """As `local`, as a condition on the kind's table, of rows that are not adopted: their home is a district's; where
    it is not settled yet, a district's PC made them.
    """
    id = read.table_of(kind).c.id
    settled = exists().where(Home.id == id)
    home = exists().where(Home.id == id, Home.scope.not_in(SHARED))
    made = exists().where(Op.entity_id == id, Op.kind == "create", Op.node.not_in(entered.nodes(conn)))
    return or_(home, and_(~settled, made))
