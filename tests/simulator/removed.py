"""Each rule of the exchange taken away, one at a time: what the simulator must notice.

Not here is what only spares people a question: that headquarters had let in what its own work was written upon
(`tests/sync/test_decided.py`). Without that it waits for a decision once more, which no run is wrong for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from odop_desktop.storage import gained, held, intake, node, oplines, ops, peers
from odop_desktop.sync import (
    ahead,
    attachments,
    authority,
    circulars,
    decided,
    feed,
    given_back,
    package,
    recalling,
    returning,
    taking,
    uptake,
)
from odop_desktop.sync.header import Signed
from odop_desktop.sync.trust_parts import SignKey
from tests.simulator import havoc, losses, movers, moves, older, wide
from tests.simulator.moves import Move

Patch = pytest.MonkeyPatch


@dataclass(frozen=True, slots=True)
class Rule:
    """`remove` takes it away; `kinds` are the moves of the runs in which that must show."""

    name: str
    remove: Callable[[Patch], None]
    kinds: Mapping[Move, int] = field(default_factory=lambda: havoc.RESTORES)
    ending: bool = False  # it shows only once files are taken in again, or headquarters is rebuilt


def _no_dedupe(patch: Patch) -> None:
    patch.setattr(oplines, "held", lambda conn, ids: {})


def _no_signature(patch: Patch) -> None:
    patch.setattr(package, "verify", lambda content, header, public: Signed(header))


def _last_arrival_wins(patch: Patch) -> None:
    def alone(id: str, key: str, state: Any, said: Any, rank: Any) -> None:
        last = max(said.trail(id, key), key=lambda op: intake.held.order(op)[2])
        state.heads.settle([key], last)
        state.write({key: intake._column(said.value(last, key))})

    patch.setattr(intake, "_meet", alone)


def _no_base(patch: Patch) -> None:
    patch.setattr(held.Heads, "of", lambda heads, key: (heads.first,))


def _same_epoch(patch: Patch) -> None:
    def stays(conn: Any, node_id: str, at_least: int) -> int:
        conn.execute(node.text("UPDATE node SET id = :id"), {"id": node_id})
        return node.epoch(conn)

    patch.setattr(node, "begin_epoch", stays)


def _never_down(patch: Patch) -> None:
    told = peers.confirm

    def higher(conn: Any, ends: Mapping[Any, int], at: str) -> None:
        had = peers.confirmed(conn)
        told(conn, {chain: max(ends.get(chain, 0), had.get(chain, 0)) for chain in ends.keys() | had}, at)

    patch.setattr(peers, "confirm", higher)


def _no_position(patch: Patch) -> None:
    patch.setattr(taking, "_follows", lambda *_: None)


def _no_authority(patch: Patch) -> None:
    patch.setattr(authority.Weigher, "weigh", lambda self, op, row: None)


def _nothing_given_back(patch: Patch) -> None:
    patch.setattr(returning, "owed", lambda office: [])


def _positions_stay(patch: Patch) -> None:
    patch.setattr(node, "_ANEW", node.text("SELECT 1"))


def _highest_is_end(patch: Patch) -> None:
    """A gap holds nothing up: what came last is taken for the chain's end."""

    def begins(self: Any, line: Any) -> None:
        self.chains.add((line.node, line.epoch))
        if line.seq > self._end((line.node, line.epoch)).seq + 1:
            self.moved[line.node, line.epoch] = peers.End(line.seq - 1, line.prev)

    patch.setattr(taking.Merge, "_begins", begins)


def _confirmed_unheard(patch: Patch) -> None:
    """A district believes that everything it sent has come."""
    plain = peers.ends

    def sure(conn: Any) -> dict[Any, int]:
        return {chain: end.seq for chain, end in plain(conn).items()}

    patch.setattr(peers, "confirmed", sure)


def _half_transactions(patch: Patch) -> None:
    """Ops are kept for good as they come, and not with the file."""
    work = taking.take_in

    def halfway(conn: Any, *given: Any) -> Any:
        done = work(conn, *given)
        raw = conn.connection.driver_connection
        raw.commit()
        raw.execute("BEGIN IMMEDIATE")
        return done

    patch.setattr(taking, "take_in", halfway)


def _no_recall(patch: Patch) -> None:
    patch.setattr(recalling, "recall", lambda office: 0)


def _held_up(patch: Patch) -> None:
    """Headquarters' own work waits behind what waits of its record, as an office's does."""

    def merge(*given: Any, weighed: bool, **more: Any) -> Any:
        return taking.Merge(*given, **more)

    patch.setattr(given_back, "Merge", merge)


