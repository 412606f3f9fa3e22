"""The one place that changes records: op, row, derived row and search text in one transaction.

Only `actions` and `sync` call it (a test holds that). The caller's transaction keeps or drops the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select, text

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.storage import intake, lent, logged, moved, node, rows, states, waiting
from odop_desktop.storage.batches import batches
from odop_desktop.storage.held import Heads
from odop_desktop.storage.intake import ORPHAN, UNMADE, Rules, Taken
from odop_desktop.storage.logged import Come
from odop_desktop.storage.ops import COLUMNS, Act, Chain, Change, OpLine
from odop_desktop.storage.states import State
from odop_desktop.storage.tables.base import table_of
from odop_desktop.storage.values import to_body, to_column

_AT_ONCE = 1000  # puts worked through together

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


def apply(conn: Connection, act: Act, puts: Sequence[Put]) -> list[str]:
    """Writes the puts as one act. Returns the ids of the records really changed, each once, in order."""
    _not_moved_on(conn, [put for put in puts if put.seen is not None])
    done: dict[str, None] = {}
    for some in batches(puts, _AT_ONCE):
        done.update(dict.fromkeys(_apply(conn, act, some)))
    return list(done)


def _apply(conn: Connection, act: Act, puts: Sequence[Put]) -> list[str]:
    found = _load(conn, puts)
    chain = node.take_chain(conn, act)
    first = chain.seq
    ops = [op for p in puts if (op := _work(chain, act, p, found[p.id]))]
    if not ops:
        return []
    _note_act(conn, act)
    rows.insert_lines(conn, "op", COLUMNS, ops)
    changed = {s.row["id"]: s.record.name for s in found.values() if s.set}
    states.write(conn, [s for s in found.values() if s.set])
    states.add_up_anew(conn, changed)
    node.keep_chain(conn, chain, first)
    return list(changed)


def take_in(
    conn: Connection, lines: Iterable[tuple[OpLine, tuple[Any, ...]]], rules: Rules, at: str
) -> Taken:
    """Takes in what other PCs wrote: each line with its row for the log (`ops.told`).

    Lines that the log holds already must have been left out. The op's row, record, search text and what waits
    are written in the caller's transaction. `at`: when, ISO 8601.
    """
    done = Taken()
    for some in batches(lines, _AT_ONCE):
        chain = node.take_chain(conn)
        ops = [(chain.arrived + n, *row) for n, (_, row) in enumerate(some, 1)]
        for act in {line.act: line for line, _ in some}.values():
            _note_act(conn, Act(act.act, act.verb, act.actor, act.at, act.undoes))
        rows.insert_lines(conn, "op", COLUMNS, ops)
        node.count_arrived(conn, chain, len(ops))
        come = [logged.come(line, op) for (line, _), op in zip(some, ops, strict=True)]
        done.add(_settle(conn, come, rules, at))
    return done


UNMET = frozenset({ORPHAN, UNMADE})  # codes of what waits for a record that may come any day


def take_up(conn: Connection, rules: Rules, at: str, also: Collection[str] = ()) -> Taken:
    """Tries anew what waits for a record, and what waits behind it; what still may not go in waits on.

    `also`: records of which whatever waits is tried anew as well.
    """
    ids = {s.entity_id for s in waiting.of(conn) if s.code in UNMET or intake.known(s)} | {*also}
    stuck = [s.op for s in waiting.of(conn) if s.entity_id in ids]
    waiting.lift(conn, stuck)
    done = Taken()
    makings_first = sorted(logged.these(conn, stuck), key=lambda op: (op.kind != "create", op.arrival))
    for some in batches(makings_first, _AT_ONCE):
        done.add(_settle(conn, some, rules, at))
    return done


def take_these(conn: Connection, ops: Sequence[str], rules: Rules, at: str) -> Taken:
    """Tries anew these ops of what waits, in the order in which they arrived; what still may not go in waits on."""
    waiting.lift(conn, ops)
    return _settle(conn, logged.these(conn, ops), rules, at)


def _settle(conn: Connection, ops: Sequence[Come], rules: Rules, at: str) -> Taken:
    ops = _with_what_waited(conn, ops) if rules.early else ops
    taken = intake.settle(conn, ops, rules)
    waiting.lifted(conn, [op.id for op in ops])
    waiting.put(conn, [replace(s, at=at) for s in taken.stuck])
    return taken


def _with_what_waited(conn: Connection, ops: Sequence[Come]) -> list[Come]:
    """The ops, and behind a record's making the changes of it that came before: a sum beside counts them too."""
    made = waiting.among(conn, [op.entity_id for op in ops if op.kind == "create"])
    early = [s.op for s in waiting.of(conn) if s.entity_id in made] if made else []
    waiting.lift(conn, early)
    behind: dict[str, list[Come]] = {}
    for op in logged.these(conn, early):
        behind.setdefault(op.entity_id, []).append(op)
    found: list[Come] = []
    for op in ops:
        found.append(op)
        if op.kind == "create":
            found += behind.pop(op.entity_id, [])
    return found


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


