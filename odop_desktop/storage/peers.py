"""The ends of chains: our own, and those of other PCs of which nothing is missing here; and what is confirmed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from odop_desktop.storage.tables.log import Node
from odop_desktop.storage.tables.sync import CONFIRMED, PEER, Confirmed, Peer

OK, FORK = "ok", "fork"
Chain = tuple[str, int]  # node, epoch

# Made once: every file asks for these many times.
_ME = select(Node.id, Node.pc, Node.epoch, Node.seq, Node.hash, Node.arrived)
_TURN = select(Node.id).with_for_update()
_ENDS = select(Peer.node, Peer.epoch, Peer.seq, Peer.hash, Peer.state)


@dataclass(frozen=True, slots=True)
class End:
    seq: int
    hash: str
    state: str = OK


@dataclass(frozen=True, slots=True)
class Self:
    """This PC in the chain of ops. `arrived`: how many ops its store holds."""

    node: str
    pc: int
    epoch: int
    seq: int
    hash: str
    arrived: int


def me(conn: Connection) -> Self:
    return Self(*conn.execute(_ME).one())


def my_turn(conn: Connection) -> None:
    """Waits until no other program writes to this office's log: what is asked after that stays true until the end.

    One writer there is on SQLite anyway; on a server several officers may take in the same file at once.
    """
    conn.execute(_TURN)


def ends(conn: Connection, own: Self | None = None) -> dict[Chain, End]:
    """Every chain that is whole here; our own present one among them. `own`: where the caller knows it already."""
    found = {(node, epoch): End(seq, hash_, state) for node, epoch, seq, hash_, state in conn.execute(_ENDS)}
    own = own or me(conn)
    return found | {(own.node, own.epoch): End(own.seq, own.hash)}


def put(conn: Connection, chain: Chain, end: End) -> None:
    key = (Peer.node == chain[0], Peer.epoch == chain[1])
    values = {"seq": end.seq, "hash": end.hash, "state": end.state}
    if not conn.execute(update(PEER).where(*key).values(**values)).rowcount:
        conn.execute(insert(PEER), {"node": chain[0], "epoch": chain[1], **values})


def block(conn: Connection, node: str, epoch: int) -> None:
    """Two different ops of one number: nothing more of these chains is believed until the PC begins a later epoch."""
    chains = (PEER.c.node == node, PEER.c.epoch <= epoch)
    conn.execute(update(PEER).where(*chains).values(state=FORK))


def whole(conn: Connection, nodes: Collection[str]) -> dict[Chain, int]:
    """How far each chain of these PCs is whole here."""
    return {chain: end.seq for chain, end in ends(conn).items() if chain[0] in nodes}


def told(lasts: Mapping[Chain, int]) -> dict[str, dict[str, int]]:
    """As files and settings carry it: {node: {epoch: seq}}."""
    found: dict[str, dict[str, int]] = {}
    for (node, epoch), seq in lasts.items():
        found.setdefault(node, {})[str(epoch)] = seq
    return found


def read(told: Mapping[str, Mapping[str, int]]) -> dict[Chain, int]:
    """What `told` wrote."""
    return {(node, int(epoch)): int(seq) for node, of in told.items() for epoch, seq in of.items()}


def confirmed(conn: Connection) -> dict[Chain, int]:
    """What headquarters says it has of each chain."""
    rows = conn.execute(select(Confirmed.node, Confirmed.epoch, Confirmed.seq))
    return {(r.node, r.epoch): r.seq for r in rows}


def confirm(conn: Connection, ends: Mapping[Chain, int], at: str) -> None:
    """Takes headquarters' word for what it has, in place of what it said before (it may have lost something)."""
    conn.execute(delete(CONFIRMED))
    rows = [{"node": n, "epoch": e, "seq": seq, "at": at} for (n, e), seq in ends.items()]
    if rows:
        conn.execute(insert(CONFIRMED), rows)
