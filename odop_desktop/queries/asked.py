"""Headquarters' questions about records: which stand, about what, and how pressing they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Select, and_, func, or_, select

from odop_desktop.domain.catalogue import BY_NAME, OFFICE, QUERY
from odop_desktop.domain.stages import QueryStage
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.batches import batches
from odop_desktop.storage.store import Connection

_BATCH = 400
PAGE = 500
OVERDUE = "overdue"  # beside the stages: open, and the day is past
STATES = ("open", OVERDUE, "answered", "closed")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: `row` is its record, `about` the record asked about (None: not here), `office` who is asked."""

    row: RecordRow
    about: RecordRow | None
    office: Two

    @property
    def key(self) -> str:
        """The field asked about; "" where the record as a whole is."""
        return str(self.row["field"] or "").partition(".")[2]

    def overdue(self, today: str) -> bool:
        """`today` ISO."""
        return bool(self.row["stage"] == QueryStage.OPEN and self.row["due"] and self.row["due"] < today)


def standing(conn: Connection, ids: Iterable[str]) -> dict[str, list[RecordRow]]:
    """By record those of its questions that are not closed, the oldest first."""
    table, found = read.table_of(QUERY), dict[str, list[RecordRow]]()
    for some in batches(list(ids), _BATCH):
        for row in read.where(conn, QUERY, table.c.record_id.in_(some), table.c.stage != QueryStage.CLOSED):
            found.setdefault(row["record_id"], []).append(row)
    return found


def about(*stages: QueryStage) -> Select[tuple[str]]:
    """The ids of records with a question at one of these stages, to be asked within another question."""
    table = read.table_of(QUERY)
    return select(table.c.record_id).where(table.c.stage.in_(stages), table.c.deleted_at.is_(None))


def of(office: Office, id: str) -> tuple[Asked, ...]:
    """Every question about a record, those that are not closed first, then the newest."""
    table = read.table_of(QUERY)
    with office.reading() as conn:
        rows = read.where(conn, QUERY, table.c.record_id == id)
        found = _told(conn, list(reversed(rows)))
    return tuple(sorted(found, key=lambda each: each.row["stage"] == QueryStage.CLOSED))


@dataclass(frozen=True, slots=True)
class Page:
    """Some questions, and the key after which the next page begins (None at the end)."""

    rows: tuple[Asked, ...]
    after: tuple[str, str] | None


def every(office: Office, state: str = "") -> Iterator[Asked]:
    """As `page`, all of them."""
    after = None
    while True:
        some = page(office, state, after)
        yield from some.rows
        if (after := some.after) is None:
            return


def page(office: Office, state: str = "", after: tuple[str, str] | None = None, limit: int = PAGE) -> Page:
    """The questions in a state of STATES, all where none is named; the one that is due first comes first.

    The page begins behind `after`, a key of an earlier page.
    """
    table, today = read.table_of(QUERY), office.today().isoformat()
    conditions = {
        "": table.c.stage.is_not(None),
        OVERDUE: and_(table.c.stage == QueryStage.OPEN, table.c.due < today),
    }
    here = conditions.get(state, table.c.stage == state.upper())
    wanted = select(table.c.id).where(table.c.deleted_at.is_(None), here)
    key = func.coalesce(table.c.due, "~"), table.c.number
    if after is not None:
        wanted = wanted.where(or_(key[0] > after[0], and_(key[0] == after[0], key[1] > after[1])))
    with office.reading() as conn:
        ids = list(conn.execute(wanted.order_by(*key).limit(limit + 1)).scalars())
        rows = read.many(conn, QUERY, ids[:limit])
        told = tuple(_told(conn, [rows[id] for id in ids[:limit]]))
    last = told[-1].row if len(ids) > limit else None
    return Page(told, (last["due"] or "~", last.number) if last else None)


def counts(office: Office) -> dict[str, int]:
    """How many there are of each of STATES; the overdue are among the open."""
    table, today = read.table_of(QUERY), office.today().isoformat()
    each = select(table.c.stage, func.count()).where(table.c.deleted_at.is_(None)).group_by(table.c.stage)
    over = select(func.count()).where(
        table.c.deleted_at.is_(None), table.c.stage == QueryStage.OPEN, table.c.due < today
    )
    with office.reading() as conn:
        found = {str(stage).lower(): int(n) for stage, n in conn.execute(each)}
        return {**dict.fromkeys(STATES, 0), **found, OVERDUE: int(conn.execute(over).scalar_one())}


def _told(conn: Connection, rows: Collection[RecordRow]) -> list[Asked]:
    about = _about(conn, rows)
    offices = read.many(conn, OFFICE, {row["office"] for row in rows if row["office"]})
    called = {id: Two(str(o.title("hi")), str(o.title("en"))) for id, o in offices.items()}
    nobody = Two("", "")
    return [Asked(r, about.get(r["record_id"]), called.get(r["office"], nobody)) for r in rows]


def _about(conn: Connection, rows: Iterable[RecordRow]) -> dict[str, RecordRow]:
    asked: dict[str, set[str]] = {}
    for row in rows:
        asked.setdefault(row["record_kind"], set()).add(row["record_id"])
    found: dict[str, RecordRow] = {}
    for name, ids in asked.items():
        if kind := BY_NAME.get(name):
            found |= read.many(conn, kind, ids)
    return found
