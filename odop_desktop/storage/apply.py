"""The one place that changes records: op, row, derived row and search text in one transaction.

Only `actions` and `sync` call it (a test holds that). The caller's transaction keeps or drops the whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select, text

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.storage import indexing, rows
from odop_desktop.storage.batches import batches
from odop_desktop.storage.ops import COLUMNS, Act, Chain, Change
from odop_desktop.storage.tables.base import table_of
from odop_desktop.storage.tables.log import Node, Op
from odop_desktop.storage.values import to_body, to_column

_AT_ONCE = 1000  # puts worked through together
_BATCH = 400  # ids asked for at once

# Made once: a single save is small enough for the making of statements to count.
_TAKE_CHAIN = select(Node.id, Node.epoch, Node.seq, Node.hash, Node.arrived).with_for_update()
_KEEP_CHAIN = text(
    "UPDATE node SET seq = :seq, hash = :hash, arrived = :arrived WHERE id = :node AND seq = :first"
)
_NOTE_ACT = text(
    "INSERT INTO act (id, verb, at, actor, undoes) VALUES (:id, :verb, :at, :actor, :undoes)"
    " ON CONFLICT (id) DO NOTHING"
)


@dataclass(frozen=True, slots=True)
class Put:
    """One change wanted: the record and the values to hold from now on (None empties a field).

    `kind` is create, change, bin or restore. `seen` is the op_id the user had before the eyes: if the record
    has moved on since, the change is refused (E-ACT-02) and nothing is lost.
    """

    record: RecordKind
    id: str
    new: Mapping[str, Any]
    kind: str = "change"
    reason: str | None = None
    seen: str | None = None


@dataclass(slots=True)
class _State:
    """One record while its puts are worked through: its row as columns, and what of it is to be written."""

    record: RecordKind
    row: dict[str, Any]
    fresh: bool
    set: dict[str, Any] = field(default_factory=dict)


def apply(conn: Connection, act: Act, puts: Sequence[Put]) -> list[str]:
    """Writes the puts as one act. Returns the ids of the records really changed, each once, in order."""
    _not_moved_on(conn, [put for put in puts if put.seen is not None])
    done: dict[str, None] = {}
    for some in batches(puts, _AT_ONCE):
        done.update(dict.fromkeys(_apply(conn, act, some)))
    return list(done)


def _apply(conn: Connection, act: Act, puts: Sequence[Put]) -> list[str]:
    states = _load(conn, puts)
    bases = _Bases(conn, [p.id for p in puts if not states[p.id].fresh])
    chain = _take_chain(conn, act)
    first = chain.seq
    ops = [op for p in puts if (op := _work(chain, act, p, states[p.id], bases))]
    if not ops:
        return []
    _note_act(conn, act)
    rows.insert_lines(conn, "op", COLUMNS, ops)
    _write_rows(conn, [s for s in states.values() if s.set])
    _keep_chain(conn, chain, first)
    return [s.row["id"] for s in states.values() if s.set]


def _not_moved_on(conn: Connection, puts: Sequence[Put]) -> None:
    """E-ACT-02 where a record is not as the user saw it."""
    for put in puts:
        table = table_of(put.record.name)
        if conn.execute(select(table.c.op_id).where(table.c.id == put.id)).scalar() not in (None, put.seen):
            raise OdopError("E-ACT-02", record=put.id)


def _note_act(conn: Connection, act: Act) -> None:
    """An act may be written in several goes within one transaction; it is noted once."""
    row = {"id": act.id, "verb": act.verb, "at": act.at, "actor": act.actor, "undoes": act.undoes}
    conn.execute(_NOTE_ACT, row)


def _work(chain: Chain, act: Act, put: Put, state: _State, bases: _Bases) -> tuple[Any, ...] | None:
    """The op of one put, noted in the record's state; none where nothing would change."""
    create = put.kind == "create"
    new = _filled(put) if create else _changed(put, state.row)
    if not new and not create:
        return None
    body = {key: to_body(value) for key, value in new.items()}
    base = {} if create else bases.of(put.id, new)
    op = chain.add(Change(put.kind, put.record.name, put.id, body, base, put.reason))
    bases.note(put.id, op[_ID], new)
    written = {key: to_column(value) for key, value in new.items()}
    written |= {"op_id": op[_ID], "updated_at": act.at}
    if create:
        written |= {"id": put.id, "created_at": act.at}
    state.set |= written
    state.row |= written
    return op


