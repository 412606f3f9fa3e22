"""Filters of a list: any of some values, from one day to another, or a question that has a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import list_named, read, resolve, sync_status, twins, whose
from odop_desktop.queries.sync_status import OnWay, State
from odop_desktop.queries.whose import OFFICE
from odop_desktop.storage import lent
from odop_desktop.storage.tables.log import Op

ACT, CREATED = "act", "created_at"  # what is asked beside the fields
DATES = frozenset({Kind.DATE, Kind.DATETIME})
_CLOSED = frozenset({Kind.CHOICE, Kind.STAGE, Kind.BOOL, Kind.REF})
# Kinds without an event of their own stand at one through another record: that kind, its field, ours.
_THROUGH = {
    c.ARTISAN.name: (c.PARTICIPATION, "artisan", "id"),
    c.BUYER.name: (c.LOI, "buyer", "id"),
    c.OFFERING.name: (c.PARTICIPATION, "artisan", "artisan"),
}


@dataclass(frozen=True, slots=True)
class Among:
    """The field holds one of these canonical values; None among them stands for "nothing filled in"."""

    key: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """A date (ISO) from `low` to `high`, both days among them; None leaves an end open."""

    key: str
    low: str | None
    high: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """A question with a name, of `list_named.names(kind)`."""

    name: str


@dataclass(frozen=True, slots=True)
class OnItsWay(Named):
    """How far a record is on its way to headquarters: of `list_named.WAYS`, with what the store knows."""

    way: OnWay


@dataclass(frozen=True, slots=True)
class OfOthers(Named):
    """Records of other districts that this one, the id of a place, is given to read."""

    district: str | None


@dataclass(frozen=True, slots=True)
class OfOffices(Among):
    """Records of these offices (their ids; None: of no office), with what the store knows of whose they are."""

    book: whose.Book


Filter = Among | Between | Named


def ready(office: Office, kind: RecordKind, filters: Sequence[Filter]) -> tuple[Filter, ...]:
    """The filters with what they need of the store; asked before a connection is taken. Who asks for a record
    asks for its twins as well.
    """
    if any(isinstance(f, Among) and (f.key == OFFICE or _names(kind, f.key)) for f in filters):
        told = whose.told(office, kind)
        with office.reading() as conn:
            filters = [_looked_up(conn, kind, f, told=told) for f in filters]
    filters = [
        OfOthers(f.name, office.facts.district) if isinstance(f, Named) and f.name == list_named.LENT else f
        for f in filters
    ]
    if not any(isinstance(f, Named) and f.name in list_named.WAYS for f in filters):
        return tuple(filters)
    with office.reading() as conn:
        way = sync_status.on_way(conn)
    return tuple(
        OnItsWay(f.name, way) if isinstance(f, Named) and f.name in list_named.WAYS else f for f in filters
    )


def _names(kind: RecordKind, key: str) -> bool:
    field = kind.by_key.get(key)
    return field is not None and field.ref is not None


def _looked_up(conn: Connection, kind: RecordKind, asked: Filter, *, told: bool) -> Filter:
    if not isinstance(asked, Among):
        return asked
    if asked.key == OFFICE and told:
        return OfOffices(OFFICE, asked.values, whose.book(conn))
    return replace(asked, values=twins.with_twins(conn, kind.by_key.get(asked.key), asked.values))


def counted(
    office: Office, kind: RecordKind, filters: Iterable[Filter] = ()
) -> tuple[ColumnElement[bool], ...]:
    """What a list of the kind leaves out by itself: other districts' LoIs, which their makers count, unless they
    are asked for.
    """
    if kind is not c.LOI or any(isinstance(f, Named) and f.name == list_named.LENT for f in filters):
        return ()
    return (lent.own(office.facts.district),) if office.facts.district else ()


def fields(kind: RecordKind) -> list[Field]:
    """The fields a list can be filtered by."""
    closed = [
        f for f in kind.fields if f.kind in _CLOSED or f.kind in DATES or (f.kind is Kind.SET and f.choices)
    ]
    return [f for f in closed if f.ref != "office"]


def at_events(kind: RecordKind) -> bool:
    """Whether records of this kind, having no event themselves, stand at events through others."""
    return kind.name in _THROUGH


def from_given(kind: RecordKind, given: Mapping[str, Any]) -> tuple[Filter, ...]:
    """Filters as a page asks for them: {"stage": "DRAFT", "loi_date": (low, high), "named": "unissued"}.

    Several values are a list; `act` is what one act touched, `created_at` the days on which records came to be.
    What is about no field (search, bin) is passed over.
    """
    named = given.get("named", ())
    found: list[Filter] = [Named(name) for name in ((named,) if isinstance(named, str) else named)]
    for key, value in given.items():
        field = kind.by_key.get(key)
        if (key == CREATED or (field and field.kind in DATES)) and isinstance(value, tuple):
            found.append(Between(key, *value))
        elif field or key in (ACT, OFFICE) or (key == "event" and at_events(kind)):
            found.append(Among(key, tuple(value) if isinstance(value, list | tuple) else (value,)))
    return tuple(found)


def conditions(kind: RecordKind, filters: Iterable[Filter], today: str) -> list[ColumnElement[bool]]:
    """The filters as conditions on the kind's table. E-LST-01 for a field or a name that is none."""
    return [_condition(kind, each, today) for each in filters]


