"""Whose the records of a list are: at headquarters every list has their office as a column, a filter and an order.

A record is the office's whose it is by headquarters' book (`home`); what all offices are given, and what the book
does not know yet, that of the office whose PC made it: as `makers.whose` tells of single records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    column,
    exists,
    func,
    or_,
    select,
    union_all,
    values,
)
from sqlalchemy.sql import FromClause

from odop_desktop.domain.catalogue import OFFICE as OFFICES
from odop_desktop.domain.catalogue import PLACE, USER
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.identity.fold import fold_search
from odop_desktop.office import Office
from odop_desktop.queries import makers, read
from odop_desktop.queries.makers import HQ, Maker, Makers
from odop_desktop.storage import settings
from odop_desktop.storage.among import among
from odop_desktop.storage.tables.log import OP, Op
from odop_desktop.storage.tables.sync import HOME, Home

OFFICE = "office"  # the key of the column and of the filter; of no field but a question's, which is of one office too
COLUMN = Field(OFFICE, Kind.TEXT)  # as tables and registers take it; its cells are texts
SHARED, KEPT = "*", "-"  # homes: what every office is given, what stays at headquarters
_FED = "sync.fed"  # setting: the arrival up to which headquarters' book goes
_NOBODYS = frozenset({OFFICES.name, USER.name})


@dataclass(frozen=True, slots=True)
class Book:
    """What the store knows of whose its records are, for one question."""

    known: Makers
    fed: int


def sorts(sort: str | None) -> bool:
    """Whether a list is asked for in the order of the offices."""
    return (sort or "").removeprefix("-") == OFFICE


def told(office: Office, kind: RecordKind) -> bool:
    """Whether records of this kind can be asked for by their office."""
    return office.facts.headquarters and kind.name not in _NOBODYS


def shown(office: Office, kind: RecordKind) -> bool:
    """Whether lists of this kind have a column for it; questions have one of their own."""
    return told(office, kind) and OFFICE not in kind.by_key


def of(office: Office, kind: RecordKind, ids: Iterable[str]) -> dict[str, Maker]:
    """The office of each record, by id; nothing where lists do not tell it."""
    with office.reading() as conn:
        return among_(conn, office, kind, list(ids))


def among_(conn: Connection, office: Office, kind: RecordKind, ids: Sequence[str]) -> dict[str, Maker]:
    """As `of`, where a connection is open."""
    return makers.whose(conn, ids) if shown(office, kind) else {}


def book(conn: Connection) -> Book:
    return Book(makers.all_(conn), int(settings.get(conn, _FED, 0)))


def offices(office: Office) -> tuple[Maker, ...]:
    """Every office of headquarters' list, headquarters itself among them, by code."""
    with office.reading() as conn:
        return tuple(sorted(makers.all_(conn).offices.values(), key=lambda maker: maker.code))


def meant(office: Office, text: str) -> tuple[str, ...]:
    """The offices that a text names: a code (HP-CHM, CHM), the office's name or its district's. E-LST-04."""
    asked, found = fold_search(text), offices(office)
    with office.reading() as conn:
        rows = read.where(conn, PLACE, read.table_of(PLACE).c.code3.is_not(None))
    places = {f"{row['state']}-{row['code3']}": row for row in rows}
    named = {maker.office: _names(maker, places.get(maker.code)) for maker in found}
    ids = tuple(id for id, names in named.items() if asked and asked in names)
    if not ids:
        raise OdopError("E-LST-04", value=text.strip(), known=", ".join(m.code for m in found))
    return ids


def _names(maker: Maker, place: read.RecordRow | None) -> set[str]:
    names = [maker.code, maker.code.rpartition("-")[2], maker.name.hi, maker.name.en, maker.told("hi")]
    names += [maker.told("en")]
    if place is not None:
        names += [place["name_hi"] or "", place["name_en"] or "", *(place["variants"] or ())]
    return {fold_search(name) for name in names if name}


