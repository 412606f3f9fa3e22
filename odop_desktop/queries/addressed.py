"""The letters of a record and of what belongs to it: an artisan's stall letters, a buyer's LoIs, an event's all."""

from __future__ import annotations

from sqlalchemy import Connection, select

from odop_desktop.domain.catalogue import ARTISAN, BUYER, EVENT, LETTER, LOI, PARTICIPATION
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow

_BELONGS = {ARTISAN.name: PARTICIPATION, BUYER.name: LOI}  # whose letters are the record's too


def of(office: Office, row: RecordRow) -> tuple[RecordRow, ...]:
    """The newest first; cancelled ones among them."""
    with office.reading() as conn:
        return tuple(reversed(about(conn, row)))


def about(conn: Connection, row: RecordRow) -> list[RecordRow]:
    """The same, in the order of issue."""
    table = read.table_of(LETTER)
    if row.kind is EVENT:
        return read.where(conn, LETTER, table.c.event == row.id)
    about = [row.id]
    if belongs := _BELONGS.get(row.kind.name):
        its = read.table_of(belongs)
        about += conn.execute(select(its.c.id).where(its.c[row.kind.name] == row.id)).scalars()
    return read.where(conn, LETTER, table.c.record_id.in_(about))
