"""What is said of a record on its way to headquarters, and how far this office's files reach, by chain."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select

from odop_desktop.domain.stages import QueryStage
from odop_desktop.queries import entered, makers
from odop_desktop.queries.makers import NODES as NODES
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import peers, settings
from odop_desktop.storage.peers import Chain
from odop_desktop.storage.store import Connection
from odop_desktop.storage.tables.sync import Confirmed, Sent

_D2H, _N2N, _CONFIRMED = "D2H", "N2N", "confirmed"
# Setting: what was confirmed by a phrase alone. `at`: when the last one was heard, `told`: what headquarters' file
# had said before, {node: {epoch: seq}}; `files`: the ids of all files confirmed so.
HEARD = "sync.heard"


class State(StrEnum):
    """Of a record's newest change here."""

    UNSENT = "unsent"
    IN_FILE = "in_file"
    RECEIVED = "received"
    RETURNED = "returned"
    ENTERED = "entered"  # headquarters made it for its office, which has not changed it
    THERE = "there"  # it came from headquarters, and this office has not changed it
    ASKED = "asked"  # it is there, and headquarters returned it with a question
    ANSWERED = "answered"  # it is there, and its questions are answered; headquarters has not closed them


@dataclass(frozen=True, slots=True)
class Beside:
    """What another PC of the office, by its number `pc`, has of a record that this one has not sent.

    `file`: the number of the file for it that carries the record. `there`: it made the change itself, or its own file
    has said since that it has all that is in that one.
    """

    pc: int
    file: int = 0
    there: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """`file` and `at` (ISO): the newest file that carries it, of IN_FILE.

    `code` or, where a person sent it back, `reason`: why headquarters returned it; "" where it did not. A record
    that was changed since keeps the code until headquarters takes the change in. `entered`: headquarters made it.
    `heard`: that it is there says a phrase alone; whether it was let in, headquarters' file will say. `beside`: of
    what is unsent, that it was given to another PC of the office, which may have sent it.
    """

    state: State
    file: int = 0
    at: str = ""
    code: str = ""
    reason: str = ""
    entered: bool = False
    heard: bool = False
    beside: Beside | None = None
    questions: tuple[Question, ...] = ()  # headquarters' about it that are not closed


@dataclass(frozen=True, slots=True)
class Question:
    """`row` is its record; `way`: how far the office's answer is, None where it gave none (or asked itself)."""

    row: RecordRow
    way: Standing | None

    @property
    def open(self) -> bool:
        return bool(self.row["stage"] == QueryStage.OPEN)


@dataclass(frozen=True, slots=True)
class _File:
    number: int
    at: str
    covers: Mapping[Chain, tuple[int, int]]

    def holds(self, chain: Chain, seq: int) -> bool:
        first, last = self.covers.get(chain, (1, 0))
        return first <= seq <= last


