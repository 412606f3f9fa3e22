"""What a list shows: the order of its rows as one array of row numbers, and any of its rows at once.

A row number is the record's `derived.doc`; it stays with the record. The whole order of 100,000 rows is one
text that the database gathers by itself, so that a window that asks beside it is not held up.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, cast, func, literal_column, select

from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.office import Office
from odop_desktop.queries import list_filters, list_order, meant, read, whose
from odop_desktop.queries.list_filters import Filter
from odop_desktop.queries.list_order import derived
from odop_desktop.queries.makers import Maker
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.batches import batches

_BATCH = 400
_PIECE = 5_000  # numbers read from the text at a stretch


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for. `sort` is a field's key, `-key` turns it round, None is the kind's own order."""

    search: str = ""
    filters: tuple[Filter, ...] = ()
    sort: str | None = None
    bin: bool = False
    lang: str = "hi"  # in which script references are put in order
    book: whose.Book | None = None  # for the order by office, which `_ready` looks up

    @property
    def narrowed(self) -> bool:
        """Whether it leaves something out."""
        return bool(self.search.strip() or self.filters)


@dataclass(frozen=True, slots=True)
class Held:
    """A value that records hold in a field, how many do, and the record or the office it refers to."""

    value: Any
    count: int
    row: RecordRow | None = None
    maker: Maker | None = None


def order(office: Office, kind: RecordKind, asked: Asked) -> array[int]:
    """The numbers of all rows, in order. E-LST-01, E-LST-02: a filter or a sort that is none."""
    asked = _ready(office, kind, asked)
    with office.reading() as conn:
        found = array("q")
        for part in _parts(office, kind, asked):
            for piece in _gathered(conn, part):
                found.extend(piece)
        return found


def first(office: Office, kind: RecordKind, asked: Asked, limit: int = 100) -> array[int]:
    """The numbers of the first rows: much sooner than the whole order where an index serves it."""
    found, asked = array("q"), _ready(office, kind, asked)
    with office.reading() as conn:
        for part in _parts(office, kind, asked):
            if len(found) < limit:
                found.extend(conn.execute(part.limit(limit - len(found))).scalars())
    return found


def quick(kind: RecordKind, asked: Asked) -> bool:
    """Whether `first` answers much sooner than `order`."""
    if whose.sorts(asked.sort):
        return False
    key, _ = list_order.taken_apart(kind, asked.sort)
    return not asked.filters and (key == list_order.CREATED or list_order.index_of(kind, key) is not None)


def rows(office: Office, kind: RecordKind, docs: Iterable[int]) -> dict[int, RecordRow]:
    """The records of these row numbers; one that has gone is not among them."""
    table = read.table_of(kind)
    wanted = select(table, derived().c.doc.label("_doc")).join(derived(), derived().c.id == table.c.id)
    found: dict[int, RecordRow] = {}
    with office.reading() as conn:
        for some in batches(list(docs), _BATCH):
            for row in conn.execute(wanted.where(derived().c.doc.in_(some))).mappings():
                values = dict(row)
                found[values.pop("_doc")] = read.record(kind, values)
    return found


def ids(office: Office, docs: Sequence[int]) -> list[str]:
    """The records' ids, in the order of their row numbers as given."""
    found: dict[int, str] = {}
    with office.reading() as conn:
        for some in batches(list(docs), _BATCH):
            asked = select(derived().c.doc, derived().c.id).where(derived().c.doc.in_(some))
            found.update((doc, id) for doc, id in conn.execute(asked))
    return [found[doc] for doc in docs if doc in found]


def count(office: Office, kind: RecordKind, asked: Asked) -> int:
    """How many rows the list has."""
    wanted = _matched(office, kind, _ready(office, kind, asked)).with_only_columns(func.count())
    with office.reading() as conn:
        return int(conn.execute(wanted).scalar_one())


def _ready(office: Office, kind: RecordKind, asked: Asked) -> Asked:
    asked = replace(asked, filters=list_filters.ready(office, kind, asked.filters))
    if whose.sorts(asked.sort) and whose.told(office, kind):
        with office.reading() as conn:
            asked = replace(asked, book=whose.book(conn))
    return asked


def total(office: Office, kind: RecordKind, *, bin: bool = False) -> int:
    """How many records there are of the kind, whatever is asked for."""
    return count(office, kind, Asked(bin=bin))


def held(office: Office, kind: RecordKind, key: str, most: int = 500) -> list[Held]:
    """What the live records hold in the field, the most frequent first; None is "nothing filled in". Twins stand
    as the record that is kept.

    `event` may be asked of a kind that stands at events through others (list_filters.at_events), `office` at
    headquarters (whose.told).
    """
    if key == whose.OFFICE and whose.told(office, kind):
        return _offices(office, kind)
    field = kind.by_key.get(key)
    column, n, live = list_filters.column_of(kind, key)
    own = list_filters.counted(office, kind)
    asked = select(column, n.label("n")).where(live, *own).group_by(column)
    ref = field.ref if field else key
    with office.reading() as conn:
        found = conn.execute(asked.order_by(literal_column("n").desc()).limit(most)).all()
        targets = read.many_kept(conn, kind_of(ref), [v for v, _ in found if v]) if ref else {}
    counts: Counter[Any] = Counter()
    for value, n in found:
        counts[targets[value].id if value in targets else value] += n
    named = {row.id: row for row in targets.values()}
    return [Held(_value(field, v), n, named.get(v)) for v, n in counts.most_common()]


