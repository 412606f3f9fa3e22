"""The book of what came to an office, line by line, and which of its files were taken in."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from odop_desktop.office import Office
from odop_desktop.queries import makers
from odop_desktop.storage.among import among
from odop_desktop.storage.tables.sync import RECEIVED, Received

_APPLIED = "applied"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A line of the book of what came. `state` applied, duplicate, held, refused; `code` why it was not taken in.

    `since`: when (ISO) its sender's file of this id was first taken in, None where it never was; `last`: the highest
    number below this one's that was taken in from its sender's epoch.
    """

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
    since: str | None
    last: int

    @property
    def taken(self) -> bool:
        return self.state == _APPLIED

    @property
    def awaited(self) -> str:
        """Numbers of the sender's files for which this one waits, "3" or "3–5"; "" where it follows the last."""
        between = range(self.last + 1, self.number or 0)
        return "–".join(str(n) for n in dict.fromkeys((between.start, between.stop - 1))) if between else ""


_OTHER = RECEIVED.alias("other")
_SINCE = (
    select(func.min(_OTHER.c.at))
    .where(_OTHER.c.pkg_id == Received.pkg_id, _OTHER.c.sender == Received.sender)
    .where(_OTHER.c.state == _APPLIED)
    .correlate(RECEIVED)
    .scalar_subquery()
)
_LAST = (
    select(func.coalesce(func.max(_OTHER.c.pkg_no), 0))
    .where(_OTHER.c.sender == Received.sender, _OTHER.c.epoch == Received.epoch)
    .where(_OTHER.c.pkg_no < Received.pkg_no, _OTHER.c.state == _APPLIED, _OTHER.c.kind != "TRANSFER")
    .correlate(RECEIVED)
    .scalar_subquery()
)
_LINES = select(
    Received.arrival,
    Received.pkg_id,
    Received.sender,
    Received.kind,
    Received.pkg_no,
    Received.month,
    Received.at,
    Received.state,
    Received.code,
    Received.applied,
    Received.duplicate,
    Received.waiting,
    Received.size,
    _SINCE,
    _LAST,
).order_by(Received.arrival.desc())


def arrivals(office: Office, limit: int = 200, of: str | None = None) -> tuple[Arrival, ...]:
    """What came, the newest first. `of`: from the PCs of the office with this id alone."""
    with office.reading() as conn:
        lines = _LINES.where(*_from(conn, of)).limit(limit)
        return tuple(Arrival(*tuple(row)) for row in conn.execute(lines))


def count(office: Office, of: str | None = None) -> int:
    """How many lines there are."""
    with office.reading() as conn:
        wanted = select(func.count()).select_from(RECEIVED).where(*_from(conn, of))
        return int(conn.execute(wanted).scalar_one())


def _from(conn: Connection, of: str | None) -> list[ColumnElement[bool]]:
    return [among(Received.sender, makers.all_(conn).nodes([of]))] if of else []


def taken(office: Office, sender: str, number: int | None = None) -> str | None:
    """The id of the newest file taken in from a PC, or of that number; None where there is none."""
    wanted = select(Received.pkg_id).where(Received.sender == sender, Received.state == _APPLIED)
    if number is not None:
        wanted = wanted.where(Received.pkg_no == number)
    newest = wanted.order_by(Received.epoch.desc(), Received.pkg_no.desc()).limit(1)
    with office.reading() as conn:
        return conn.execute(newest).scalar()
