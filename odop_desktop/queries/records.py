"""Pages of records in a chosen order, found by what was typed; one record; what happened to it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, RowMapping, Select, func, select, tuple_

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import entered, list_filters, lists, meant, read, whose
from odop_desktop.queries.list_filters import Filter
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.tables.base import METADATA
from odop_desktop.storage.tables.derived import SORTS
from odop_desktop.storage.tables.log import ACT, Act, Op

_WHOLE = 2**63  # what a column holds
_LAST = 1_000_000  # behind every office


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and the key after which the next page begins (None at the end)."""

    rows: tuple[RecordRow, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Happening:
    """One change of a record: who, when, which act, and each field's old and new value. `entered`: headquarters
    made the record for a district."""

    op_id: str
    act: str
    verb: str
    kind: str
    at: str
    actor: str
    reason: str | None
    values: tuple[tuple[str, Any, Any], ...]
    entered: bool = False


def page(
    office: Office,
    kind: RecordKind,
    *,
    search: str = "",
    sort: str | None = None,
    after: str | None = None,
    limit: int = 50,
    bin: bool = False,
    filters: Sequence[Filter] = (),
) -> Page:
    """The next `limit` records in the order of `sort` (a sortable field; `-field` turns it round; at headquarters
    `office`).

    The page begins behind `after`, a key of an earlier page, so the last page costs what the first does.
    """
    limit = max(limit, 1)
    if whose.sorts(sort) and whose.told(office, kind):
        with office.reading() as conn:
            by, down = whose.book(conn), str(sort).startswith("-")
        wanted, column = _by_office(_query(office.store.dialect, kind, search, "doc", bin=bin), kind, by)
    else:
        key, down = _order(kind, sort)
        wanted, column = _query(office.store.dialect, kind, search, key, bin=bin), _derived(key)
    wanted = wanted.where(*lists.counted(office, kind, filters))
    if filters:
        wanted = wanted.where(lists.within(office, kind, list_filters.ready(office, kind, filters)))
    order = [c.desc() if down else c for c in dict.fromkeys((column, _derived("doc")))]
    if after:
        wanted = wanted.where(_behind(column, _opened(after, column), down=down))
    with office.reading() as conn:
        rows = conn.execute(wanted.order_by(*order).limit(limit + 1)).mappings().all()
    more = len(rows) > limit
    shown = tuple(_record(kind, row) for row in rows[:limit])
    last = rows[limit - 1] if more else None
    return Page(shown, _key(last["_sort"], last["_doc"]) if last is not None else None)


def count(office: Office, kind: RecordKind, *, search: str = "", bin: bool = False) -> int:
    """How many records `page` would go through."""
    wanted = _query(office.store.dialect, kind, search, "doc", bin=bin).where(
        *lists.counted(office, kind, ())
    )
    with office.reading() as conn:
        return int(conn.execute(select(func.count()).select_from(wanted.subquery())).scalar_one())


def show(office: Office, number: str) -> RecordRow:
    """The record of any kind that this number or id names. E-ACT-01 where there is none."""
    with office.reading() as conn:
        if found := read.anywhere(conn, number):
            return found
    raise OdopError("E-ACT-01", record=number)


def find(office: Office, kind: RecordKind, number: str, *, bin: bool = False) -> RecordRow:
    """The record of this kind that the number or id names. E-ACT-01 where there is none."""
    with office.reading() as conn:
        if found := read.by_number(conn, kind, number, bin=bin):
            return found
    raise OdopError("E-ACT-01", record=number)


def titles(office: Office, kind: RecordKind, ids: Iterable[str]) -> dict[str, RecordRow]:
    """The records behind these references, by id."""
    with office.reading() as conn:
        return read.many_kept(conn, kind, ids)


def history(office: Office, id: str) -> list[Happening]:
    """Every change of the record, oldest first, with the values before and after."""
    ops = (
        select(Op.id, Op.act, Op.kind, Op.at, Op.actor, Op.header, Op.body, Op.node, Op.entity, Act.verb)
        .join(ACT, Act.id == Op.act, isouter=True)
        .where(Op.entity_id == id)
        .order_by(Op.arrival)
    )
    with office.reading() as conn:
        rows = conn.execute(ops).mappings().all()
        hq = entered.nodes(conn)
    held: dict[str, Any] = {}
    return [_happening(row, held, hq) for row in rows]


def _happening(row: RowMapping, held: dict[str, Any], hq: tuple[str, ...]) -> Happening:
    new = json.loads(row["body"])["new"] if row["body"] else {}
    changes = tuple((key, held.get(key), value) for key, value in new.items())
    held.update(new)
    header = json.loads(row["header"])
    verb, reason = row["verb"] or header["act"]["verb"], header["reason"]
    theirs = row["kind"] == "create" and row["node"] in hq and row["entity"] in entered.KINDS
    return Happening(
        row["id"], row["act"], verb, row["kind"], row["at"], row["actor"], reason, changes, theirs
    )


def _order(kind: RecordKind, sort: str | None) -> tuple[str, bool]:
    """The derived column to order by, and whether downwards. E-ACT-04 for a field no index serves."""
    asked = sort or kind.default_sort
    down, key = asked.startswith("-"), asked.lstrip("-")
    if key == "created_at":
        return "doc", down
    keys = [f.key for f in kind.sorts]
    if key not in keys:
        raise OdopError("E-ACT-04", field=key, fields=", ".join(["created_at", *keys]))
    return SORTS[keys.index(key)], down


def _derived(key: str) -> ColumnElement[Any]:
    return METADATA.tables["derived"].c[key]


def _by_office(
    wanted: Select[Any], kind: RecordKind, book: whose.Book
) -> tuple[Select[Any], ColumnElement[Any]]:
    """The query with the place of the record's office as what it is ordered by; who has none stands last."""
    table = read.table_of(kind)
    wanted, place = whose.joined(wanted, kind, table.c.id, book)
    by = func.coalesce(place, _LAST)
    return wanted.with_only_columns(*table.c, by.label("_sort"), _derived("doc").label("_doc")), by


def _query(dialect: str, kind: RecordKind, search: str, column: str, *, bin: bool) -> Select[Any]:
    table, derived = read.table_of(kind), METADATA.tables["derived"]
    wanted = (
        select(table, derived.c[column].label("_sort"), derived.c.doc.label("_doc"))
        .join(derived, derived.c.id == table.c.id)
        .where(derived.c.kind == kind.name, derived.c.live == int(not bin))
    )
    if column != "doc":
        wanted = wanted.where(derived.c[column].is_not(None))
    return wanted.where(meant.by(dialect, search, kind.name)) if search.strip() else wanted


def _behind(column: ColumnElement[Any], key: tuple[Any, int], *, down: bool) -> ColumnElement[bool]:
    """Rows behind the key, as one row comparison: an index on (sort, doc) serves it."""
    doc = _derived("doc")
    here = tuple_(doc) if column is doc else tuple_(column, doc)
    there = tuple_(key[1]) if column is doc else tuple_(*key)
    return here < there if down else here > there


def _record(kind: RecordKind, row: RowMapping) -> RecordRow:
    return read.record(kind, {k: v for k, v in row.items() if k not in ("_sort", "_doc")})


def _key(sort: Any, doc: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([sort, doc]).encode()).decode().rstrip("=")


def _opened(key: str, column: ColumnElement[Any]) -> tuple[Any, int]:
    """A page key taken apart. E-ACT-05 when it is none of ours, or of another order."""
    try:
        sort, doc = json.loads(base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)))
        told = int if isinstance(column.type, Integer) else str
        if isinstance(sort, told) and isinstance(doc, int) and -_WHOLE <= doc < _WHOLE:
            return sort, doc
    except (ValueError, TypeError):
        pass
    raise OdopError("E-ACT-05", key=key)