def _offices(office: Office, kind: RecordKind) -> list[Held]:
    with office.reading() as conn:
        found = whose.held(conn, kind, read.table_of(kind).c.deleted_at.is_(None))
    return [Held(maker.office if maker else None, n, maker=maker) for maker, n in found]


def _value(field: Field | None, stored: Any) -> Any:
    return bool(stored) if field and field.kind is Kind.BOOL and stored is not None else stored


def _parts(office: Office, kind: RecordKind, asked: Asked) -> list[Select[Any]]:
    """Selects of row numbers that make up the order, one after the other: what is filled, what is empty."""
    if asked.book:
        return [_by_office(_matched(office, kind, asked), kind, asked.book, down=str(asked.sort)[0] == "-")]
    key, down = list_order.taken_apart(kind, asked.sort)
    matched, doc = _matched(office, kind, asked), _way(derived().c.doc, down=down)
    if key == list_order.CREATED:
        return [matched.order_by(doc)]
    column = list_order.index_of(kind, key)
    if column is None:
        return [_by_value(office, kind, asked, key, down=down)]
    keyed = derived().c[column]
    return [
        matched.where(keyed > "").order_by(_way(keyed, down=down), doc),
        matched.where(keyed == "").order_by(*_beside(kind, key, down=down), doc),
    ]


def _beside(kind: RecordKind, key: str, *, down: bool) -> list[ColumnElement[Any]]:
    """Names that are not there in this script stand in the order of the other."""
    twin = kind.twin(key)
    column = list_order.index_of(kind, twin.key) if twin else None
    return [_way(derived().c[column], down=down)] if column else []


def _by_value(office: Office, kind: RecordKind, asked: Asked, key: str, *, down: bool) -> Select[Any]:
    table = read.table_of(kind)
    value, there, on = list_order.value(kind, key, office.lists, asked.lang)
    whole = _matched(office, kind, replace(asked, filters=())).join(table, table.c.id == derived().c.id)
    if there is not None:
        whole = whole.outerjoin(there, on)
    told = list_filters.conditions(kind, asked.filters, office.today().isoformat())
    doc = _way(derived().c.doc, down=down)
    return whole.where(*told).order_by(value.is_(None), _way(value, down=down), doc)


def _by_office(matched: Select[Any], kind: RecordKind, book: whose.Book, *, down: bool) -> Select[Any]:
    whole, place = whose.joined(matched, kind, derived().c.id, book)
    return whole.order_by(place.is_(None), _way(place, down=down), _way(derived().c.doc, down=down))


def _matched(office: Office, kind: RecordKind, asked: Asked) -> Select[Any]:
    """The numbers of the rows that are in the list, in no order."""
    d = derived()
    found = select(d.c.doc).where(d.c.kind == kind.name, d.c.live == int(not asked.bin))
    if asked.search.strip():
        found = found.where(meant.by(office.store.dialect, asked.search, kind.name))
    found = found.where(*counted(office, kind, asked.filters))
    return found.where(within(office, kind, asked.filters)) if asked.filters else found


def counted(office: Office, kind: RecordKind, filters: Sequence[Filter]) -> list[ColumnElement[bool]]:
    """The condition on `derived` that its record is one that this office counts."""
    table = read.table_of(kind)
    own = list_filters.counted(office, kind, filters)
    return [derived().c.id.not_in(select(table.c.id).where(*(~each for each in own)))] if own else []


def within(office: Office, kind: RecordKind, filters: Sequence[Filter]) -> ColumnElement[bool]:
    """The condition on `derived` that its record meets the filters.

    The plus keeps the order's index in charge: the filtered numbers are looked up, not led by.
    """
    table, other = read.table_of(kind), derived().alias("filtered")
    told = list_filters.conditions(kind, filters, office.today().isoformat())
    docs = select(other.c.doc).select_from(table).join(other, other.c.id == table.c.id).where(*told)
    return literal_column("+derived.doc").in_(docs)


def _way(column: ColumnElement[Any], *, down: bool) -> ColumnElement[Any]:
    return column.desc() if down else column.asc()


def _gathered(conn: Connection, part: Select[Any]) -> Iterator[array[int]]:
    """All numbers as one text, made by the database: row by row they took seven times as long."""
    inner = part.subquery()
    join = func.string_agg if conn.dialect.name == "postgresql" else func.group_concat
    text = conn.execute(select(join(cast(inner.c.doc, String), ","))).scalar_one()
    numbers = text.split(",") if text else []
    for at in range(0, len(numbers), _PIECE):
        yield array("q", map(int, numbers[at : at + _PIECE]))
