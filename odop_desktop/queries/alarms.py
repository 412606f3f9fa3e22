"""Files that no accident makes: signed by nobody we know, or otherwise inside than they say (SAFETY 5.2).

Each was refused and stands in the book of what came; headquarters is told until somebody has looked.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from odop_desktop.office import Office
from odop_desktop.storage import settings
from odop_desktop.storage.tables.sync import Received

CODES = frozenset(
    {f"E-SYN-{n:02d}" for n in (6, 12, 13, 15, 16, 17, 56, 57, 76, 78)}
    | {f"E-TRU-{n:02d}" for n in (1, 2, 3, 4, 6, 7, 8, 12, 13, 14)}
)
SEEN = "sync.alarms"  # setting: the number in the book up to which a person has looked
_MOST = 200


@dataclass(frozen=True, slots=True)
class Alarm:
    """`arrival`: its number in the book; `sender`: the node that it names, whoever made it; `at` ISO 8601."""

    arrival: int
    sender: str | None
    number: int | None
    at: str
    code: str


def unseen(office: Office) -> tuple[Alarm, ...]:
    """The newest first."""
    columns = (Received.arrival, Received.sender, Received.pkg_no, Received.at, Received.code)
    with office.reading() as conn:
        after = int(settings.get(conn, SEEN, 0))
        wanted = select(*columns).where(Received.code.in_(CODES), Received.arrival > after)
        rows = conn.execute(wanted.order_by(Received.arrival.desc()).limit(_MOST))
        return tuple(Alarm(*tuple(row)) for row in rows)
