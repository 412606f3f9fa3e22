"""The one place that changes records: op, row, derived row and search text in one transaction.

Only `actions` and `sync` call it (a test holds that). The caller's transaction keeps or drops the whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.storage import indexing
from odop_desktop.storage.batches import batches
from odop_desktop.storage.derived import Deriver
from odop_desktop.storage.ops import Act, Chain, Change
from odop_desktop.storage.tables.base import table_of
from odop_desktop.storage.tables.log import Act as ActRow
from odop_desktop.storage.tables.log import Node, Op
from odop_desktop.storage.values import to_body, to_column

_BATCH = 400  # ids asked for at once


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
    """One record while its puts are worked through."""

    record: RecordKind
    row: dict[str, Any]
    fresh: bool
    touched: bool = False


def apply(conn: Connection, act: Act, puts: Sequence[Put]) -> list[str]:
    """Writes the puts as one act. Returns the ids of the records really changed, each once, in order."""
    states = _load(conn, puts)
    bases = _Bases(conn, [p.id for p in puts if p.kind != "create"])
    chain, first = _take_chain(conn)
    ops = [op for p in puts if (op := _work(chain, act, p, states, bases))]
    if not ops:
        return []
    _note_act(conn, act)
    conn.execute(insert(Op), ops)
    _write_rows(conn, [s for s in states.values() if s.touched])
    _keep_chain(conn, chain, first)
    return list(dict.fromkeys(op["entity_id"] for op in ops))


def _note_act(conn: Connection, act: Act) -> None:
    """An act may be written in several goes within one transaction; it is noted once."""
    if conn.execute(select(ActRow.id).where(ActRow.id == act.id)).first() is None:
        row = {"id": act.id, "verb": act.verb, "at": act.at, "actor": act.actor, "undoes": act.undoes}
        conn.execute(insert(ActRow), row)


def _work(
    chain: Chain, act: Act, put: Put, states: dict[str, _State], bases: _Bases
) -> dict[str, Any] | None:
    state = states[put.id]
    if put.seen is not None and state.row.get("op_id") != put.seen:
        raise OdopError("E-ACT-02", record=put.id)
    new = _changed(state, put)
    if not new and put.kind != "create":
        return None
    body = {key: to_body(value) for key, value in new.items()}
    base = {} if put.kind == "create" else bases.of(put.id, new)
    op = chain.add(act, Change(put.kind, put.record.name, put.id, body, base, put.reason))
    bases.note(put.id, op["id"], new)
    state.row.update({key: to_column(value) for key, value in new.items()})
    state.row.update(op_id=op["id"], updated_at=act.at)
    if put.kind == "create":
        state.row["created_at"] = act.at
    state.touched = True
    return op


def _changed(state: _State, put: Put) -> dict[str, Any]:
    """The values that differ from the row's; a create keeps what is filled."""
    if put.kind == "create":
        return {k: v for k, v in put.new.items() if v is not None and v != ()}
    row = state.row
    return {k: v for k, v in put.new.items() if to_column(v) != row.get(k)}


def _load(conn: Connection, puts: Sequence[Put]) -> dict[str, _State]:
    states: dict[str, _State] = {}
    wanted: dict[str, tuple[RecordKind, list[str]]] = {}
    for put in puts:
        if put.kind == "create":
            empty = dict.fromkeys(table_of(put.record.name).columns.keys())
            states[put.id] = _State(put.record, empty | {"id": put.id}, fresh=True)
        elif put.id not in states:
            wanted.setdefault(put.record.name, (put.record, []))[1].append(put.id)
    for record, ids in wanted.values():
        table = table_of(record.name)
        for some in batches(ids, _BATCH):
            for row in conn.execute(select(table).where(table.c.id.in_(some))).mappings():
                states[row["id"]] = _State(record, dict(row), fresh=False)
    for put in puts:
        if put.id not in states:
            raise OdopError("E-ACT-01", record=put.id)
        if states[put.id].row.get("pack"):
            raise OdopError("E-ACT-03", record=put.id)
    return states


class _Bases:
    """Per record and field, the op that set the value now held: what the next op names as its base."""

    def __init__(self, conn: Connection, ids: Sequence[str]) -> None:
        self._last: dict[tuple[str, str], str] = {}
        for some in batches(list(dict.fromkeys(ids)), _BATCH):
            ops = select(Op.id, Op.entity_id, Op.body).where(Op.entity_id.in_(some))
            for op_id, entity_id, body in conn.execute(ops.order_by(Op.epoch, Op.seq)):
                if body:
                    self.note(entity_id, op_id, json.loads(body)["new"])

    def of(self, entity_id: str, keys: Iterable[str]) -> dict[str, list[str]]:
        return {k: [op] if (op := self._last.get((entity_id, k))) else [] for k in keys}

    def note(self, entity_id: str, op_id: str, keys: Iterable[str]) -> None:
        for key in keys:
            self._last[entity_id, key] = op_id


def _take_chain(conn: Connection) -> tuple[Chain, int]:
    """This PC's chain, its row locked where the database has row locks."""
    node = conn.execute(select(Node.id, Node.epoch, Node.seq, Node.hash).with_for_update()).one()
    return Chain(node.id, node.epoch, node.seq, node.hash), node.seq


def _keep_chain(conn: Connection, chain: Chain, first: int) -> None:
    table = table_of("node")
    done = conn.execute(
        table.update()
        .where(table.c.id == chain.node, table.c.seq == first)
        .values(seq=chain.seq, hash=chain.last)
    )
    if done.rowcount != 1:
        raise OdopError("E-DB-09", node=chain.node)


def _write_rows(conn: Connection, states: Sequence[_State]) -> None:
    """Inserts or updates the record rows kind by kind, then their derived rows."""
    by_kind: dict[str, list[_State]] = {}
    for state in states:
        by_kind.setdefault(state.record.name, []).append(state)
    for group in by_kind.values():
        table, derive = table_of(group[0].record.name), Deriver(group[0].record)
        fresh = [s.row for s in group if s.fresh]
        old = [s.row for s in group if not s.fresh]
        if fresh:
            conn.execute(table.insert(), fresh)
            indexing.insert(conn, [derive(row) for row in fresh])
        if old:
            conn.execute(_update(table), [{**row, "b_id": row["id"]} for row in old])
            indexing.update(conn, [derive(row) for row in old])


def _update(table: Table) -> Any:
    sets: dict[str, Any] = {
        c.key: bindparam(c.key) for c in table.columns if c.key not in ("id", "created_at", "pack")
    }
    return table.update().where(table.c.id == bindparam("b_id")).values(**sets)
