"""Which letters are due, which lie ready to be written out, and the despatch register."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, or_

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.letter import FILE
from odop_desktop.domain.stages import LetterStatus, LoiStage, ParticipationStage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts, read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import lent

_HERE = (ParticipationStage.ALLOTTED, ParticipationStage.REPORTED)


Waiting = tuple[RecordRow, tuple[str, ...]]  # a record and what its letter still lacks


@dataclass(frozen=True, slots=True)
class Due:
    """A record whose letter is due or would be: to whom, of which day (ISO), and what it lacks (field keys;
    `lines` for a LoI's lines, `officer` where nobody is in charge on that day)."""

    row: RecordRow
    to_whom: str
    on: str
    lacks: tuple[str, ...] = ()


def due(
    office: Office,
    kind: str,
    *,
    event: str | None = None,
    approved: bool = False,
    number: str | None = None,
    ids: Collection[str] | None = None,
) -> tuple[list[RecordRow], list[Waiting]]:
    """The records whose letter is due, in the order of despatch, and those not ready with what they lack.

    `event` is an event's id, `ids` narrow to these records; `approved` says that an approval comes with this
    run. E-ACT-26: no such letter.
    """
    with office.reading() as conn:
        found, waiting = _due(conn, office, kind, event, approved=approved)
    asked = set(ids) if ids is not None else None

    def here(row: RecordRow) -> bool:
        return number in (None, row.number) and (asked is None or row.id in asked)

    return [r for r in found if here(r)], [w for w in waiting if here(w[0])]


def ready(office: Office, kinds: Sequence[str]) -> dict[str, int]:
    """How many letters of each kind could be issued now. E-ACT-26."""
    with office.reading() as conn:
        return {kind: len(_due(conn, office, kind, None, approved=False)[0]) for kind in kinds}


def docket(
    office: Office,
    kind: str,
    *,
    event: str | None = None,
    number: str | None = None,
    ids: Collection[str] | None = None,
) -> list[Due]:
    """As `due`, for the screen: the ready ones first, each with what it lacks before an approval comes."""
    whole, waiting = due(office, kind, event=event, number=number, ids=ids)
    with office.reading() as conn:
        found = [_told(conn, office, row, lacks) for row, lacks in [*((r, ()) for r in whole), *waiting]]
    return sorted(found, key=lambda d: bool(set(d.lacks) - {"approval_note"}))


def _told(conn: Connection, office: Office, row: RecordRow, lacks: tuple[str, ...]) -> Due:
    on = day(office, row)
    unsigned = bool(on) and not letter_facts.officers_on(conn, on)
    return Due(row, addressee(conn, row), on, (*lacks, "officer") if unsigned else lacks)


def day(office: Office, row: RecordRow) -> str:
    """A LoI bears the day it was agreed ('' where it has none yet), a stall letter the day it is issued."""
    return str(row["loi_date"] or "") if row.kind is c.LOI else office.today().isoformat()


def _due(
    conn: Connection, office: Office, kind: str, event: str | None, *, approved: bool
) -> tuple[list[RecordRow], list[Waiting]]:
    if kind == "loi":
        return _lois(conn, office, event, approved=approved)
    if kind == "stall":
        return _stalls(conn, event), []
    raise OdopError("E-ACT-26", kind=kind)


def _lois(
    conn: Connection, office: Office, event: str | None, *, approved: bool
) -> tuple[list[RecordRow], list[Waiting]]:
    table = read.table_of(c.LOI)
    here = [lent.own(office.facts.district), *([table.c.event == event] if event else [])]
    elsewhere = or_(table.c.claimed.is_(None), table.c.claimed == LoiStage.DRAFT)  # else it is out on paper
    rows = read.where(conn, c.LOI, table.c.stage == LoiStage.DRAFT, elsewhere, *here)
    ready: list[RecordRow] = []
    waiting: list[Waiting] = []
    for row in rows:
        lacks = tuple(missing(row, read.children(conn, c.LOI_LINE, row.id), approved=approved))
        if lacks:
            waiting.append((row, lacks))
        else:
            ready.append(row)
    return ready, waiting


def missing(row: RecordRow, lines: list[RecordRow], *, approved: bool) -> list[str]:
    """What a LoI still lacks before it can be issued (DECISIONS 24): field keys, `lines` for its lines."""
    lacks = [k for k in ("buyer", "event", "loi_date", "valid_till") if not row[k]]
    if not (approved or row["approval_note"] or row["approved_by"]):
        lacks.append("approval_note")
    return lacks if lines and all(map(_whole, lines)) else [*lacks, "lines"]


def _whole(line: RecordRow) -> bool:
    """Who sells what, how much of it and at which rate: without these the letter's table has a hole."""
    seller, product = line["seller"] or line["seller_name"], line["product_hi"] or line["product_en"]
    return bool(seller and product and line["qty"] and line["rate"])


def _stalls(conn: Connection, event: str | None) -> list[RecordRow]:
    """Allotted and not yet told, by post office, village and name: as the bag is packed."""
    table = read.table_of(c.PARTICIPATION)
    here = [table.c.event == event] if event else []
    stands = table.c.stage.in_(_HERE)
    rows = read.where(
        conn, c.PARTICIPATION, stands, table.c.allot_no.is_(None), table.c.stall.is_not(None), *here
    )
    people = read.many(conn, c.ARTISAN, [r["artisan"] for r in rows])

    def bag(row: RecordRow) -> tuple[str, str, str]:
        who = people[row["artisan"]]
        return who["post_office"] or "", who["village_ward"] or "", who.title()

    return sorted(rows, key=bag)


def person(conn: Connection, row: RecordRow) -> RecordRow | None:
    """The buyer of a LoI, the artisan of a participation."""
    key, kind = ("buyer", c.BUYER) if row.kind is c.LOI else ("artisan", c.ARTISAN)
    return read.get(conn, kind, row[key]) if row[key] else None


def record(conn: Connection, row: RecordRow) -> RecordRow | None:
    """What the letter is about; None for a letter about a file to or from headquarters."""
    return (
        None if row["record_kind"] == FILE else read.get(conn, c.kind(row["record_kind"]), row["record_id"])
    )


def addressee(conn: Connection, row: RecordRow) -> str:
    """To whom the letter goes, in one line."""
    who = person(conn, row)
    if who is None:
        return ""
    place = who["city"] if who.kind is c.BUYER else (who["village_ward"] or who["address"])
    return ", ".join(filter(None, (who.title(), place)))


def standing(conn: Connection, record_id: str) -> RecordRow | None:
    """The letter issued for this record that is not cancelled."""
    table = read.table_of(c.LETTER)
    found = read.where(conn, c.LETTER, table.c.record_id == record_id, table.c.status == LetterStatus.ISSUED)
    return next(iter(found), None)


def unwritten(office: Office, kind: str) -> list[RecordRow]:
    """Issued letters of the kind whose first copy does not yet lie on the disk."""
    table = read.table_of(c.LETTER)
    asked = (table.c.kind == kind.upper(), table.c.status == LetterStatus.ISSUED, table.c.written_out == 0)
    with office.reading() as conn:
        return read.where(conn, c.LETTER, *asked)


def named(conn: Connection, number: str) -> RecordRow:
    """The letter of this number. E-ACT-01."""
    row = read.by_number(conn, c.LETTER, number)
    if row is None:
        raise OdopError("E-ACT-01", record=number)
    return row


def some(office: Office, ids: Sequence[str]) -> list[RecordRow]:
    """These letters, in the order of the ids."""
    with office.reading() as conn:
        found = read.many(conn, c.LETTER, ids)
    return [found[id] for id in ids]


def register(office: Office, *, fy: str | None = None) -> list[RecordRow]:
    """Every letter by kind, year and serial; cancelled ones stand in it with their reason."""
    with office.reading() as conn:
        rows = read.where(conn, c.LETTER)
    rows = [r for r in rows if fy in (None, r["fy"])]
    return sorted(rows, key=lambda r: (r["kind"], r["fy"] or "", r["pc"] or 0, r["serial"] or 0))