def _work(chain: Chain, act: Act, put: Put, state: State) -> tuple[Any, ...] | None:
    """The op of one put, noted in the record's state; none where nothing would change.

    Its base are all the values that stand: who changes a field that two offices gave different values decides.
    """
    create = put.kind == "create"
    new = _filled(put) if create else _changed(put, state)
    if not new and not create:
        return None
    body = {key: to_body(value) for key, value in new.items()}
    base = {} if create else {key: list(state.heads.of(key)) for key in new}
    op = chain.add(Change(put.kind, put.record.name, put.id, body, base, put.reason))
    written = {key: to_column(value) for key, value in new.items()}
    written |= {"op_id": op[_ID], "updated_at": act.at}
    if create:
        written |= {"id": put.id, "created_at": act.at}
        state.heads.first = op[_ID]
    else:
        state.heads.settle(new, op[_ID])
    state.write(written)
    return op


_ID = COLUMNS.index("id")


def _filled(put: Put) -> dict[str, Any]:
    """What a new record holds."""
    return {k: v for k, v in put.new.items() if v is not None and v != ()}


def _changed(put: Put, state: State) -> dict[str, Any]:
    """The values that differ from the row's, and those of fields that wait for a decision."""
    row, open_ = state.row, state.heads.clash
    return {k: v for k, v in put.new.items() if k in open_ or to_column(v) != row.get(k)}


def _load(conn: Connection, puts: Sequence[Put]) -> dict[str, State]:
    """The records of the puts, new ones empty.

    E-ACT-01: not there; E-ACT-03: a pack's; E-SYN-44: it waits; E-MOV-01: its person has moved away;
    E-LOI-10 … 12: another office's LoI.
    """
    fresh: dict[str, State] = {}
    wanted: dict[str, tuple[RecordKind, dict[str, None]]] = {}
    for put in puts:
        if put.kind == "create":
            if put.id in fresh:
                raise ValueError(f"{put.record.name} {put.id} is made twice")
            fresh[put.id] = State(put.record, {"id": put.id}, fresh=True, heads=Heads(""))
        elif put.id not in fresh:
            wanted.setdefault(put.record.name, (put.record, {}))[1][put.id] = None
    found = states.load(conn, wanted) | fresh
    for put in puts:
        if put.id not in found:
            raise OdopError("E-ACT-01", record=put.id)
        if found[put.id].row.get("pack"):
            raise OdopError("E-ACT-03", record=put.id)
    if stuck := waiting.among(conn, [id for _, ids in wanted.values() for id in ids]):
        raise OdopError("E-SYN-44", record=min(stuck))
    touched = [lent.Touch(put.record.name, put.new, found[put.id].row) for put in puts]
    moved.closed(conn, {id for each in touched for id in moved.whose(*each)})
    lent.closed(conn, touched)
    return found
