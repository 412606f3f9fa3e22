"""Headquarters decides on what it laid aside: it lets a change in, or sends it back (SYNC, quarantine).

Both leave the op in the log. Let in, it goes on to every office that is given the record. Sent back, it counts
as well, and behind it headquarters sets those fields to what stood: so both ends come to the same record, the
sending office reads the reason in it, and what it changed meanwhile is kept beside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from odop_desktop.domain.catalogue import BY_NAME
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.reasons import needed
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import read, sent_back
from odop_desktop.storage import eventlog, intake, logged, waiting
from odop_desktop.storage.apply import Put, apply, take_these, take_up
from odop_desktop.storage.intake import Rules
from odop_desktop.storage.logged import Come
from odop_desktop.storage.meeting import Rank, standing_of
from odop_desktop.storage.store import Connection
from odop_desktop.storage.waiting import Stuck
from odop_desktop.sync import desk, feed
from odop_desktop.sync.authority import FOREIGN, IMMUTABLE, NOT_ITS, NOT_OWNER, anyone, weighing
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.ended import AFTER

DECIDABLE = frozenset({IMMUTABLE, FOREIGN, NOT_OWNER, NOT_ITS, AFTER})  # the rest goes in by itself, or never
LET_IN, SENT_BACK = "sync.let_in", sent_back.VERB
BIN = "deleted_at"


@dataclass(frozen=True, slots=True)
class Decided:
    """The records changed by the decision, as (kind, id); `ops`: how many changes went in or were sent back."""

    touched: tuple[tuple[str, str], ...]
    ops: int


def let_in(office: Office, id: str, reason: str) -> Decided:
    """Takes in what waits of this record, and what waited for that.

    E-SYN-84: this is not headquarters; E-SYN-81, E-ACT-32: no reason, one too long; E-SYN-82: nothing waits;
    E-SYN-83: what waits is not decided by a person.
    """
    with office.transaction() as conn:
        here, stuck, reason = _begin(conn, office, id, reason)
        ops = [s.op for s in stuck]
        done = take_these(conn, ops, Rules(_rank(here), anyone), office.now())
        return _end(conn, here, LET_IN, stuck, done.touched, reason)


def send_back(office: Office, id: str, reason: str) -> Decided:
    """Leaves the record as it stands here, at both ends; what waits behind and is fair goes in. As `let_in`."""
    with office.transaction() as conn:
        here, stuck, reason = _begin(conn, office, id, reason)
        trial = _tried(conn, here, [s.op for s in stuck])
        waiting.lift(conn, [s.op for s in stuck])
        settled = take_these(conn, trial.settled, Rules(_rank(here), anyone), office.now())
        kind = BY_NAME[stuck[0].entity]
        touched = dict(settled.touched)
        for put in _puts(kind, id, trial, office.now(), reason):
            touched.update(dict.fromkeys(apply(conn, office.act(SENT_BACK), [put]), kind.name))
        waiting.put(conn, [s for s in stuck if s.op not in trial.settled])
        return _end(conn, here, SENT_BACK, stuck, touched, reason)


def _begin(conn: Connection, office: Office, id: str, reason: str) -> tuple[Desk, list[Stuck], str]:
    here = desk.sit(office, conn)
    if not here.is_hq:
        raise OdopError("E-SYN-84")
    why = needed(reason)
    stuck = list(waiting.of(conn, entity_id=id))
    if not stuck:
        raise OdopError("E-SYN-82")
    if stuck[0].code not in DECIDABLE:
        raise OdopError("E-SYN-83")
    feed.catch_up(conn, here)
    return here, stuck, why


def _end(
    conn: Connection, here: Desk, what: str, stuck: Sequence[Stuck], touched: Mapping[str, str], reason: str
) -> Decided:
    """What waited for this may go in now; everybody who is given the record will be."""
    unmet = [s.op for s in waiting.of(conn)]
    again = take_up(
        conn, Rules(_rank(here), weighing(conn, feed.offices(here), here.office_id)), here.office.now()
    )
    feed.follow_up(conn, here, [*(s.op for s in stuck), *unmet])
    feed.catch_up(conn, here)
    left = {s.op for s in waiting.of(conn, entity_id=stuck[0].entity_id)}
    ops = [s.op for s in stuck if s.op not in left]
    facts = {"record": stuck[0].entity_id, "ops": ops, "reason": reason}
    eventlog.note(conn, what, here.office.user.name, here.office.now(), facts)
    changed = {**touched, **again.touched}
    return Decided(tuple((kind, id) for id, kind in changed.items()), len(ops))


def _rank(here: Desk) -> Rank:
    return standing_of(feed.offices(here), here.trust.hq.node)


@dataclass(slots=True)
class _Trial:
    """What sending back comes to. `settled`: the ops to work in; `against` those that are refused, with their
    fields; `stood`: the record without them, None where it would not be there."""

    settled: list[str] = field(default_factory=list)
    against: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stood: read.RecordRow | None = None

    @property
    def keys(self) -> list[str]:
        return list(dict.fromkeys(key for keys in self.against.values() for key in keys))


def _tried(conn: Connection, here: Desk, ops: Sequence[str]) -> _Trial:
    """Works in only what is fair, looks what the record would be, and undoes it."""
    trial = _Trial()
    judge = weighing(conn, feed.offices(here), here.office_id)
    savepoint = conn.begin_nested()
    waiting.lift(conn, ops)
    for op in logged.these(conn, ops):
        if op.entity not in BY_NAME:
            break
        taken = intake.settle(conn, [op], Rules(_rank(here), judge))
        code = next((s.code for s in taken.stuck), None)
        waiting.lifted(conn, [] if code else [op.id])
        resting = _resting(op, trial)
        if code in DECIDABLE or resting or (trial.against and trial.stood is None and code == intake.UNMADE):
            trial.against[op.id] = tuple(op.new or ()) if code in DECIDABLE else resting
        elif code:
            break
        trial.settled.append(op.id)
        trial.stood = read.get(conn, BY_NAME[op.entity], op.entity_id)
    savepoint.rollback()
    return trial


def _resting(op: Come, trial: _Trial) -> tuple[str, ...]:
    """The fields of an op that follow a value which is sent back."""
    return tuple(key for key in op.new or () if set(op.base.get(key, ())) & trial.against.keys())


def _puts(kind: RecordKind, id: str, trial: _Trial, at: str, reason: str) -> list[Put]:
    """Headquarters' own change behind what it sends back: the values that stood; a record that did not, in the bin."""
    if trial.stood is None:
        return [Put(kind, id, {BIN: at}, "bin", reason)]
    plain = {key: trial.stood[key] for key in trial.keys if key in kind.by_key}
    puts = [Put(kind, id, plain, "change", reason)] if plain else []
    if BIN in trial.keys:
        gone = trial.stood.deleted_at
        puts.append(Put(kind, id, {BIN: gone}, "bin" if gone else "restore", reason))
    return puts
