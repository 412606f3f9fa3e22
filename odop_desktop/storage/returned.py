"""What headquarters has not let in, as its newest file says."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, insert

from odop_desktop.storage.tables.sync import RETURNED


@dataclass(frozen=True, slots=True)
class Back:
    """An op that headquarters has not let in."""

    op: str
    entity: str
    entity_id: str
    code: str


def put(conn: Connection, back: list[Back], at: str) -> None:
    """In place of what stood before."""
    conn.execute(delete(RETURNED))
    if back:
        conn.execute(insert(RETURNED), [{**asdict(b), "at": at} for b in back])
