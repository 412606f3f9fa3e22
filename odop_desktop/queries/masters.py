"""The lists that headquarters and the State give: which packs an office holds, which of their rows have ended."""

from __future__ import annotations

from sqlalchemy import func, select

from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.storage import packrows, statepack


def packs(office: Office) -> dict[str, str]:
    """State → version of its pack, of each that is here."""
    with office.reading() as conn:
        return statepack.versions(conn)


def ended(office: Office) -> int:
    """How many rows the State's newer packs no longer name."""
    with office.reading() as conn:
        tables = [read.table_of(kind) for kind in statepack.KINDS]
        gone = [select(func.count()).where(t.c.pack.like(f"{packrows.ENDED}%")) for t in tables]
        return sum(int(conn.execute(each).scalar_one()) for each in gone)
