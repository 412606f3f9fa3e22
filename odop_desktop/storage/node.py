"""This PC in the chain of ops: its row in the store."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import FIRST, Act, Chain
from odop_desktop.storage.tables.log import Node

_ADD = text("INSERT INTO node (id, pc, epoch, seq, hash, arrived) VALUES (:id, :pc, 0, 0, :hash, 0)")
_BEGIN = text("UPDATE node SET id = :id, epoch = :epoch, seq = 0")
_CLOSE = text(  # the chain that ends here stays one of which nothing is missing
    "INSERT INTO peer (node, epoch, seq, hash, state) VALUES (:node, :epoch, :seq, :hash, 'ok')"
)
_ANEW = text("UPDATE follower SET feed = 0, whole = '{}'")  # in a new epoch headquarters' feed counts anew
_EPOCH = text("SELECT epoch FROM node")

# Made once: a single save is small enough for the making of statements to count.
_TAKE_CHAIN = select(Node.id, Node.epoch, Node.seq, Node.hash, Node.arrived).with_for_update()
_KEEP_CHAIN = text(
    "UPDATE node SET seq = :seq, hash = :hash, arrived = :arrived WHERE id = :node AND seq = :first"
)
_ARRIVED = text("UPDATE node SET arrived = :arrived WHERE id = :node")
_NO_ACT = Act("", "", "", "")


@dataclass(frozen=True, slots=True)
class NewNode:
    """A PC as its office counts it: `id` a UUID, `pc` the number asked at set-up."""

    id: str
    pc: int


def add(conn: Connection, new: NewNode) -> None:
    conn.execute(_ADD, {"id": new.id, "pc": new.pc, "hash": FIRST})


def epoch(conn: Connection) -> int:
    return int(conn.execute(_EPOCH).scalar_one())


def begin_epoch(conn: Connection, node_id: str, at_least: int) -> int:
    """Begins an epoch that this node never had, as a restored store must (SYNC). Returns its number.

    `node_id` is a new one where the store comes to another PC.
    """
    was = conn.execute(text("SELECT id, epoch, seq, hash FROM node")).one()
    if was.seq:
        conn.execute(_CLOSE, {"node": was.id, "epoch": was.epoch, "seq": was.seq, "hash": was.hash})
    number = max(at_least, was.epoch + 1) if was.id == node_id else at_least
    conn.execute(_BEGIN, {"id": node_id, "epoch": number})
    conn.execute(_ANEW)
    return number


def take_chain(conn: Connection, act: Act = _NO_ACT) -> Chain:
    """This PC's chain, its row locked where the database has row locks; without an act, to see where it ends."""
    return Chain(act, *conn.execute(_TAKE_CHAIN).one())


def keep_chain(conn: Connection, chain: Chain, first: int) -> None:
    """Notes where the chain ends now; it stood at `first` when it was taken. E-DB-09: another has moved it on."""
    place = {
        "node": chain.node,
        "first": first,
        "seq": chain.seq,
        "hash": chain.last,
        "arrived": chain.arrived,
    }
    if conn.execute(_KEEP_CHAIN, place).rowcount != 1:
        raise OdopError("E-DB-09", node=chain.node)


def count_arrived(conn: Connection, chain: Chain, more: int) -> None:
    """So many foreign ops came in behind those the chain counted when it was taken."""
    conn.execute(_ARRIVED, {"node": chain.node, "arrived": chain.arrived + more})