def _files_tell_nothing(patch: Patch) -> None:
    """What headquarters' own files call confirmed and not returned is not taken for let in."""
    patch.setattr(decided, "_confirmed", lambda *_: False)


def _lists_wait(patch: Patch) -> None:
    """The trust list in a file that is held waits with it."""
    patch.setattr(ahead, "keep_list", lambda *_: None)


def _no_limit(patch: Patch) -> None:
    """What a PC that was taken out of use wrote later counts like anything else."""
    for module in (taking, uptake):
        patch.setattr(module, "within", lambda trust, judge: judge)


def _thief_sends(patch: Patch) -> None:
    """A PC that was taken out of use may sign whatever it likes."""
    patch.setattr(SignKey, "holds", lambda key, at: True)


def _nothing_gained(patch: Patch) -> None:
    """An upgrade brings columns, and nothing of what had come for them before."""
    patch.setattr(gained, "work_in", lambda conn, before: 0)


def _no_history(patch: Patch) -> None:
    """Of a person who moves the new office is given only what comes from then on."""
    patch.setattr(feed._Giving, "_hand", lambda *_: None)


def _no_fork(patch: Patch) -> None:
    """One number, two different ops: the second is passed over as known."""

    def fresh(self: Any, some: Any) -> Any:
        known = oplines.held(self.conn, [line.id for line, _ in some])
        lines = [(line, row) for line, row in some if line.id not in known]
        for line, row in lines:
            self._went_on(line, row[ops.HASH])
        return lines

    patch.setattr(taking.Merge, "_fresh", fresh)


def _no_photos(patch: Patch) -> None:
    patch.setattr(attachments, "enclosed", lambda *_: ())


def _once(patch: Patch) -> None:
    """A circular goes along in one file to each PC, and that is all."""
    due, given = circulars._due, set[tuple[str, str]]()

    def first(conn: Any, pc: Any, *when: Any) -> Iterator[circulars.Paper]:
        for paper in due(conn, pc, *when):
            if (pc.id, paper.sha256) not in given:
                given.add((pc.id, paper.sha256))
                yield paper

    patch.setattr(circulars, "_due", first)


_BURNT: Mapping[Move, int] = {**havoc.RESTORES, havoc.burn: 12}
_KEYED: Mapping[Move, int] = {**havoc.RESTORES, wide.new_keys: 10}
_DECIDED: Mapping[Move, int] = {**havoc.RESTORES, wide.decide: 20}

RULES = (
    Rule("an op known already is left out", _no_dedupe, moves.USUAL),
    Rule(
        "a signature is held against the file",
        _no_signature,
        {moves.edit: 20, moves.send: 40, moves.answer: 30, moves.fetch: 90},
    ),
    Rule("values of two offices meet", _last_arrival_wins, moves.USUAL),
    Rule("a change names what it replaces", _no_base, moves.USUAL),
    Rule("what is confirmed is what headquarters says", _confirmed_unheard, moves.USUAL),
    Rule("a file goes in whole", _half_transactions, {**moves.USUAL, havoc.crash_while_taking: 40}),
    Rule("an office may change its own records", _no_authority, moves.USUAL),
    Rule("a restored PC begins an epoch", _same_epoch),
    Rule("confirmed may go down", _never_down, _BURNT),
    Rule("headquarters' files follow one another", _no_position),
    Rule("headquarters' own files are given back", _nothing_given_back, _BURNT),
    Rule("positions of the feed count anew after a restore", _positions_stay, _BURNT),
    Rule("a gap holds a district's file", _highest_is_end),
    Rule("the archive is taken in after a restore", _no_recall),
    Rule("headquarters' own work is not held up by what waits", _held_up, _DECIDED, ending=True),
    Rule("its own files tell what it had let in", _files_tell_nothing, _DECIDED, ending=True),
    Rule("two ops of one number are a fork", _no_fork, {**moves.USUAL, wide.run_twice: 12}),
    Rule("the list in a file that is held counts", _lists_wait, _KEYED),
    Rule("a person's history goes along", _no_history, movers.CALM),
    Rule("a stolen PC sends nothing any more", _thief_sends, losses.LOST),
    Rule("what a stolen PC wrote later waits", _no_limit, losses.LOST),
    Rule("an upgrade shows what the older program carried", _nothing_gained, older.OLDER),
    Rule("photos go along", _no_photos, {**moves.USUAL, wide.photograph: 20}),
    Rule("a circular goes along until it is there", _once, {**havoc.RESTORES, wide.enclose: 10}),
)