def referred(office: Office, kind: RecordKind, field: Field, text: str) -> str:
    """The id of the record that a filter names, by number or name, as `set` would find it. E-ACT-11, E-ACT-21."""
    with office.reading() as conn:
        owner = kind if field.key in kind.by_key else c.PARTICIPATION  # in whose words a refusal is told
        return resolve.reference(conn, owner, field, text, {"district": office.facts.district})


def at_event(kind: RecordKind, events: Iterable[str]) -> ColumnElement[bool]:
    """The record belongs to one of the events: as itself, by its field, by taking part, by a LoI. E-ACT-28."""
    table, ids = read.table_of(kind), list(events)
    if kind is c.EVENT:
        return table.c.id.in_(ids)
    if "event" in table.c:
        return table.c.event.in_(ids)
    if not at_events(kind):
        raise OdopError("E-ACT-28", kind=kind.plural)
    link, key, own = _THROUGH[kind.name]
    other = read.table_of(link)
    here = select(other.c[key]).where(other.c.event.in_(ids), other.c.deleted_at.is_(None))
    return table.c[own].in_(here)


def column_of(
    kind: RecordKind, key: str
) -> tuple[ColumnElement[Any], ColumnElement[int], ColumnElement[bool]]:
    """Where the values of a filter stand, how records are counted there, and which of the rows are live."""
    table = read.table_of(kind)
    if key == "event" and at_events(kind):
        link, own, _ = _THROUGH[kind.name]
        other = read.table_of(link)
        return other.c.event, func.count(other.c[own].distinct()), other.c.deleted_at.is_(None)
    return table.c[_known(kind, key).key], func.count(), table.c.deleted_at.is_(None)


def _condition(kind: RecordKind, asked: Filter, today: str) -> ColumnElement[bool]:
    match asked:
        case OnItsWay(name, way):
            return sync_status.condition(way, State(name), read.table_of(kind).c.id)
        case OfOthers(name, district):
            return ~lent.own(district) if district else list_named.condition(kind, name, today)
        case Named(name):
            return list_named.condition(kind, name, today)
        case Between(key, low, high):
            column = read.table_of(kind).c[key if key == CREATED else _known(kind, key).key]
            ends = [column >= low] if low else []
            return and_(column.is_not(None), *ends, *([column < _after(high)] if high else []))
        case OfOffices(_, values, book):
            return whose.within(kind, values, book)
        case Among(key, values):
            return _among(kind, key, values)


def _after(day: str) -> str:
    """Sorts behind every moment of the day."""
    return day + "~"


def _among(kind: RecordKind, key: str, values: tuple[Any, ...]) -> ColumnElement[bool]:
    if key == "event" and (kind is c.EVENT or at_events(kind)):
        return at_event(kind, [str(v) for v in values])
    if key == ACT:
        return _touched(kind, values)
    field = _known(kind, key)
    column = read.table_of(kind).c[key]
    filled = [v for v in values if v is not None]
    parts: list[ColumnElement[bool]] = []
    if field.kind is Kind.SET:
        parts += [column.contains(f'"{v}"', autoescape=True) for v in filled]
    elif filled:
        parts.append(column.in_([int(v) for v in filled] if field.kind is Kind.BOOL else filled))
    if None in values:
        parts.append(column.is_(None))
    return or_(*parts) if parts else false()


def _touched(kind: RecordKind, acts: tuple[Any, ...]) -> ColumnElement[bool]:
    """What these acts made or changed: an import's records."""
    touched = select(Op.entity_id).where(Op.act.in_(acts), Op.entity == kind.name)
    return read.table_of(kind).c.id.in_(touched)


def _known(kind: RecordKind, key: str) -> Field:
    field = kind.by_key.get(key)
    if field is None:
        known = ", ".join([*(f.key for f in fields(kind)), *list_named.names(kind)])
        raise OdopError("E-LST-01", filter=key, kind=kind.plural, known=known)
    return field
