"""Headquarters' feed: every op once for each scope that is given it, in the order in which headquarters got it.

A scope is an office (its id), or * for what every office is given. Whose a record is, is settled when it is
made (`homing`). A person whose transfer headquarters countersigns takes consents, offerings and papers along:
the feed gives the new office their whole history. The old one keeps what it had and is given no more of it, for
it has no more to do with the person; what it writes before it knows is taken in and goes to the new office too.

An office is given a record to read, and whatever this names, where it concerns one of its persons; so is a
letter of intent of which a line is linked to one (`lending`). All of it
follows from the log, so a headquarters that was put back and is sent its files again comes to the same.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from odop_desktop.domain.catalogue import BY_NAME, TRANSFER
from odop_desktop.domain.stages import TransferStage
from odop_desktop.queries import read
from odop_desktop.queries.for_offices import GIVEN
from odop_desktop.storage import bulk, feeding, guests, moved, settings
from odop_desktop.storage.feeding import Fresh
from odop_desktop.storage.guests import Past
from odop_desktop.storage.lent import LENT
from odop_desktop.storage.store import Connection
from odop_desktop.sync import lending
from odop_desktop.sync.authority import SHARED
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.homing import CONCERNS, ENTERED, KEPT, beside, hangs_on, home_of, named

_FED = "sync.fed"
_AT_ONCE = 1000
_SIGNED = TransferStage.COUNTERSIGNED


def offices(here: Desk) -> dict[str, str]:
    """node → office, of every PC that the trust list knows; headquarters' too."""
    return here.trust.offices()


def catch_up(conn: Connection, here: Desk) -> None:
    """Puts into the feed what has arrived since, foreign and own."""
    after = had = int(settings.get(conn, _FED, 0))
    while some := feeding.fresh(conn, after, _AT_ONCE):
        _giving(conn, here, after).put(some)
        bulk.tidy()
        after = some[-1].arrival
    if after > had:
        settings.put(conn, _FED, after)


def given(conn: Connection) -> None:
    """Notes how far the file that is being made reaches."""
    settings.put(conn, GIVEN, settings.get(conn, _FED, 0))


def follow_up(conn: Connection, here: Desk, ops: Sequence[str]) -> None:
    """Puts into the feed what waited when it went by and has been let in since."""
    fed = int(settings.get(conn, _FED, 0))
    if some := feeding.late(conn, ops, fed):
        _giving(conn, here, fed).put(some)


def _giving(conn: Connection, here: Desk, fed: int) -> _Giving:
    listed = sorted(here.trust.nodes, key=lambda node: node.works)
    codes = {node.code: node.office for node in listed}
    districts = {node.district: node.office for node in listed if node.district}
    return _Giving(conn, offices(here), codes, districts, here.office_id, fed)


