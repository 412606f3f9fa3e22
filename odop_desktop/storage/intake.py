"""Foreign ops become part of the log and of the records; the inside of `apply.take_in`.

In whatever order ops come, records end alike; only a record's making goes before its changes. What a rule stands
against is logged and waits; the record stays as it was, and so do later ops of the same record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from odop_desktop.domain.catalogue import BY_NAME, KINDS
from odop_desktop.domain.catalogue.field import Kind, Merge, RecordKind
from odop_desktop.storage import held, states, waiting
from odop_desktop.storage.among import among
from odop_desktop.storage.forms import fits
from odop_desktop.storage.held import Heads
from odop_desktop.storage.logged import Bodies, Come
from odop_desktop.storage.meeting import Rank, Said, meet
from odop_desktop.storage.states import State
from odop_desktop.storage.tables.base import table_of
from odop_desktop.storage.tables.derived import Derived
from odop_desktop.storage.values import from_body, to_column
from odop_desktop.storage.waiting import MISFIT, OTHERWISE, UNKNOWN, Stuck

ORPHAN, BEHIND, UNMADE = "E-SYN-41", "E-SYN-42", "E-SYN-43"
WAYS = frozenset({"create", "change", "bin", "restore"})  # how a record changes

Judge = Callable[[Come, Mapping[str, Any] | None], str | None]  # the code of a rule that stands against it
Decided = Callable[[Come], bool]


def never(op: Come) -> bool:
    """Of no op it is known that a person has let it in."""
    return False


@dataclass(slots=True)
class Rules:
    """Who weighs what: `rank` between offices, `judge` over each op."""

    rank: Rank
    judge: Judge
    early: bool = False  # changes that came before their record's making go in right behind it
    weighed: bool = False  # they were let in before: what waits of their record does not hold them up
    decided: Decided = never  # whether a person has let this one in before
    known: set[str] = field(default_factory=set)  # ids found in the store before


@dataclass(slots=True)
class Taken:
    """What became of the ops: the records changed, and the ops that wait with their codes."""

    touched: dict[str, str] = field(default_factory=dict)  # id → kind
    stuck: list[Stuck] = field(default_factory=list)
    ops: int = 0  # how many were looked at, those that wait among them

    def add(self, more: Taken) -> None:
        self.touched |= more.touched
        self.stuck += more.stuck
        self.ops += more.ops


def settle(conn: Connection, ops: Sequence[Come], rules: Rules) -> Taken:
    """Works logged ops into the records. The caller notes those that wait."""
    found = states.load(conn, _wanted(ops))
    kinds = _other_kinds(conn, ops, found)
    blocked = waiting.among(conn, list({op.entity_id for op in ops}))
    misfits = {op.id for op in ops if op.entity in BY_NAME and not fits(op.entity, op.new)}
    orphans = _orphans(conn, [op for op in ops if op.id not in misfits], rules)
    taken = Taken(ops=len(ops))
    said = Bodies(conn, ops)
    for op in ops:
        said.turn(op)
        state = found.get(op.entity_id)
        orphan = any(id not in taken.touched for id in orphans.get(op.id, ()))
        code = _odd(op, state, kinds, misfits) or _against(op, state, blocked, rules, orphan=orphan)
        if code:
            if code not in waiting.NEVER:
                blocked.add(op.entity_id)
            said.waits(op)
            facts = {"kind": op.entity} if code == UNKNOWN else {}
            taken.stuck.append(Stuck(op.id, op.entity, op.entity_id, op.arrival, code, facts, op.at))
            continue
        found[op.entity_id] = _take(op, state, said, rules.rank)
        taken.touched[op.entity_id] = op.entity
    states.write(conn, [found[id] for id in taken.touched])
    taken.touched |= states.add_up_anew(conn, taken.touched)
    return taken


def _wanted(ops: Iterable[Come]) -> dict[str, tuple[RecordKind, dict[str, None]]]:
    wanted: dict[str, tuple[RecordKind, dict[str, None]]] = {}
    for op in ops:
        if op.entity in BY_NAME:
            wanted.setdefault(op.entity, (BY_NAME[op.entity], {}))[1][op.entity_id] = None
    return wanted


def _odd(op: Come, state: State | None, kinds: Mapping[str, str], misfits: set[str]) -> str | None:
    """What stands against an op whatever else comes: nobody lets it in, and it holds up nothing else."""
    if op.entity not in BY_NAME or op.kind not in WAYS:
        return UNKNOWN
    if (state.record.name if state else kinds.get(op.entity_id, op.entity)) != op.entity:
        return OTHERWISE
    return MISFIT if op.id in misfits else None


def _against(op: Come, state: State | None, blocked: set[str], rules: Rules, *, orphan: bool) -> str | None:
    if op.entity_id in blocked and not (rules.weighed or rules.decided(op)):
        return BEHIND
    if state is None and op.kind != "create":
        return ORPHAN if orphan else UNMADE
    if state is None and orphan:
        return ORPHAN
    # Of a record that stands the rules come first: else an office would hold up another's by what it names.
    code = rules.judge(op, state.row if state else None)
    if code and rules.decided(op):  # asked last: it looks into the log, and against most ops nothing stands
        code = None
    return code or (ORPHAN if orphan else None)


def known(stuck: Stuck) -> bool:
    """Whether an op waits only because an earlier program did not know its kind of record."""
    return stuck.code == UNKNOWN and stuck.entity in BY_NAME


def _other_kinds(conn: Connection, ops: Sequence[Come], found: Mapping[str, State]) -> dict[str, str]:
    """Of records that are to be made here those whose id stands already, with its kind."""
    ids = {op.entity_id for op in ops if op.kind == "create" and op.entity_id not in found}
    return dict(conn.execute(select(Derived.id, Derived.kind).where(among(Derived.id, list(ids)))).all())


def _orphans(conn: Connection, ops: Sequence[Come], rules: Rules) -> dict[str, set[str]]:
    """The ops that name records which are not here, and these records; an op before them may still make them."""
    asked: dict[str, dict[str, list[str]]] = {}
    for op in ops:
        if op.entity in BY_NAME and op.new:
            for key, ref in _REFS[op.entity].items():
                if (id := op.new.get(key)) and id not in rules.known:
                    asked.setdefault(ref, {}).setdefault(id, []).append(op.id)
    lost: dict[str, set[str]] = {}
    for ref, ids in asked.items():
        here = there(conn, ref, list(ids))
        rules.known |= here
        for op_id, gone in ((by, id) for id in ids.keys() - here for by in ids[id]):
            lost.setdefault(op_id, set()).add(gone)
    return lost


_REFS = {k.name: {f.key: str(f.ref) for f in k.fields if f.kind is Kind.REF and not f.far} for k in KINDS}


def there(conn: Connection, kind: str, ids: Sequence[str]) -> set[str]:
    """Those of these records that stand in the store."""
    table = table_of(kind)
    return set(conn.execute(select(table.c.id).where(among(table.c.id, ids))).scalars())


def _take(op: Come, state: State | None, said: Bodies, rank: Rank) -> State:
    """The op's values in the record's state, met with others where there are."""
    if state is None:
        state = State(BY_NAME[op.entity], {"id": op.entity_id}, fresh=True, heads=Heads(op.id))
        state.write({"id": op.entity_id, "created_at": op.at})
        state.write({k: _column(v) for k, v in (op.new or {}).items() if _has(state.record, k)})
    else:
        for key, value in (op.new or {}).items():
            if _has(state.record, key):
                _set(op, key, value, state, said, rank)
            else:
                # Else the record's making would be forgotten: its row names this op now.
                state.heads.moved = True
    state.write({"op_id": op.id, "updated_at": op.at})
    return state


def _has(record: RecordKind, key: str) -> bool:
    """A field this program does not know yet stays in the log and is shown by a later one."""
    return key in record.by_key or key == "deleted_at"


def _set(op: Come, key: str, value: Any, state: State, said: Bodies, rank: Rank) -> None:
    heads = state.heads
    standing = set(heads.of(key)) - set(op.base.get(key, ()))
    if key not in heads.by and state.row.get(key) is None:
        standing.clear()  # empty since the record was made: nothing stands against a first value
    if standing:
        _meet(op.entity_id, key, state, said, rank)
        return
    state.write({key: _column(value)})
    state.sums = tuple(k for k in state.sums if k != key)
    heads.settle([key], op.id)


def _meet(id: str, key: str, state: State, said: Bodies, rank: Rank) -> None:
    field = state.record.by_key.get(key)
    maker = held.order(state.heads.first)[0]
    ops = said.standing(id, key)
    sides = [Said(o, said.value(o, key), standing=rank(held.order(o)[0], maker)) for o in ops]
    met = meet(field, sides, lambda: said.trail(id, key))
    state.heads.meet(key, ops, clash=met.clash)
    state.write({key: _column(met.value)})
    state.sums = tuple(k for k in state.sums if k != key)
    if field and field.merge_class is Merge.TOTAL and len(ops) > 1:  # one that stands alone says it itself
        state.sums = (*state.sums, key)


def _column(value: Any) -> Any:
    return to_column(from_body(value))
