"""The office itself: its row, its officers, its pack, its safety copies, and whether the clock can be right."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select

from odop_desktop import RELEASED
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.clock import Doubt, doubt
from odop_desktop.errors import OdopError
from odop_desktop.office import PATTERN, Facts, Office
from odop_desktop.queries import letter_facts, read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import settings, vault
from odop_desktop.storage.tables.log import EventLog, Node, Op

_RECENT = 500  # changes looked at for the clock: a scan of them all would cost a second


def own(office: Office) -> RecordRow:
    """The office's own row: name, letterhead, patterns."""
    with office.reading() as conn:
        return letter_facts.office_row(conn)


def facts(office: Office) -> Facts:
    """What the open office knows of itself, with the name and patterns that its row has now."""
    row = own(office)
    return replace(
        office.facts,
        name_hi=row["name_hi"],
        name_en=row["name_en"],
        prefix=row["prefix"],
        letter_pattern=row["number_pattern"] or PATTERN,
    )


def officers(office: Office) -> list[RecordRow]:
    """The signing officers, the latest appointment first."""
    with office.reading() as conn:
        own = read.own_office(conn).id
        mine = read.where(conn, c.OFFICER, read.table_of(c.OFFICER).c.office == own)
        return sorted(mine, key=lambda r: str(r["from_date"]), reverse=True)


def in_charge(office: Office) -> RecordRow | None:
    """Who signs today's letters; None where no officer is in charge."""
    with office.reading() as conn:
        try:
            return letter_facts.officer_on(conn, office.today().isoformat())
        except OdopError:
            return None


def pack_version(office: Office) -> str:
    """The version of the State pack whose rows the store holds."""
    with office.reading() as conn:
        return str(settings.get(conn, "pack", {}).get("version", ""))


def last_copy(office: Office) -> datetime | None:
    """When the last safety copy was made, in this PC's time without a zone; None: never."""
    made = select(EventLog.at).where(EventLog.what == "backup").order_by(EventLog.seq.desc()).limit(1)
    with office.reading() as conn:
        at = conn.execute(made).scalar_one_or_none()
    return _here(at) if at else None


def card_alone(office: Office) -> bool:
    """Whether the recovery card is the only way back into the records: headquarters holds no key of its own."""
    types = {slot.type for slot in vault.load(office.place.vault).slots}
    return "recovery" in types and "hq" not in types


def arrived(office: Office) -> int:
    """How many changes the store has taken in: it grows with every one."""
    with office.reading() as conn:
        return int(conn.execute(select(Node.arrived)).scalar_one())


def clock_doubt(office: Office) -> Doubt | None:
    """Whether this PC's clock stands before one of the last changes on record, or before the program was made."""
    recent = select(Op.at).order_by(Op.arrival.desc()).limit(_RECENT).subquery()
    with office.reading() as conn:
        at = conn.execute(select(func.max(recent.c.at))).scalar_one_or_none()
    return doubt(office.clock(), datetime.fromisoformat(RELEASED), _here(at) if at else None)


def _here(at: str) -> datetime:
    """A moment of the log in this PC's time, without a zone, as `office.clock` gives it."""
    return datetime.fromisoformat(at).astimezone().replace(tzinfo=None)
