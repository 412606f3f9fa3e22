"""Questions that have a name: "papers missing", "at no event this year", "letter not issued"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, exists, or_, select

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import Need, RecordKind
from odop_desktop.domain.fiscal import bounds, financial_year
from odop_desktop.domain.stages import (
    ALLOTTED,
    LOI_CLOSED,
    TAKES_PART,
    LetterStatus,
    LoiStage,
    ParticipationStage,
    QueryStage,
)
from odop_desktop.errors import OdopError
from odop_desktop.queries import entered, read

Asking = Callable[[RecordKind, str], ColumnElement[bool]]
WAYS = (
    "unsent",
    "in_file",
    "returned",
    "asked",
    "entered",
)  # on the way to headquarters (`sync_status.State`)
TO_LINK = "to_link"  # a seller is of no register, and headquarters has not said whose artisan it is
LENT = "lent"  # LoIs of other districts, in which artisans of this office sell; else no list counts them
SOON = 30  # days within which an event is "soon"

_TOLD = (ParticipationStage.ALLOTTED, ParticipationStage.REPORTED)  # whose stall letter is due


def names(kind: RecordKind) -> tuple[str, ...]:
    """The names this kind knows, in the order of their chips. Words: `list.named.<name>`."""
    ways = WAYS if kind.name in entered.KINDS else WAYS[:-1]
    return (*_askings(kind), *ways)


def condition(kind: RecordKind, name: str, today: str) -> ColumnElement[bool]:
    """The named question as a condition on the kind's table; `today` is ISO. E-LST-01: no such name."""
    found = _askings(kind).get(name)
    if found is None:
        raise OdopError("E-LST-01", filter=name, kind=kind.plural, known=", ".join(names(kind)))
    return found(kind, today)


def _askings(kind: RecordKind) -> Mapping[str, Asking]:
    wanted = any(f.need is Need.WANTED for f in kind.fields)
    return {**({"papers_missing": _papers_missing} if wanted else {}), **_OWN.get(kind.name, {})}


def _papers_missing(kind: RecordKind, _today: str) -> ColumnElement[bool]:
    """Something that is wanted is not filled in."""
    table = read.table_of(kind)
    return or_(*(table.c[f.key].is_(None) for f in kind.fields if f.need is Need.WANTED))


def _at_no_event(_kind: RecordKind, today: str) -> ColumnElement[bool]:
    return ~_this_year(today)


def _no_stall(_kind: RecordKind, today: str) -> ColumnElement[bool]:
    table = read.table_of(c.PARTICIPATION)
    return ~_this_year(today, table.c.stage.in_(ALLOTTED), table.c.stall.is_not(None))


