"""Rows that districts added to the lists of products, buyers, places and partners, as headquarters sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, or_, select

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.queries import district_rows, likely_twins, meant, read
from odop_desktop.queries.likely_twins import Likely
from odop_desktop.queries.makers import Maker
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.tables.derived import DERIVED

PAGE = 100
Key = tuple[str, str, str]  # kind, name as it folds, id


@dataclass(frozen=True, slots=True)
class Local:
    """One row; `maker` whose it is, None for headquarters' own; `kept` the one that stands in its place, `likely`
    where there is none those that may be the same. `number` names it alone: behind its office's code where another
    record bears it.
    """

    row: RecordRow
    maker: Maker | None
    kept: RecordRow | None
    number: str
    likely: tuple[Likely, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows: of these kinds; with this in their search text; only those with likely twins."""

    kinds: tuple[RecordKind, ...]
    search: str = ""
    twins: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the key after which the next page begins (None at the end)."""

    rows: tuple[Local, ...]
    after: Key | None


def page(office: Office, wanted: Wanted, after: Key | None = None, limit: int = PAGE) -> Page:
    """Districts' own, and those in whose place another stands: kind by kind, by name."""
    rows: list[Local] = []
    with office.reading() as conn:
        for kind in wanted.kinds[_at(wanted.kinds, after) :]:
            behind = after if after and after[0] == kind.name else None
            asked = _asked(conn, office.store.dialect, kind, wanted, behind)
            keys = conn.execute(asked.limit(limit - len(rows) + 1)).all()
            some = keys[: limit - len(rows)]
            told = _told(conn, kind, [id for _, id in some])
            rows += [each for each in told if each.likely or not wanted.twins]
            if len(keys) > len(some):
                key, id = some[-1] if some else ("", "")
                return Page(tuple(rows), (kind.name, key, id))
    return Page(tuple(rows), None)


def every(office: Office, wanted: Wanted) -> Iterator[Local]:
    """As `page`, all of them."""
    after = None
    while True:
        some = page(office, wanted, after)
        yield from some.rows
        if (after := some.after) is None:
            return


def counts(office: Office, wanted: Wanted) -> dict[str, int]:
    """How many rows there are of each kind; of those with likely twins at most so many."""
    with office.reading() as conn:
        each = {kind.name: _matched(conn, office.store.dialect, kind, wanted) for kind in wanted.kinds}
        return {name: int(conn.execute(_counting(asked)).scalar_one()) for name, asked in each.items()}


def _counting(asked: Select[Any]) -> Select[Any]:
    return asked.with_only_columns(func.count(), maintain_column_froms=True)


def _at(kinds: Sequence[RecordKind], after: Key | None) -> int:
    return [kind.name for kind in kinds].index(after[0]) if after else 0


def _name() -> ColumnElement[str]:
    return func.coalesce(DERIVED.c.k1, DERIVED.c.k2, "")


def _matched(conn: Connection, dialect: str, kind: RecordKind, wanted: Wanted) -> Select[Any]:
    table = read.table_of(kind)
    fresh = or_(table.c.adopted.is_(None), table.c.adopted == 0)
    here = [DERIVED.c.kind == kind.name, DERIVED.c.live == 1, fresh]
    here.append(or_(table.c.same_as.is_not(None), district_rows.theirs(conn, kind)))
    if wanted.search.strip():
        here.append(meant.by(dialect, wanted.search, kind.name))
    if wanted.twins:
        here += [table.c.same_as.is_(None), likely_twins.alike(kind)]
    joined = DERIVED.join(table, table.c.id == DERIVED.c.id)
    return select(_name().label("key"), DERIVED.c.id).select_from(joined).where(*here)


def _asked(
    conn: Connection, dialect: str, kind: RecordKind, wanted: Wanted, after: Key | None
) -> Select[Any]:
    asked = _matched(conn, dialect, kind, wanted).order_by(_name(), DERIVED.c.id)
    if after is not None and after[2]:
        behind = and_(_name() == literal(after[1]), DERIVED.c.id > after[2])
        asked = asked.where(or_(_name() > literal(after[1]), behind))
    return asked


def _told(conn: Connection, kind: RecordKind, ids: Sequence[str]) -> list[Local]:
    rows = read.many(conn, kind, ids)
    whose = district_rows.local(conn, kind, ids)
    kept = read.many_kept(conn, kind, [row.id for row in rows.values() if row["same_as"]])
    likely = likely_twins.among(conn, kind, [row for row in rows.values() if not row["same_as"]])
    borne = _borne(conn, kind, [row.number for row in rows.values()])
    return [
        Local(
            rows[id],
            whose.get(id),
            kept.get(id),
            f"{whose[id].code}:{rows[id].number}"
            if id in whose and rows[id].number in borne
            else rows[id].number,
            likely.get(id, ()),
        )
        for id in ids
    ]


def _borne(conn: Connection, kind: RecordKind, numbers: Sequence[str]) -> set[str]:
    """Those of these numbers that several live records bear."""
    if kind.number is None or not numbers:
        return set()
    table = read.table_of(kind)
    number = table.c[kind.number]
    several = select(number).where(number.in_(numbers), table.c.deleted_at.is_(None)).group_by(number)
    return set(conn.execute(several.having(func.count() > 1)).scalars())
