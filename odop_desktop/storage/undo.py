"""Takes an act back: for each of its ops the change that undoes it, unless someone has built on it since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.storage.apply import Put
from odop_desktop.storage.tables.log import ACT, Act, Op
from odop_desktop.storage.undone import undoes, undone
from odop_desktop.storage.values import from_body


@dataclass(frozen=True, slots=True)
class Kept:
    """Fields the undo leaves as they are, because a later act that stands changed them."""

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


class _Op(NamedTuple):
    """What undoing needs of an op; `undoes` is its act's."""

    id: str
    act: str
    kind: str
    entity: str
    entity_id: str
    body: str | None
    undoes: str | None


def last_act(conn: Connection, actor: str | None = None) -> LastAct | None:
    """The act whose ops came last, of those that stand and are no undo themselves; of one actor, if given."""
    acts = select(Op.act).where(Op.act.not_in([*undoes(conn), *undone(conn)]))
    if actor:
        acts = acts.where(Op.actor == actor)
    newest = conn.execute(acts.order_by(Op.arrival.desc()).limit(1)).scalar()
    found = select(Act.id, Act.verb, Act.at, Act.actor).where(Act.id == newest)
    return LastAct(*conn.execute(found).one()) if newest else None


def is_undone(conn: Connection, act: str) -> bool:
    """Whether the act stands taken back. An undo that was itself taken back does not count."""
    return act in undone(conn)


def undoing(conn: Connection, act: str, kinds: Mapping[str, RecordKind], at: str) -> Undoing:
    """The puts that take the act back, and what is kept because it was changed later."""
    touched = select(Op.entity_id).where(Op.act == act)
    ops = (
        select(Op.id, Op.act, Op.kind, Op.entity, Op.entity_id, Op.body, Act.undoes)
        .join(ACT, Act.id == Op.act, isouter=True)
        .where(Op.entity_id.in_(touched))
        .order_by(Op.entity_id, Op.arrival)
    )
    puts: list[Put] = []
    kept: list[Kept] = []
    for _, history in groupby((_Op(*op) for op in conn.execute(ops)), lambda op: op.entity_id):
        put, left = _undo_record(list(history), act, kinds, at)
        puts += [put] if put else []
        kept += [left] if left else []
    return Undoing(tuple(puts), tuple(kept))


def _undo_record(
    history: list[_Op], act: str, kinds: Mapping[str, RecordKind], at: str
) -> tuple[Put | None, Kept | None]:
    kind, entity_id = kinds[history[0].entity], history[0].entity_id
    trails = _trails(history)
    later = sorted(key for key, trail in trails.items() if act not in trail[-1].by and trail[-1].by)
    if any(op.kind == "create" and op.act == act for op in history):
        if later:
            return None, Kept(kind.name, entity_id, tuple(later))
        return Put(kind, entity_id, {"deleted_at": at}, "bin"), None
    mine = {key: trail for key, trail in trails.items() if any(s.act == act for s in trail)}
    back = {key: _before(trail, act) for key, trail in mine.items() if key not in later}
    left = tuple(key for key in later if key in mine)
    put = Put(kind, entity_id, back, _kind(back)) if back else None
    return put, (Kept(kind.name, entity_id, left) if left else None)


@dataclass(frozen=True, slots=True)
class _Set:
    """A field given a value. `by`: the acts it may be laid to, its own and, where it is an undo, the one
    whose value came back; none where the field was empty before.
    """

    act: str
    value: Any
    by: frozenset[str]


def _trails(history: Iterable[_Op]) -> dict[str, list[_Set]]:
    """Each field's values in their order."""
    trails: dict[str, list[_Set]] = {}
    for op in history:
        for key, value in _new(op.body).items():
            trail = trails.setdefault(key, [])
            trail.append(_Set(op.act, from_body(value), _laid_to(trail, op)))
    return trails


def _laid_to(trail: list[_Set], op: _Op) -> frozenset[str]:
    if op.undoes is None or all(s.act != op.undoes for s in trail):
        return frozenset((op.act,))
    earlier = list(_until(trail, op.undoes))
    return frozenset((op.act,)) | earlier[-1].by if earlier else frozenset()


def _until(trail: list[_Set], act: str) -> Iterator[_Set]:
    return takewhile(lambda s: s.act != act, trail)


def _before(trail: list[_Set], act: str) -> Any:
    """The value just before the act; None where there was none."""
    earlier = list(_until(trail, act))
    return earlier[-1].value if earlier else None


def _kind(back: Mapping[str, Any]) -> str:
    if set(back) != {"deleted_at"}:
        return "change"
    return "restore" if back["deleted_at"] is None else "bin"


def _new(body: str | None) -> dict[str, Any]:
    return dict(json.loads(body)["new"]) if body else {}
