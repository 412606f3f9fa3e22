"""The book of what came to an office, line by line, and which of its files were taken in."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from odop_desktop.office import Office
from odop_desktop.storage.tables.sync import Received

_APPLIED = "applied"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A line of the book of what came. `state` applied, duplicate, held, refused; `code` why it was not taken in."""

    arrival: int
    pkg_id: str | None
    sender: str | None
    kind: str | None
    number: int | None
    month: str | None
    at: str
    state: str
    code: str | None
    applied: int
    duplicate: int
    waiting: int
    size: int


def arrivals(office: Office, limit: int = 200) -> tuple[Arrival, ...]:
    """What came, the newest first."""
    columns = (
        *(
            Received.arrival,
            Received.pkg_id,
            Received.sender,
            Received.kind,
            Received.pkg_no,
            Received.month,
            Received.at,
        ),
        *(Received.state, Received.code, Received.applied, Received.duplicate, Received.waiting),
        Received.size,
    )
    with office.reading() as conn:
        rows = conn.execute(select(*columns).order_by(Received.arrival.desc()).limit(limit))
        return tuple(Arrival(*tuple(row)) for row in rows)


def taken(office: Office, sender: str, number: int | None = None) -> str | None:
    """The id of the newest file taken in from a PC, or of that number; None where there is none."""
    wanted = select(Received.pkg_id).where(Received.sender == sender, Received.state == _APPLIED)
    if number is not None:
        wanted = wanted.where(Received.pkg_no == number)
    newest = wanted.order_by(Received.epoch.desc(), Received.pkg_no.desc()).limit(1)
    with office.reading() as conn:
        return conn.execute(newest).scalar()
