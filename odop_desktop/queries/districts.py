"""The districts of the State's pack, and those among them that are meant by what was typed."""

from __future__ import annotations

from sqlalchemy import Connection

from odop_desktop.domain.catalogue import PLACE
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow


def found(office: Office) -> tuple[RecordRow, ...]:
    """Every district that has a code, by its English name."""
    with office.reading() as conn:
        return tuple(sorted(_all(conn), key=lambda row: str(row["name_en"] or row["name_hi"])))


def meant(office: Office, asked: str) -> RecordRow:
    """The one district of this code (LUL, HP-LUL) or name. E-SYN-95 where there is none, or several."""
    wanted = asked.strip().upper().rpartition("-")[2]
    with office.reading() as conn:
        rows = _all(conn)
    by_code = [row for row in rows if row["code3"] == wanted]
    known = by_code or read.named_among(rows, asked)
    if len(known) != 1:
        raise OdopError("E-SYN-95", district=asked)
    return known[0]


def coded(conn: Connection, code: str) -> str | None:
    """The id of the district that an office's code names: HP-LUL."""
    state, _, code3 = code.partition("-")
    rows = [row["state"] in (None, state) and row for row in _all(conn) if row["code3"] == code3]
    return next((row.id for row in rows if row), None)


def _all(conn: Connection) -> list[RecordRow]:
    level = read.table_of(PLACE).c.level
    return [row for row in read.where(conn, PLACE, level == "district") if row["code3"]]