def within(kind: RecordKind, asked: tuple[Any, ...], book: Book) -> ColumnElement[bool]:
    """The condition on the kind's table that the record is one of these offices'; None among them: no office's."""
    id = read.table_of(kind).c.id
    wanted = [office for office in asked if office is not None]
    homes = [*wanted, *([KEPT] if _hq(book.known) in wanted else [])]
    home = select(Home.id).where(Home.kind == kind.name, among(Home.scope, homes))
    rest = _made(kind, book)
    parts: list[ColumnElement[bool]] = [
        id.in_(home),
        id.in_(select(rest.c.id).where(among(rest.c.node, book.known.nodes(wanted)))),
    ]
    if None in asked:
        known = select(Home.id).where(Home.kind == kind.name, Home.scope != SHARED)
        parts.append(~or_(id.in_(known), id.in_(select(rest.c.id))))
    return or_(*parts)


def joined(
    found: Select[Any], kind: RecordKind, id: ColumnElement[str], book: Book
) -> tuple[Select[Any], ColumnElement[int]]:
    """The select with what tells the office of each row beside it, and the place of that office in the order of the
    codes; NULL where the row is no office's."""
    rest, places = _made(kind, book), _places(book)
    found = found.outerjoin(HOME, Home.id == id).outerjoin(rest, rest.c.id == id)
    return found.outerjoin(places, places.c.who == func.coalesce(rest.c.node, Home.scope)), places.c.place


def held(conn: Connection, kind: RecordKind, live: ColumnElement[bool]) -> list[tuple[Maker | None, int]]:
    """How many of the kind's records each office has, the most first."""
    table, known = read.table_of(kind), book(conn)
    rest = _made(kind, known)
    who = func.coalesce(rest.c.node, Home.scope)
    joined = table.outerjoin(HOME, Home.id == table.c.id).outerjoin(rest, rest.c.id == table.c.id)
    counts: Counter[Maker | None] = Counter()
    for scope, n in conn.execute(select(who, func.count()).select_from(joined).where(live).group_by(who)):
        kept = known.known.offices.get(_hq(known.known)) if scope == KEPT else None
        counts[kept or known.known.of(scope, scope)] += n
    return counts.most_common()


_FIRST = OP.alias("first")
_EARLIER = (  # of several PCs that say they made a record the first did: each stands in a list once
    exists()
    .where(_FIRST.c.entity_id == Op.entity_id, _FIRST.c.kind == "create")
    .where(_FIRST.c.arrival < Op.arrival)
)


def _made(kind: RecordKind, book: Book) -> FromClause:
    """(id, node): whose PC made what every office is given, and what headquarters' book does not have yet."""
    shared = select(Op.entity_id.label("id"), Op.node).join(HOME, Home.id == Op.entity_id)
    shared = shared.where(Op.kind == "create", Home.scope == SHARED, Home.kind == kind.name)
    new = select(Op.entity_id.label("id"), Op.node).where(
        Op.arrival > book.fed,
        Op.kind == "create",
        Op.entity == kind.name,
        ~exists().where(Home.id == Op.entity_id),
    )
    return union_all(*(made.where(~_EARLIER) for made in (shared, new))).cte()


def _places(book: Book) -> FromClause:
    """(who, place): each office by its id and its PCs in the order of the codes."""
    order = {code: n for n, code in enumerate(sorted({maker.code for maker in book.known.pcs.values()}))}
    who = {**book.known.offices, **book.known.pcs}
    lines = [(id, order[maker.code]) for id, maker in who.items()]
    lines += [(KEPT, order[HQ])] if HQ in order else []
    made = values(column("who", Text), column("place", Integer), name="places")
    return made.data(lines or [("", 0)]).cte()


def _hq(known: Makers) -> str:
    return next((id for id, maker in known.offices.items() if maker.code == HQ), "")
