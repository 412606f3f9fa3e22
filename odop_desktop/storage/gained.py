"""Values of fields that an older program did not know: they lie in its log and are shown once it is upgraded.

An op is logged whole, whatever its program knows of it; a field without a column is left out of the record. When a
step of the schema brings the column, what the log says of it is worked in as if the program had always known it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, inspect, or_, select

from odop_desktop.domain.catalogue import BY_NAME
from odop_desktop.domain.catalogue.field import Kind, Merge
from odop_desktop.storage import held, intake, settings, states, waiting
from odop_desktop.storage.batches import batches
from odop_desktop.storage.forms import fits
from odop_desktop.storage.intake import ORPHAN
from odop_desktop.storage.logged import Come, logged
from odop_desktop.storage.meeting import Rank, Said, meet, standing_of, unreplaced
from odop_desktop.storage.states import State
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.sync import Waiting
from odop_desktop.storage.values import from_body, to_column
from odop_desktop.storage.waiting import Stuck

_BATCH = 400
Columns = Mapping[str, set[str]]  # kind → fields that have a column


def columns(conn: Connection) -> Columns:
    """Of each kind of record whose table stands, the fields that have a column."""
    seen = inspect(conn)
    tables = [name for name in seen.get_table_names() if name in BY_NAME]
    return {
        name: {column["name"] for column in seen.get_columns(name)} & BY_NAME[name].by_key.keys()
        for name in tables
    }


def work_in(conn: Connection, before: Columns) -> int:
    """What the log says of the fields whose columns are new since `before`. Returns how many records changed.

    Only while the guards are down: the records change without a new op, for their ops are there.
    """
    now = columns(conn)
    gained = {kind: sorted(now[kind] - keys) for kind, keys in before.items() if now.get(kind, set()) - keys}
    return sum(_kind(conn, kind, keys) for kind, keys in gained.items())


def _kind(conn: Connection, kind: str, keys: Sequence[str]) -> int:
    names = or_(*(Op.body.like(f'%"{key}":%') for key in keys))
    ids = sorted(set(conn.execute(select(Op.entity_id).where(Op.entity == kind, names)).scalars()))
    rank, done = _rank(conn), 0
    for some in batches(ids, _BATCH):
        stuck = waiting.among(conn, some)
        found = states.load(conn, {kind: (BY_NAME[kind], [id for id in some if id not in stuck])})
        changed = [state for state in found.values() if _record(conn, state, keys, rank)]
        states.write(conn, changed)
        done += len(changed)
    return done


def _record(conn: Connection, state: State, keys: Iterable[str], rank: Rank) -> bool:
    never = set(conn.execute(select(Waiting.op).where(Waiting.entity_id == state.row["id"])).scalars())
    ops = [_fitting(op, keys) for op in logged(conn, Op.entity_id == state.row["id"]) if op.id not in never]
    lost = _lost(conn, state, keys, ops)
    waiting.put(conn, [Stuck(o.id, o.entity, o.entity_id, o.arrival, ORPHAN, {}, o.at) for o in lost])
    ops = [op for op in ops if op not in lost]
    maker = held.order(state.heads.first)[0]
    for key in keys:
        trail = {
            op.id: Said(op.id, (op.new or {}).get(key), tuple(op.base.get(key, ())), rank(op.node, maker))
            for op in ops
            if key in (op.new or {}) or key in op.base
        }
        if trail:
            _field(state, key, trail)
    return bool(state.set)


def _fitting(op: Come, keys: Iterable[str]) -> Come:
    """Without what is not of its field's form: nobody could tell when it came."""
    new = op.new or {}
    odd = {key for key in keys if key in new and not fits(op.entity, {key: new[key]})}
    return op._replace(new={k: v for k, v in new.items() if k not in odd}) if odd else op


def _lost(conn: Connection, state: State, keys: Iterable[str], ops: Sequence[Come]) -> list[Come]:
    """Those that name a record which is not here: they wait for it, as they would have from the first."""
    found: list[Come] = []
    for field in (state.record.by_key[key] for key in keys):
        if field.kind is Kind.REF and not field.far:
            named = {op.id: (op.new or {}).get(field.key) for op in ops}
            here = intake.there(conn, str(field.ref), [id for id in named.values() if id])
            found += [op for op in ops if named[op.id] and named[op.id] not in here and op not in found]
    return found


def _field(state: State, key: str, trail: Mapping[str, Said]) -> None:
    """As `intake` leaves a field: one op that holds it, or those that meet."""
    heads = sorted(unreplaced(trail), key=held.order)
    field = state.record.by_key[key]
    if len(heads) == 1:
        state.write({key: to_column(from_body(trail[heads[0]].value))})
        if heads[0] != state.heads.first:
            state.heads.settle([key], heads[0])
        return
    met = meet(field, [trail[op] for op in heads], lambda: trail)
    state.heads.meet(key, heads, clash=met.clash)
    state.write({key: to_column(from_body(met.value))})
    if field.merge_class is Merge.TOTAL:
        state.sums = (*state.sums, key)


def _rank(conn: Connection) -> Rank:
    """By the trust list that the store keeps; before enrolment nobody's value is more than another's."""
    told = settings.get(conn, settings.TRUST)
    if told is None:
        return standing_of({}, "")
    trust = json.loads(told)
    hq, before = trust["head"]["hq"], trust["head"]["former"]
    whose = {one["node"]: one["office"] for one in (hq, *before)}
    return standing_of({one["id"]: one["office"] for one in trust["nodes"]} | whose, hq["node"])