@dataclass(slots=True)
class _Giving:
    """Ops on their way into the feed. `whose`: node → office; `codes`: HP-KLU → office, `districts`: its place →
    office; `fed`: the arrival up to which the feed has gone before them. The books of a record: its home, who
    reads it, whose it was before."""

    conn: Connection
    whose: Mapping[str, str]
    codes: Mapping[str, str]
    districts: Mapping[str, str]
    hq: str
    fed: int
    homes: dict[str, str] = field(default_factory=dict)
    guests: dict[str, set[str]] = field(default_factory=dict)
    former: dict[str, set[str]] = field(default_factory=dict)
    settled: dict[str, str] = field(
        default_factory=dict
    )  # records whose home was settled now, with their kinds
    admitted: dict[tuple[str, str], str] = field(default_factory=dict)
    left: dict[tuple[str, str], None] = field(default_factory=dict)  # (record, the office whose it was)
    back: dict[tuple[str, str], None] = field(default_factory=dict)  # (record, the office whose it is again)
    lines: dict[tuple[str, int], None] = field(default_factory=dict)

    def put(self, some: Sequence[Fresh]) -> None:
        bodies = [_new(op.body) for op in some]
        ids = {op.entity_id for op in some}
        for op, new in zip(some, bodies, strict=True):
            ids.update(named(op.entity, new), filter(None, [hangs_on(op.entity, new)]))
        self.look_up(ids)
        for op, new in zip(some, bodies, strict=True):
            self._take(op, new)
        lending.come_late(self, max(some[-1].arrival, self.fed))
        feeding.settle_homes(self.conn, [(id, kind, self.homes[id]) for id, kind in self.settled.items()])
        guests.admit(self.conn, [(*line, kind) for line, kind in self.admitted.items()])
        feeding.feed(self.conn, self.lines)
        if self.left or self.back:
            guests.leave(self.conn, self.left, feeding.end(self.conn), self.back)

    def look_up(self, ids: Collection[str]) -> None:
        self.homes |= feeding.homes(self.conn, ids)
        readers, former = guests.of(self.conn, ids), guests.before(self.conn, ids)
        self.guests |= {id: readers.get(id, set()) for id in ids}
        self.former |= {id: former.get(id, set()) for id in ids}

    def known(self, id: str) -> str | None:
        """Whose the record is; its books are open from now on."""
        if id not in self.guests:
            self.look_up([id])
        return self.homes.get(id)

    def _take(self, op: Fresh, new: Mapping[str, Any]) -> None:
        id, upto = op.entity_id, max(op.arrival, self.fed)
        office = self.whose.get(op.node, self.hq)
        if self.known(id) is None:
            self._is_made(op if op.kind == "create" else feeding.making(self.conn, id) or op, upto)
        if new.get("adopted") and (office == self.hq or self._let_in(op)):
            self._adopt(id, op.entity, upto)
        self._give(op, new, office, upto)
        person = new.get(CONCERNS.get(op.entity, ""))
        if person and (at := self.known(person)) and office in self.former[person]:
            self._admit(id, at, upto)
        lending.link(self, op, new, upto)
        if op.entity == TRANSFER.name and office == self.hq and new.get("stage") == _SIGNED:
            self._move(id, upto)

    def _is_made(self, op: Fresh, upto: int) -> None:
        """The home of a record follows from the op that made it, though a change of it may go by before that."""
        new, office = _new(op.body), self.whose.get(op.node, self.hq)
        for id in named(op.entity, new):
            self.known(id)
        home = home_of(op.entity, new, self.homes, office, self.hq)
        if office == self.hq:
            home = self.districts.get(str(new.get(ENTERED.get(op.entity, ""))), home)
        self._settle(op.entity_id, op.entity, home)
        self._follow(op.entity_id, op.entity, new, office)
        lending.goes_with(self, op.entity, op.entity_id, new, upto)

    def _follow(self, id: str, kind: str, new: Mapping[str, Any], office: str) -> None:
        """What an office adds to a person who has moved away, before it knows, goes where the person is."""
        with_ = hangs_on(kind, new)
        if with_ and (home := self.known(with_)) and office in self.former[with_]:
            self._settle(id, kind, home)
            self.leave(id, office)

    def _give(self, op: Fresh, new: Mapping[str, Any], office: str, upto: int) -> None:
        """The op to all who are given its record and to the PCs of its writer's office, each with what it names."""
        scopes = {self.homes[op.entity_id], *self.guests[op.entity_id]}
        if office != self.hq and SHARED not in scopes:
            scopes.add(office)
        for scope in sorted(scopes - {KEPT}):
            self.lines[scope, op.arrival] = None
            self.admit_all(beside(op.entity, new), scope, upto)

    def admit_all(self, ids: Iterable[str], scope: str, upto: int) -> None:
        for id in ids:
            self._admit(id, scope, upto)

    def _admit(self, id: str, scope: str, upto: int) -> None:
        """Lets a scope read a record from now on, and gives it all that was; whose it was before has that. What a
        record of every office names, every office reads, and it stays whose it is."""
        home = self.known(id)
        if home in (None, SHARED) or scope == KEPT:
            return
        if scope in {home, *self.guests[id], *self.former[id]}:
            return
        past = guests.history(self.conn, id, upto)
        if past and (home != KEPT or past[0].entity in LENT):
            self.guests[id].add(scope)
            self.admitted[id, scope] = past[0].entity
            self._hand(past, scope, upto)

    def _hand(self, past: Sequence[Past], scope: str, upto: int) -> None:
        for op in past:
            self.admit_all(beside(op.entity, _new(op.body)), scope, upto)
            self.lines[scope, op.arrival] = None

    def _move(self, transfer: str, upto: int) -> None:
        """The person is where the last of all transfers says; whoever had them between has their history too."""
        move = moved.signed(self.conn, transfer)
        to = self.codes.get(move.office) if move else None
        if move is None or to is None:
            return
        last = self.codes.get(moved.stands(self.conn, [move.person])[move.person].office, to)
        for kind, id in list(moved.along(self.conn, [move.person])):
            if self.known(id) not in (None, KEPT):  # whom headquarters entered for no district is everybody's
                self._take_along(kind, id, to, last, upto)
        self._admit(transfer, to, upto)
        for further, office in moved.onward(self.conn, move.person):  # who had them is told that they went on
            self._admit(further, self.codes.get(office, KEPT), upto)
        for kind, key in CONCERNS.items():
            self.admit_all(guests.naming(self.conn, kind, key, move.person), to, upto)
        lending.lend_of(self, move.person, to, upto)

    def _take_along(self, kind: str, id: str, to: str, last: str, upto: int) -> None:
        before = self.homes[id]
        self._hand(guests.history(self.conn, id, upto), to, upto)
        self._settle(id, kind, last)
        for office in {before, to} - {last, SHARED}:
            self.leave(id, office)
        self.gets_back(id, last)

    def gets_back(self, id: str, office: str) -> None:
        self.former[id].discard(office)
        self.left.pop((id, office), None)
        self.back[id, office] = None

    def leave(self, id: str, office: str) -> None:
        self.former[id].add(office)
        self.left[id, office] = None
        self.back.pop((id, office), None)

    def _let_in(self, op: Fresh) -> bool:
        """Whether a district's word that its row is every office's stands: headquarters let it in, and has not sent
        it back, which works it in too."""
        row = read.get(self.conn, BY_NAME[op.entity], op.entity_id)
        return row is not None and bool(row["adopted"])

    def _adopt(self, id: str, kind: str, upto: int) -> None:
        """A district's own row is headquarters' from now on: every office is given it, and what it names to read."""
        if (home := self.known(id)) in (None, SHARED, KEPT):
            return
        self._settle(id, kind, SHARED)
        self.leave(id, str(home))
        self._hand(guests.history(self.conn, id, upto), SHARED, upto)

    def _settle(self, id: str, kind: str, home: str) -> None:
        self.homes[id], self.settled[id] = home, kind


def _new(body: str | None) -> dict[str, Any]:
    return dict(json.loads(body)["new"]) if body else {}
