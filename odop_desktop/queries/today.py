"""What Today counts: people, letters of intent by stage, stalls, changes; all by the filters that the lists know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Float, Select, and_, case, cast, func, or_, select

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.stages import ALLOTTED, LADDER, TAKES_PART, LoiStage
from odop_desktop.office import Office
from odop_desktop.queries import for_offices, list_filters, list_named, read, sync_status, twins
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import lent

SOON = 30  # days before an event in which its letters are pressing


@dataclass(frozen=True, slots=True)
class People:
    """The artisans: all, those registered this month, those with papers missing, and how many make what.

    `products`: (product's id, or None where none is filled in; artisans), the most first.
    """

    total: int
    month: int
    lacking: int
    products: tuple[tuple[str | None, int], ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """Letters of intent at one stage: how many, and their paise."""

    count: int = 0
    paise: int = 0


@dataclass(frozen=True, slots=True)
class Lois:
    """Live letters of intent by the stage that is proven. `unrated`: in another currency without a rate,
    so that their sum is in no figure."""

    stages: Mapping[str, Sum]
    unrated: int

    @property
    def total(self) -> Sum:
        return self.of(*self.stages)

    @property
    def issued(self) -> Sum:
        """Printed and numbered, or further on the way."""
        return self.of(*LADDER)

    def of(self, *stages: str) -> Sum:
        found = [self.stages.get(stage, Sum()) for stage in stages]
        return Sum(sum(s.count for s in found), sum(s.paise for s in found))


@dataclass(frozen=True, slots=True)
class Stalls:
    """Stalls that are somebody's, and how many of their holders have no letter yet."""

    allotted: int
    unissued: int


def people(office: Office) -> People:
    """One walk for everything that is asked of them, through an index that holds it all."""
    with office.reading() as conn:
        found = conn.execute(made(office.today().isoformat())).all()
        kept = twins.kept(conn, c.PRODUCT, [str(row[0]) for row in found if row[0]])
    products: Counter[str | None] = Counter()
    for row in found:
        products[kept.get(row[0], row[0])] += int(row[1])
    most = sorted(products.items(), key=lambda p: (-p[1], p[0] or ""))
    return People(
        sum(int(r[1]) for r in found),
        sum(int(r[2]) for r in found),
        sum(int(r[3]) for r in found),
        tuple(most),
    )


def made(today: str) -> Select[Any]:
    """For each product (None: not filled in) its artisans, those registered this month, those lacking something."""
    table = read.table_of(c.ARTISAN)
    lacking = list_named.condition(c.ARTISAN, "papers_missing", today)
    each = select(
        table.c.odop_product,
        func.count(),
        func.sum(case((table.c.created_at >= today[:7], 1), else_=0)),
        func.sum(case((lacking, 1), else_=0)),
    )
    return each.where(table.c.deleted_at.is_(None)).group_by(table.c.odop_product)


def lois(office: Office) -> Lois:
    """Sums in rupees; another currency at the rate frozen at signing. The maker's office counts a LoI, once
    (DECISIONS 5)."""
    table = read.table_of(c.LOI)
    home = or_(table.c.currency.is_(None), table.c.currency == "INR")
    total = cast(table.c.total, Float)  # whole numbers would not hold whatever a file may bring
    paise = case((home, total), else_=total * table.c.exchange_rate / 1000)
    unrated = case((and_(~home, table.c.exchange_rate.is_(None)), 1), else_=0)
    stage = func.coalesce(table.c.stage, LoiStage.DRAFT.value)
    each = select(stage, func.count(), func.coalesce(func.sum(paise), 0), func.sum(unrated))
    with office.reading() as conn:
        own = lent.own(office.facts.district)
        found = conn.execute(each.where(table.c.deleted_at.is_(None), own).group_by(stage)).all()
    return Lois({str(r[0]): Sum(int(r[1]), int(r[2])) for r in found}, sum(int(r[3]) for r in found))


def stalls(office: Office) -> Stalls:
    table, today = read.table_of(c.PARTICIPATION), office.today().isoformat()
    held = and_(table.c.stage.in_(ALLOTTED), table.c.stall.is_not(None))
    due = list_named.condition(c.PARTICIPATION, "unissued", today)
    each = select(func.sum(case((held, 1), else_=0)), func.sum(case((due, 1), else_=0)))
    with office.reading() as conn:
        allotted, unissued = conn.execute(each.where(table.c.deleted_at.is_(None))).one()
    return Stalls(int(allotted or 0), int(unissued or 0))


def unsent(office: Office) -> int:
    """Records of which a change is in no file to headquarters yet; there, in none for the offices."""
    here = office.facts.headquarters
    return for_offices.unsent(office) if here else sync_status.unsent(office)


def count(office: Office, kind: RecordKind, given: Mapping[str, Any]) -> int:
    """How many records the kind's list shows when it is asked for with these filters (`list_filters`)."""
    table, today = read.table_of(kind), office.today().isoformat()
    filters = list_filters.ready(office, kind, list_filters.from_given(kind, given))
    here = [*list_filters.conditions(kind, filters, today), *list_filters.counted(office, kind, filters)]
    with office.reading() as conn:
        asked = select(func.count()).select_from(table).where(table.c.deleted_at.is_(None), *here)
        return int(conn.execute(asked).scalar_one())


def first(office: Office, kind: RecordKind, given: Mapping[str, Any], by: str) -> RecordRow | None:
    """Of the records that `count` counts the one with the least value of `by`."""
    today = office.today().isoformat()
    filters = list_filters.ready(office, kind, list_filters.from_given(kind, given))
    here = [*list_filters.conditions(kind, filters, today), *list_filters.counted(office, kind, filters)]
    with office.reading() as conn:
        rows = read.where(conn, kind, *here)
    return min(rows, key=lambda r: str(r[by] or "~"), default=None)


def letters_by_event(office: Office) -> tuple[tuple[RecordRow, int], ...]:
    """Each event with stall letters still to issue, and how many; the one that begins first comes first."""
    table, today = read.table_of(c.PARTICIPATION), office.today().isoformat()
    due = list_named.condition(c.PARTICIPATION, "unissued", today)
    return _by_event(office, table.c.deleted_at.is_(None), due)


def cards_by_event(office: Office) -> tuple[tuple[RecordRow, int], ...]:
    """Each coming event with participants whose artisan card lapses before its last day, and how many."""
    part, artisan, event = (read.table_of(k) for k in (c.PARTICIPATION, c.ARTISAN, c.EVENT))
    last = func.coalesce(event.c.to_date, event.c.from_date)
    lapses = select(artisan.c.id).where(artisan.c.pehchan_valid_till < last, artisan.c.deleted_at.is_(None))
    mine = select(event.c.id).where(
        event.c.id == part.c.event, last >= office.today().isoformat(), part.c.artisan.in_(lapses)
    )
    return _by_event(office, part.c.deleted_at.is_(None), part.c.stage.in_(TAKES_PART), mine.exists())


def within(office: Office, days: int) -> str:
    """The day (ISO) so many days from today."""
    return (office.today() + timedelta(days=days)).isoformat()


def days_to(office: Office, day: str) -> int:
    """From today to the day (ISO); below zero for one that is past."""
    return (date.fromisoformat(day) - office.today()).days


def day_before(day: str) -> str:
    """The day (ISO) before this one."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _by_event(office: Office, *conditions: ColumnElement[bool]) -> tuple[tuple[RecordRow, int], ...]:
    table = read.table_of(c.PARTICIPATION)
    each = select(table.c.event, func.count(table.c.artisan.distinct())).where(*conditions)
    with office.reading() as conn:
        counts = {str(id): int(n) for id, n in conn.execute(each.group_by(table.c.event))}
        events = read.many(conn, c.EVENT, counts)
    in_order = sorted(events.values(), key=lambda e: str(e["from_date"] or "~"))
    return tuple((event, counts[event.id]) for event in in_order if not event.deleted_at)
