"""What is said of a record on its way to headquarters, and how far this office's files reach, by chain."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select

from odop_desktop.domain.stages import QueryStage
from odop_desktop.queries import entered
from odop_desktop.queries.makers import NODES as NODES
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import peers, settings
from odop_desktop.storage.peers import Chain
from odop_desktop.storage.store import Connection
from odop_desktop.storage.tables.sync import Confirmed, Sent

_D2H, _CONFIRMED = "D2H", "confirmed"
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
    ASKED = "asked"  # it is there, and headquarters returned it with a question
    ANSWERED = "answered"  # it is there, and its questions are answered; headquarters has not closed them


@dataclass(frozen=True, slots=True)
class Standing:
    """`file` and `at` (ISO): the newest file that carries it, of IN_FILE.

    `code` or, where a person sent it back, `reason`: why headquarters returned it; "" where it did not. A record
    that was changed since keeps the code until headquarters takes the change in. `entered`: headquarters made it.
    `heard`: that it is there says a phrase alone; whether it was let in, headquarters' file will say.
    """

    state: State
    file: int = 0
    at: str = ""
    code: str = ""
    reason: str = ""
    entered: bool = False
    heard: bool = False
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


@dataclass(frozen=True, slots=True)
class Reach:
    """How far files and headquarters' word reach, by chain. `files` are those to headquarters, newest first; `hq`
    its PCs. `told`: what its files say, where a phrase has said more since."""

    confirmed: Mapping[Chain, int]
    ends: Mapping[Chain, int]
    files: tuple[_File, ...]
    hq: tuple[str, ...] = ()
    told: Mapping[Chain, int] | None = None

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
            first, last = file.covers.get(chain, (1, 0))
            if first <= seq <= last:
                return Standing(State.IN_FILE, file.number, file.at)
        return Standing(State.UNSENT)


def reach(conn: Connection) -> Reach:
    """Of the chains of this office's own PCs."""
    nodes = {peers.me(conn).node, *settings.get(conn, NODES, [])}
    ends = {chain: end.seq for chain, end in peers.ends(conn).items() if chain[0] in nodes}
    rows = select(Sent.pkg_no, Sent.at, Sent.covers, Sent.pkg_id).where(Sent.kind == _D2H)
    found = conn.execute(rows.order_by(Sent.epoch.desc(), Sent.pkg_no.desc())).all()
    gone = lost(conn)
    files = tuple(_File(r.pkg_no, r.at, _covers(json.loads(r.covers))) for r in found if r.pkg_id not in gone)
    return Reach(peers.confirmed(conn), ends, files, entered.nodes(conn), told(conn))


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
    return {(node, int(epoch)): seq for node, of in heard["told"].items() for epoch, seq in of.items()}


def _covers(told: Mapping[str, Any]) -> dict[Chain, tuple[int, int]]:
    return {(n, int(e)): (run[0], run[1]) for n, of in told.items() for e, run in of.items()}
