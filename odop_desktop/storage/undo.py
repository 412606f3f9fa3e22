"""Takes an act back: for each of its ops the change that undoes it, unless someone has built on it since."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.storage.apply import Put
from odop_desktop.storage.tables.log import Act, Op


@dataclass(frozen=True, slots=True)
class Kept:
    """A value the undo leaves as it is, because a later act changed it."""

    entity: str
    entity_id: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LastAct:
    id: str
    verb: str
    at: str
    actor: str


@dataclass(frozen=True, slots=True)
class Undoing:
    puts: tuple[Put, ...]
    kept: tuple[Kept, ...]


def last_act(conn: Connection, actor: str | None = None) -> LastAct | None:
    """The newest act that is neither an undo nor undone; of one actor, if given."""
    undone = select(Act.undoes).where(Act.undoes.is_not(None))
    acts = select(Act.id, Act.verb, Act.at, Act.actor).where(Act.undoes.is_(None), Act.id.not_in(undone))
    if actor:
        acts = acts.where(Act.actor == actor)
    found = conn.execute(acts.order_by(Act.id.desc()).limit(1)).one_or_none()
    return LastAct(*found) if found else None


def undoing(conn: Connection, act: str, kinds: Mapping[str, RecordKind], at: str) -> Undoing:
    """The puts that take the act back, and what is kept because it was changed later."""
    mine = {op for (op,) in conn.execute(select(Op.id).where(Op.act == act))}
    touched = select(Op.entity_id).where(Op.act == act)
    ops = select(Op.id, Op.kind, Op.entity, Op.entity_id, Op.body).where(Op.entity_id.in_(touched))
    puts: list[Put] = []
    kept: list[Kept] = []
    rows: Sequence[Row[Any]] = conn.execute(ops.order_by(Op.entity_id, Op.epoch, Op.seq)).all()  # type: ignore[assignment]
    for _, history in groupby(rows, _entity):
        put, left = _undo_record(list(history), mine, kinds, at)
        puts += [put] if put else []
        kept += [left] if left else []
    return Undoing(tuple(puts), tuple(kept))


def _entity(op: Row[Any]) -> str:
    return str(op.entity_id)


def _undo_record(
    history: Sequence[Row[Any]], ids: set[str], kinds: Mapping[str, RecordKind], at: str
) -> tuple[Put | None, Kept | None]:
    kind, entity_id = kinds[history[0].entity], history[0].entity_id
    before, now = _values(history, ids)
    mine = {key for op in history if op.id in ids for key in _new(op.body)}
    later = tuple(sorted(k for k in mine if now[k][1] not in ids))
    if any(op.kind == "create" and op.id in ids for op in history):
        if any(op.id not in ids for op in history):
            return None, Kept(kind.name, entity_id, later)
        return Put(kind, entity_id, {"deleted_at": at}, "bin"), None
    back = {k: _value(before.get(k)) for k in mine if k not in later}
    put = Put(kind, entity_id, back, "change") if back else None
    return put, (Kept(kind.name, entity_id, later) if later else None)


def _values(history: Sequence[Row[Any]], ids: set[str]) -> tuple[dict[str, Any], dict[str, tuple[Any, str]]]:
    """Each field's value just before the act, and its value now with the op that set it."""
    before: dict[str, Any] = {}
    now: dict[str, tuple[Any, str]] = {}
    reached = False
    for op in history:
        reached = reached or op.id in ids
        for key, value in _new(op.body).items():
            now[key] = (value, op.id)
            if not reached:
                before[key] = value
    return before, now


def _new(body: str | None) -> dict[str, Any]:
    return dict(json.loads(body)["new"]) if body else {}


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
