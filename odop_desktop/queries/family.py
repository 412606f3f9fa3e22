"""What belongs to a record: a LoI's lines, an artisan's consents, an event's stalls, the letters of each."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from odop_desktop.domain.catalogue import LETTER, LOI, LOI_LINE, OFFICE
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.queries import list_filters, read, twins
from odop_desktop.queries.read import RecordRow

OWN = "office"  # how this office itself is named


def of(office: Office, kind: RecordKind, row: RecordRow, key: str | None = None) -> list[RecordRow]:
    """The live records of `kind` that point at this one, or at its twin, by the field `key` (the first that can),
    oldest first.
    """
    table = read.table_of(kind)
    with office.reading() as conn:
        return read.where(conn, kind, table.c[key or _key(kind, row)].in_(_alike(conn, row)))


def count(office: Office, kind: RecordKind, row: RecordRow, key: str | None = None) -> int:
    """How many `of` would return; of LoIs those that this office counts."""
    table = read.table_of(kind)
    mine = [table.c.deleted_at.is_(None), *list_filters.counted(office, kind)]
    with office.reading() as conn:
        mine.append(table.c[key or _key(kind, row)].in_(_alike(conn, row)))
        return int(conn.execute(select(func.count()).select_from(table).where(*mine)).scalar_one())


def letters(office: Office, row: RecordRow) -> list[RecordRow]:
    """Every letter of the record, cancelled ones among them, in the order of issue."""
    table = read.table_of(LETTER)
    with office.reading() as conn:
        return read.where(conn, LETTER, table.c.record_id == row.id)


def number(office: Office, row: RecordRow) -> str:
    """The number people use; a line's is its LoI's with its own behind it, the office has one word."""
    if row.id == office.facts.id:
        return OWN
    if row.kind is not LOI_LINE:
        return row.number
    with office.reading() as conn:
        loi = read.get(conn, LOI, row["loi"])
    return f"{loi.number}/{row['line_no']}" if loi else row.number


def named(office: Office, asked: str) -> RecordRow | None:
    """What has no number of its own: the line that `LOI-1-000001/2` names, the office that `office` names."""
    if asked.strip().casefold() == OWN:
        with office.reading() as conn:
            return read.get(conn, OFFICE, office.facts.id)
    parent, slash, n = asked.strip().rpartition("/")
    if not (slash and n.isdecimal()):
        return None
    with office.reading() as conn:
        loi = read.by_number(conn, LOI, parent, bin=True)
    lines = of(office, LOI_LINE, loi) if loi else []
    return next((x for x in lines if x["line_no"] == int(n)), None)


def _alike(conn: Connection, row: RecordRow) -> list[str]:
    return [row.id, *twins.of(conn, row.kind, [row.id])]


def _key(kind: RecordKind, row: RecordRow) -> str:
    """The field by which the kind points at records like this one."""
    return next(f.key for f in kind.fields if f.ref == row.kind.name)