@dataclass(frozen=True, slots=True)
class Reach:
    """How far files and headquarters' word reach, by chain. `files` are those to headquarters, newest first; `hq`
    its PCs. `told`: what its files say, where a phrase has said more since. `pcs`: the numbers of the
    office's other PCs that are in use, by node; `beside`: the files for them, those first that have arrived."""

    confirmed: Mapping[Chain, int]
    ends: Mapping[Chain, int]
    files: tuple[_File, ...]
    hq: tuple[str, ...] = ()
    told: Mapping[Chain, int] | None = None
    pcs: Mapping[str, int] = field(default_factory=dict)
    beside: tuple[tuple[Beside, _File], ...] = ()

    def carried(self, chain: Chain) -> int:
        """The last op of a chain that is in a file, or that headquarters has."""
        inside = (f.covers[chain][1] for f in self.files if chain in f.covers)
        return max(self.confirmed.get(chain, 0), *inside, 0)

    def above(self) -> dict[Chain, int]:
        """Chains with ops that no file carries, and what is carried of each."""
        ends = {chain: self.carried(chain) for chain in self.ends}
        return {chain: seq for chain, seq in ends.items() if seq < self.ends[chain]}

    def open(self) -> dict[Chain, int]:
        """Chains with ops that are in a file and not confirmed, and what is confirmed of each."""
        had = {chain: self.confirmed.get(chain, 0) for chain in self.ends}
        return {chain: seq for chain, seq in had.items() if seq < self.carried(chain)}

    def of(self, chain: Chain, seq: int) -> Standing:
        if seq <= self.confirmed.get(chain, 0):
            heard = self.told is not None and seq > self.told.get(chain, 0)
            return Standing(State.RECEIVED, heard=heard)
        for file in self.files:
            if file.holds(chain, seq):
                return Standing(State.IN_FILE, file.number, file.at)
        given: Iterator[Beside] = (beside for beside, file in self.beside if file.holds(chain, seq))
        if chain[0] in self.pcs:
            given = iter([Beside(self.pcs[chain[0]])])
        return Standing(State.UNSENT, beside=next(given, None))

    def given(self) -> dict[Chain, int]:
        """As `above`, of what neither such a file nor one for another PC carries, and no other PC made."""
        had = {
            c: max(seq, *(f.covers[c][1] for _, f in self.beside if c in f.covers), 0)
            for c, seq in self.above().items()
            if c[0] not in self.pcs
        }
        return {chain: seq for chain, seq in had.items() if seq < self.ends[chain]}


def reach(conn: Connection) -> Reach:
    """Of the chains of this office's own PCs."""
    nodes = {peers.me(conn).node, *settings.get(conn, NODES, [])}
    ends = {chain: end.seq for chain, end in peers.ends(conn).items() if chain[0] in nodes}
    gone = lost(conn)
    files = tuple(_file(r) for r in _made(conn, _D2H) if r.pkg_id not in gone)
    pcs = makers.siblings(conn) if len(nodes) > 1 else {}
    beside = tuple(_beside(conn, pcs)) if pcs else ()
    return Reach(peers.confirmed(conn), ends, files, entered.nodes(conn), told(conn), pcs, beside)


def _made(conn: Connection, kind: str) -> Sequence[Any]:
    """The newest first."""
    rows = select(Sent.pkg_no, Sent.at, Sent.covers, Sent.pkg_id, Sent.receiver, Sent.state)
    return conn.execute(rows.where(Sent.kind == kind).order_by(Sent.epoch.desc(), Sent.pkg_no.desc())).all()


def _file(row: Any) -> _File:
    return _File(row.pkg_no, row.at, _covers(json.loads(row.covers)))


def _beside(conn: Connection, pcs: Mapping[str, int]) -> Iterator[tuple[Beside, _File]]:
    """What a PC has that is out of use goes no further."""
    for r in sorted(_made(conn, _N2N), key=lambda r: bool(r.state != _CONFIRMED)):
        if r.receiver in pcs:
            yield Beside(pcs[r.receiver], r.pkg_no, r.state == _CONFIRMED), _file(r)


def lost(conn: Connection) -> frozenset[str]:
    """The files that headquarters confirmed, and does not have any more since it came back from a copy: what they
    carried is to be sent again. A phrase may say more than the file of headquarters that comes after it."""
    had, heard = peers.confirmed(conn), settings.get(conn, HEARD, {}).get("files", ())
    rows = conn.execute(select(Sent.pkg_id, Sent.covers).where(Sent.kind == _D2H, Sent.state == _CONFIRMED))
    return frozenset(
        r.pkg_id
        for r in rows
        if r.pkg_id not in heard
        and any(run[1] > had.get(chain, 0) for chain, run in _covers(json.loads(r.covers)).items())
    )


def told(conn: Connection) -> dict[Chain, int] | None:
    """What headquarters' newest file said, where a phrase has been heard since."""
    heard = settings.get(conn, HEARD, {})
    if not heard or conn.execute(select(func.max(Confirmed.at))).scalar() != heard["at"]:
        return None
    return peers.read(heard["told"])


def _covers(told: Mapping[str, Any]) -> dict[Chain, tuple[int, int]]:
    return {(n, int(e)): (run[0], run[1]) for n, of in told.items() for e, run in of.items()}
