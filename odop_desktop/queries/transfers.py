"""Persons who move to another district: what is asked for, what was decided, where somebody is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from odop_desktop.domain.catalogue import ARTISAN, PLACE, PRODUCT, TRANSFER
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.stages import TransferStage
from odop_desktop.errors import OdopError
from odop_desktop.identity.fold import fold_search
from odop_desktop.letters.compose.two import NONE, Two
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import moved, search, settings
from odop_desktop.storage.derived import END
from odop_desktop.storage.moved import FAMILY, PERSON
from odop_desktop.storage.tables.log import Op

ANNOUNCED = "sync.announced"  # the setting: transfer id → what another office's file said of it
_TABLE = read.table_of(TRANSFER)


@dataclass(frozen=True, slots=True)
class Moved:
    """A person who is another office's now: of which district, since when (ISO)."""

    district: Two
    on: str


@dataclass(frozen=True, slots=True)
class Request:
    """A request with whom it is about, from where and to where."""

    row: RecordRow
    person: RecordRow | None
    origin: Two
    to: Two


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A person whom another office announced to this one. `came`: when its file was read here (ISO).

    `here`: headquarters has countersigned, and the person has come.
    """

    transfer: str
    number: str
    reg_no: str
    name: Two
    guardian: str
    product: Two
    origin: Two
    reason: str
    asked_on: str
    came: str
    here: bool


def open_for(conn: Connection, person: str) -> RecordRow | None:
    """The request about this person on which nobody has decided yet."""
    found = read.where(conn, TRANSFER, _TABLE.c.artisan == person, _TABLE.c.stage == TransferStage.ASKED)
    return found[-1] if found else None


def open_requests(office: Office) -> list[RecordRow]:
    """Every request on which nobody has decided yet, the oldest first."""
    with office.reading() as conn:
        return read.where(conn, TRANSFER, _TABLE.c.stage == TransferStage.ASKED)


def to_decide(office: Office) -> tuple[Request, ...]:
    """As `open_requests`, with the people and places they name."""
    rows = open_requests(office)
    with office.reading() as conn:
        people = read.many(conn, ARTISAN, [row["artisan"] for row in rows])
        return tuple(
            Request(
                row,
                people.get(row["artisan"]),
                *(_names(conn, PLACE, row[key]) for key in ("from_district", "to_district")),
            )
            for row in rows
        )


def every(office: Office) -> list[RecordRow]:
    """All transfers, decided or not, the oldest first."""
    with office.reading() as conn:
        return read.where(conn, TRANSFER)


def request(office: Office, asked: str) -> RecordRow:
    """A transfer by its number, or the open request by the registration number of its person. E-MOV-09."""
    with office.reading() as conn:
        return request_in(conn, asked)


def request_in(conn: Connection, asked: str) -> RecordRow:
    """As `request`; an id does as well."""
    wanted = asked.strip()
    if row := read.get(conn, TRANSFER, wanted) or read.by_number(conn, TRANSFER, wanted):
        return row
    person = read.get(conn, ARTISAN, wanted) or read.by_number(conn, ARTISAN, wanted)
    if row := open_for(conn, person.id) if person else None:
        return row
    raise OdopError("E-MOV-09", number=person.number if person else wanted)


def away(conn: Connection, row: RecordRow) -> Moved | None:
    """Where the person of this record is, where that is not here; None of all other records."""
    if row.kind.name not in (PERSON, *FAMILY):
        return None
    person = row.id if row.kind.name == PERSON else row[PERSON]
    district = moved.elsewhere(conn, [person]).get(person)
    if district is None:
        return None
    signed = (_TABLE.c.artisan == person, _TABLE.c.stage == TransferStage.COUNTERSIGNED)
    last = max(read.where(conn, TRANSFER, *signed, bin=True), key=lambda t: (t["turn"] or 0, t.id))
    return Moved(_names(conn, PLACE, district), str(last["decided_on"] or ""))


def whereabouts(office: Office, row: RecordRow) -> Moved | None:
    """As `away`."""
    with office.reading() as conn:
        return away(conn, row)


def decided_in(conn: Connection, act: str) -> bool:
    """Whether an act touched a transfer on which headquarters has decided."""
    touched = select(Op.entity_id).where(Op.act == act, Op.entity == TRANSFER.name)
    wanted = select(_TABLE.c.id).where(_TABLE.c.id.in_(touched), _TABLE.c.stage != TransferStage.ASKED)
    return conn.execute(wanted.limit(1)).first() is not None


def signed_so_far(conn: Connection, person: str) -> int:
    """How often headquarters has moved this person."""
    signed = (_TABLE.c.artisan == person, _TABLE.c.stage == TransferStage.COUNTERSIGNED)
    return len(read.where(conn, TRANSFER, *signed, bin=True))


def district_names(conn: Connection, place: str) -> Two:
    return _names(conn, PLACE, place)


def announced(office: Office) -> list[Announced]:
    """The persons whom other offices announced to this one, the newest first."""
    with office.reading() as conn:
        told: Mapping[str, Mapping[str, str]] = settings.get(conn, ANNOUNCED, {})
        here = read.many(conn, TRANSFER, told)
        found = [_announced(conn, id, one, here=id in here) for id, one in told.items()]
    return sorted(found, key=lambda each: each.came, reverse=True)


def coming(office: Office, text: str) -> list[Announced]:
    """Of those who have not come yet the ones that a text typed may mean: by name in either script, by number."""
    terms = search.terms(text)
    if not terms or office.facts.headquarters:
        return []
    return [
        one
        for one in announced(office)
        if not one.here and all(any(t in _searched(one) for t in term) for term in terms)
    ]


def _searched(one: Announced) -> str:
    codes = (f"{code.casefold()}{END}" for code in (one.number, one.reg_no) if code)
    return f" {' '.join([*map(fold_search, filter(None, (one.name.hi, one.name.en))), *codes])} "


def _announced(conn: Connection, id: str, told: Mapping[str, str], *, here: bool) -> Announced:
    get = {key: str(told.get(key) or "") for key in told}.get
    return Announced(
        transfer=id,
        number=get("number", ""),
        reg_no=get("reg_no", ""),
        name=Two(get("name_hi", ""), get("name_en", "")),
        guardian=get("guardian", ""),
        product=_names(conn, PRODUCT, get("product", "")),
        origin=_names(conn, PLACE, get("from_district", "")),
        reason=get("reason", ""),
        asked_on=get("asked_on", ""),
        came=get("came", ""),
        here=here,
    )


def _names(conn: Connection, kind: RecordKind, id: str) -> Two:
    row = read.get(conn, kind, id) if id else None
    return Two(str(row["name_hi"] or ""), str(row["name_en"] or "")) if row else NONE