_ID = COLUMNS.index("id")


def _filled(put: Put) -> dict[str, Any]:
    """What a new record holds."""
    return {k: v for k, v in put.new.items() if v is not None and v != ()}


def _changed(put: Put, row: Mapping[str, Any]) -> dict[str, Any]:
    """The values that differ from the row's."""
    return {k: v for k, v in put.new.items() if to_column(v) != row.get(k)}


def _load(conn: Connection, puts: Sequence[Put]) -> dict[str, _State]:
    """The records of the puts, new ones empty. E-ACT-01 for one that is not there, E-ACT-03 for a pack row."""
    states: dict[str, _State] = {}
    wanted: dict[str, tuple[RecordKind, dict[str, None]]] = {}
    for put in puts:
        if put.kind == "create":
            if put.id in states:
                raise ValueError(f"{put.record.name} {put.id} is made twice")
            states[put.id] = _State(put.record, {"id": put.id}, fresh=True)
        elif put.id not in states:
            wanted.setdefault(put.record.name, (put.record, {}))[1][put.id] = None
    for record, ids in wanted.values():
        states |= {row["id"]: _State(record, row, fresh=False) for row in _rows(conn, record, list(ids))}
    for put in puts:
        if put.id not in states:
            raise OdopError("E-ACT-01", record=put.id)
        if states[put.id].row.get("pack"):
            raise OdopError("E-ACT-03", record=put.id)
    return states


def _rows(conn: Connection, record: RecordKind, ids: Sequence[str]) -> Iterable[dict[str, Any]]:
    table = table_of(record.name)
    for some in batches(ids, _BATCH):
        for row in conn.execute(select(table).where(table.c.id.in_(some))).mappings():
            yield dict(row)


class _Bases:
    """Per record and field, the op that set the value now held: what the next op names as its base."""

    def __init__(self, conn: Connection, ids: Sequence[str]) -> None:
        self._last: dict[str, dict[str, str]] = {}
        for some in batches(list(dict.fromkeys(ids)), _BATCH):
            ops = select(Op.id, Op.entity_id, Op.body).where(Op.entity_id.in_(some))
            for op_id, entity_id, body in conn.execute(ops.order_by(Op.arrival)):
                if body:
                    self.note(entity_id, op_id, json.loads(body)["new"])

    def of(self, entity_id: str, keys: Iterable[str]) -> dict[str, list[str]]:
        last = self._last.get(entity_id, {})
        return {k: [last[k]] if k in last else [] for k in keys}

    def note(self, entity_id: str, op_id: str, keys: Iterable[str]) -> None:
        self._last.setdefault(entity_id, {}).update(dict.fromkeys(keys, op_id))


def _take_chain(conn: Connection, act: Act) -> Chain:
    """This PC's chain, its row locked where the database has row locks."""
    return Chain(act, *conn.execute(_TAKE_CHAIN).one())


def _keep_chain(conn: Connection, chain: Chain, first: int) -> None:
    place = {
        "node": chain.node,
        "first": first,
        "seq": chain.seq,
        "hash": chain.last,
        "arrived": chain.arrived,
    }
    if conn.execute(_KEEP_CHAIN, place).rowcount != 1:
        raise OdopError("E-DB-09", node=chain.node)


def _write_rows(conn: Connection, states: Sequence[_State]) -> None:
    """Inserts or updates the record rows kind by kind, then their derived rows."""
    by_kind: dict[str, list[_State]] = {}
    for state in states:
        by_kind.setdefault(state.record.name, []).append(state)
    for name, group in by_kind.items():
        fresh = [s.row for s in group if s.fresh]
        old = [s for s in group if not s.fresh]
        if fresh:
            rows.insert(conn, name, fresh)
            indexing.insert(conn, group[0].record, fresh)
        if old:
            rows.update(conn, name, "id", [{**s.set, "id": s.row["id"]} for s in old])
            indexing.update(conn, group[0].record, [s.row for s in old])
