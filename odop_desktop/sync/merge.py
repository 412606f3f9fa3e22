"""The ops of one file into the log: chains held together, what is known left out, the rest taken in by thousands.

Of a chain that must be whole (a district's file at headquarters, a PC's at its sibling) every op follows the
one before it: a gap holds the file, another hash for a known op is a fork. Headquarters' file leaves out what
an office is not given, so there each op stands for itself.

A PC that runs twice is stopped, not its siblings: of what they collected from the one that is not kept, what goes
on otherwise here is left out, and their own work goes in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.storage import bulk, oplines, ops, peers, posts, waiting
from odop_desktop.storage.apply import take_in, take_up
from odop_desktop.storage.batches import batches
from odop_desktop.storage.intake import Decided, Judge, Rules, Taken, never
from odop_desktop.storage.meeting import Rank
from odop_desktop.storage.ops import OpLine
from odop_desktop.storage.peers import FORK, Chain, End, Self
from odop_desktop.storage.store import Connection
from odop_desktop.sync.brought import Brought
from odop_desktop.sync.counting import Tally
from odop_desktop.sync.payload import ChainFrom

_AT_ONCE = 1000
Followed = tuple[OpLine, tuple[Any, ...]]  # an op, and its row for the log


@dataclass(slots=True)
class Merged:
    """What became of the ops: received = new + duplicate, and of the new ones those that wait stand in `taken`."""

    taken: Taken = field(default_factory=Taken)
    duplicate: int = 0
    left: dict[Chain, int] = field(
        default_factory=dict
    )  # of a PC that ran twice: left out from this number on
    tally: Tally = field(default_factory=Tally)
    brought: Brought = field(default_factory=Brought)
    enclosed: list[bytes] = field(default_factory=list)  # attachments, kept once the whole file has gone in
    answers: str = ""  # when (ISO) the newest of our own files that it answers was made

    @property
    def applied(self) -> int:
        return self.taken.ops - len(self.taken.stuck)


Judging = Callable[[Sequence[OpLine]], Judge]  # made ready for a thousand ops at a time


@dataclass(slots=True)
class Merge:
    """One file being merged. `whole`: its chains must be. `may`: which nodes' ops it may bring (else E-SYN-57)."""

    conn: Connection
    at: str
    rank: Rank
    judging: Judging
    may: Callable[[str], bool]
    whole: bool
    began: Chain | None = None  # the sender's epoch, where the file is a district's
    early: bool = False  # changes that came before their record's making go in with it; they need no weighing
    weighed: bool = False  # what it brings was let in at headquarters before
    decided: Decided = never  # at headquarters: whether it let an op in before it was put back
    ends: dict[Chain, End] = field(default_factory=dict)
    moved: dict[Chain, End] = field(default_factory=dict)
    chains: set[Chain] = field(default_factory=set)
    done: Merged = field(default_factory=Merged)
    me: Self = field(init=False)

    def ops(self, lines: Iterable[OpLine | ChainFrom]) -> None:
        """Takes the ops in. E-SYN-55: a gap; E-SYN-56: a fork; E-SYN-57: a node that may not speak here."""
        self.me = peers.me(self.conn)
        self.ends = peers.ends(self.conn, self.me)
        for some in batches(self._followed(lines), _AT_ONCE):
            fresh = self._fresh(some)
            judge = self.judging([line for line, _ in fresh])
            rules = Rules(self.rank, judge, early=self.early, weighed=self.weighed, decided=self.decided)
            self.done.taken.add(take_in(self.conn, fresh, rules, self.at))
            bulk.tidy()
        for chain in self.chains - {(self.me.node, self.me.epoch), *self.done.left}:
            self._filled(chain)
        for chain, end in self.moved.items():
            peers.put(self.conn, chain, end)
        for node, epoch in self.done.left:
            peers.block(self.conn, node, epoch)

    def _filled(self, chain: Chain) -> None:
        """What came before, above a gap that is closed now, follows as well."""
        end = self._end(chain)
        while (following := oplines.following(self.conn, chain, end.seq)) is not None:
            if end.seq and following[0] != end.hash:
                raise OdopError("E-SYN-56", node=chain[0], epoch=chain[1], seq=end.seq + 1)
            end = End(end.seq + 1, following[1], end.state)
            self.moved[chain] = end

    def take_up(self, judge: Judge, also: Collection[str] = ()) -> None:
        """What waited for a record that may have come now, and whatever waits of these records."""
        again = take_up(self.conn, Rules(self.rank, judge, decided=self.decided), self.at, also)
        self.done.taken.touched |= again.touched
        if self.done.taken.stuck:
            still = {s.op for s in waiting.of(self.conn)}
            self.done.taken.stuck = [s for s in self.done.taken.stuck if s.op in still]

    def _followed(self, lines: Iterable[OpLine | ChainFrom]) -> Iterator[Followed]:
        """Each op with its row for the log, which follows from the hash of the op before it."""
        last: dict[Chain, str] = {}
        for line in lines:
            chain = (line.node, line.epoch)
            if isinstance(line, ChainFrom):
                self._begins(line)
                last[chain] = line.prev
                continue
            row = ops.told(line, last[chain])
            last[chain] = row[ops.HASH]
            if chain not in self.done.left:
                yield line, row

    def _begins(self, line: ChainFrom) -> None:
        """A run of a chain begins: may it, and does it follow what is here?"""
        if not self.may(line.node):
            raise OdopError("E-SYN-57", node=line.node)
        self.chains.add((line.node, line.epoch))
        end = self._end((line.node, line.epoch))
        if end.state == FORK and self.whole and not self._anew(line):  # headquarters knows which branch holds
            self._forks((line.node, line.epoch), end.seq)
        elif self.whole and line.seq > end.seq + 1:
            raise OdopError("E-SYN-55", node=line.node, epoch=line.epoch, first=line.seq, last=end.seq)
        elif line.seq == end.seq + 1 and end.seq and line.prev != end.hash:
            self._forks((line.node, line.epoch), end.seq)

    def _forks(self, chain: Chain, seq: int) -> None:
        """E-SYN-56, unless its sender only collected it from the PC that ran twice."""
        if self.began is None or chain[0] in (self.began[0], self.me.node):
            raise OdopError("E-SYN-56", node=chain[0], epoch=chain[1], seq=seq)
        self.done.left.setdefault(chain, seq)

    def _anew(self, line: ChainFrom) -> bool:
        """Whether the PC that ran twice has begun a later epoch since: what follows on the branch here is its own,
        or a sibling collected it before that."""
        if self.began is None:
            return False
        node, epoch = self.began
        if line.node == node:
            return line.epoch < epoch
        twice = max(e for (of, e), end in self.ends.items() if of == line.node and end.state == FORK)
        return not posts.is_newest(self.conn, line.node, twice + 1, 0)

    def _end(self, chain: Chain) -> End:
        return self.moved.get(chain) or self.ends.get(chain) or End(0, "")

    def _fresh(self, some: Sequence[Followed]) -> list[Followed]:
        """Those that the log does not hold. E-SYN-56 for one it holds in another form."""
        held = oplines.held(self.conn, [line.id for line, _ in some])
        fresh: list[Followed] = []
        for line, row in some:
            if held.get(line.id, row[ops.HASH]) != row[ops.HASH]:
                self._forks((line.node, line.epoch), line.seq)
            if (line.node, line.epoch) in self.done.left:
                continue
            if line.id in held:
                self.done.duplicate += 1
            else:
                fresh.append((line, row))
                self.done.tally.add(line)
                self._went_on(line, row[ops.HASH])
        return fresh

    def _went_on(self, line: OpLine, hash_: str) -> None:
        """E-SYN-58 where somebody has more of our own chain than we: this store was put back behind its own back."""
        chain = (line.node, line.epoch)
        if chain == (self.me.node, self.me.epoch):
            raise OdopError("E-SYN-58", seq=line.seq, last=self.me.seq)
        if line.seq == self._end(chain).seq + 1:
            self.moved[chain] = End(line.seq, hash_, self._end(chain).state)
