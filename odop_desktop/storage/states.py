"""A record while changes to it are worked through: its row as columns, and what of it is to be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.storage import held, indexing, rows
from odop_desktop.storage.among import among
from odop_desktop.storage.forms import WHOLE
from odop_desktop.storage.guard import SUMS
from odop_desktop.storage.held import Heads
from odop_desktop.storage.tables.base import table_of


@dataclass(slots=True)
class State:
    """`fresh`: the record is not in its table yet. `set`: the columns to write. `sums`: fields to add up anew."""

    record: RecordKind
    row: dict[str, Any]
    fresh: bool
    heads: Heads
    set: dict[str, Any] = field(default_factory=dict)
    sums: tuple[str, ...] = ()

    def write(self, columns: Mapping[str, Any]) -> None:
        self.set.update(columns)
        self.row.update(columns)


def load(conn: Connection, wanted: Mapping[str, tuple[RecordKind, Iterable[str]]]) -> dict[str, State]:
    """The records that are there, of the ids asked for by kind."""
    states: dict[str, State] = {}
    for record, ids in wanted.values():
        for row in _rows(conn, record, list(ids)):
            states[row["id"]] = State(record, row, fresh=False, heads=Heads(row["op_id"]))
    for id, heads in held.load(conn, list(states)):
        states[id].heads = heads
    return states


def _rows(conn: Connection, record: RecordKind, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
    table = table_of(record.name)
    for row in conn.execute(select(table).where(among(table.c.id, ids))).mappings():
        yield dict(row)


def write(conn: Connection, states: Iterable[State]) -> None:
    """Inserts or updates the rows kind by kind, lines before what they add up to, then their derived rows."""
    by_kind: dict[str, list[State]] = {}
    for state in states:
        by_kind.setdefault(state.record.name, []).append(state)
    for name, group in sorted(by_kind.items(), key=lambda item: item[1][0].record.lines is not None):
        _add_up(conn, group)
        fresh = [s.row for s in group if s.fresh]
        old = [s for s in group if not s.fresh]
        if fresh:
            rows.insert(conn, name, fresh)
            indexing.insert(conn, group[0].record, fresh)
        if old:
            rows.update(conn, name, "id", [{**s.set, "id": s.row["id"]} for s in old])
            indexing.update(conn, group[0].record, [s.row for s in old])
        held.save(conn, name, {s.row["id"]: s.heads for s in group})


def _add_up(conn: Connection, group: Sequence[State]) -> None:
    for state in group:
        if state.sums and state.record.lines is not None:
            value = _sum(conn, state.record.lines, state.row["id"])
            state.write(dict.fromkeys(state.sums, value))


def add_up_anew(conn: Connection, changed: Mapping[str, str]) -> dict[str, str]:
    """The sums beside these records (id → kind) that no op says alone. Returns the records whose sum was another.

    What they add up may come later than all that was said of them: it waited, or it came back after a restore.
    """
    moved: dict[str, str] = {}
    for record in _SUMMED:
        ids = [id for id, kind in changed.items() if record.lines and kind == record.lines.name]
        if not ids:
            continue
        for state in load(conn, {record.name: (record, _parents(conn, record, ids))}).values():
            keys = [k for k in SUMS[record.name] if len(state.heads.of(k)) > 1]
            if keys and record.lines and _sum(conn, record.lines, state.row["id"]) != state.row[keys[0]]:
                state.sums = tuple(keys)
                _write_sums(conn, state)
                moved[state.row["id"]] = record.name
    return moved


_SUMMED = [k for k in KINDS if k.name in SUMS and k.lines is not None]


def _parents(conn: Connection, record: RecordKind, ids: Sequence[str]) -> list[str]:
    assert record.lines is not None
    table = table_of(record.lines.name)
    parents = select(table.c[str(record.lines.parent)]).where(among(table.c.id, ids))
    return sorted({id for id in conn.execute(parents).scalars() if id})


def _write_sums(conn: Connection, state: State) -> None:
    _add_up(conn, [state])
    rows.update(conn, state.record.name, "id", [{**state.set, "id": state.row["id"]}])
    indexing.update(conn, state.record, [state.row])


def _sum(conn: Connection, lines: RecordKind, id: str) -> int:
    """Added up here: what lines come to may be more than a database's column holds, and then it is the most."""
    table = table_of(lines.name)
    found = select(table.c.value).where(table.c[str(lines.parent)] == id, table.c.deleted_at.is_(None))
    total = sum(int(value or 0) for value in conn.execute(found).scalars())
    return max(-WHOLE, min(WHOLE, total))