def _this_year(today: str, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    """The artisan takes part in an event that begins in today's financial year."""
    part, event = read.table_of(c.PARTICIPATION), read.table_of(c.EVENT)
    first, last = bounds(financial_year(today))
    there = select(part.c.artisan).join(event, event.c.id == part.c.event)
    there = there.where(part.c.deleted_at.is_(None), part.c.stage.in_(TAKES_PART))
    there = there.where(event.c.from_date >= first, event.c.from_date <= last, *more)
    return read.table_of(c.ARTISAN).c.id.in_(there)


def _no_consent(_kind: RecordKind, _today: str) -> ColumnElement[bool]:
    """Nothing is on record by which name and phone may be given to buyers (DECISIONS 7)."""
    consent = read.table_of(c.CONSENT)
    given = select(consent.c.artisan).where(
        consent.c.purpose == "BUYERS", consent.c.state == "GIVEN", consent.c.deleted_at.is_(None)
    )
    return ~read.table_of(c.ARTISAN).c.id.in_(given)


def _soon(_kind: RecordKind, today: str) -> ColumnElement[bool]:
    """Running now, or beginning within a month."""
    table = read.table_of(c.EVENT)
    ends = (date.fromisoformat(today) + timedelta(days=SOON)).isoformat()
    return and_(table.c.from_date <= ends, or_(table.c.to_date.is_(None), table.c.to_date >= today))


def _letters_due(_kind: RecordKind, _today: str) -> ColumnElement[bool]:
    part = read.table_of(c.PARTICIPATION)
    due = select(part.c.event).where(_stall_letter_due(c.PARTICIPATION, ""), part.c.deleted_at.is_(None))
    return read.table_of(c.EVENT).c.id.in_(due)


def _stall_letter_due(_kind: RecordKind, _today: str) -> ColumnElement[bool]:
    """Allotted and not yet told, as `queries.letters` counts them."""
    part = read.table_of(c.PARTICIPATION)
    return and_(part.c.stage.in_(_TOLD), part.c.allot_no.is_(None), part.c.stall.is_not(None))


def _loi_letter_due(_kind: RecordKind, _today: str) -> ColumnElement[bool]:
    loi = read.table_of(c.LOI)
    elsewhere = or_(loi.c.claimed.is_(None), loi.c.claimed == LoiStage.DRAFT)  # else it is out on paper
    return and_(or_(loi.c.stage.is_(None), loi.c.stage == LoiStage.DRAFT), elsewhere)


def _unapproved(_kind: RecordKind, today: str) -> ColumnElement[bool]:
    loi = read.table_of(c.LOI)
    bare = and_(loi.c.approved_by.is_(None), loi.c.approval_note.is_(None))
    return and_(_loi_letter_due(c.LOI, today), bare)


def _followup_due(_kind: RecordKind, today: str) -> ColumnElement[bool]:
    loi = read.table_of(c.LOI)
    return and_(loi.c.followup_next <= today, _open_loi())


def _lapsing(_kind: RecordKind, today: str) -> ColumnElement[bool]:
    """Its time is over and no order stands behind it."""
    loi = read.table_of(c.LOI)
    return and_(loi.c.valid_till < today, loi.c.stage.in_((LoiStage.ISSUED, LoiStage.SIGNED)))


def _to_link(_kind: RecordKind, _today: str) -> ColumnElement[bool]:
    loi, line = read.table_of(c.LOI), read.table_of(c.LOI_LINE)
    outside = (line.c.seller.is_(None), line.c.seller_name.is_not(None), line.c.linked.is_(None))
    return loi.c.id.in_(select(line.c.loi).where(line.c.deleted_at.is_(None), *outside))


def _lent(_kind: RecordKind, _today: str) -> ColumnElement[bool]:
    """At headquarters: LoIs with sellers of other offices' registers. Of a district see `list_filters`."""
    loi, line = read.table_of(c.LOI), read.table_of(c.LOI_LINE)
    linked = select(line.c.loi).where(line.c.deleted_at.is_(None), line.c.linked.is_not(None))
    return loi.c.id.in_(linked)


def _open_loi() -> ColumnElement[bool]:
    loi = read.table_of(c.LOI)
    return or_(loi.c.stage.is_(None), loi.c.stage.not_in([*LOI_CLOSED, LoiStage.PAID]))


def _no_loi(_kind: RecordKind, _today: str) -> ColumnElement[bool]:
    buyer, loi = read.table_of(c.BUYER), read.table_of(c.LOI)
    return ~exists().where(loi.c.buyer == buyer.c.id, loi.c.deleted_at.is_(None))


def _not_despatched(_kind: RecordKind, _today: str) -> ColumnElement[bool]:
    letter = read.table_of(c.LETTER)
    return and_(letter.c.status == LetterStatus.ISSUED, letter.c.despatch_on.is_(None))


def _overdue(_kind: RecordKind, today: str) -> ColumnElement[bool]:
    query = read.table_of(c.QUERY)
    return and_(query.c.stage == QueryStage.OPEN, query.c.due < today)


_OWN: Mapping[str, Mapping[str, Asking]] = {
    "artisan": {"at_no_event": _at_no_event, "no_stall": _no_stall, "no_consent": _no_consent},
    "event": {"soon": _soon, "letters_due": _letters_due},
    "participation": {"unissued": _stall_letter_due},
    "loi": {
        "unissued": _loi_letter_due,
        "unapproved": _unapproved,
        "followup_due": _followup_due,
        "lapsing": _lapsing,
        TO_LINK: _to_link,
        LENT: _lent,
    },
    "buyer": {"no_loi": _no_loi},
    "letter": {"not_despatched": _not_despatched},
    "query": {"overdue": _overdue},
}
