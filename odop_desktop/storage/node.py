"""This PC in the chain of ops: its row in the store."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

from odop_desktop.storage.ops import FIRST

_ADD = text("INSERT INTO node (id, pc, epoch, seq, hash) VALUES (:id, :pc, 0, 0, :hash)")
_NEXT = text("UPDATE node SET epoch = epoch + 1, seq = 0")
_EPOCH = text("SELECT epoch FROM node")


@dataclass(frozen=True, slots=True)
class NewNode:
    """A PC as its office counts it: `id` a UUID, `pc` the number asked at set-up."""

    id: str
    pc: int


def add(conn: Connection, new: NewNode) -> None:
    conn.execute(_ADD, {"id": new.id, "pc": new.pc, "hash": FIRST})


def next_epoch(conn: Connection) -> int:
    """Begins a new epoch, as every restored store must (SYNC: seq is gap-free per node and epoch)."""
    conn.execute(_NEXT)
    return int(conn.execute(_EPOCH).scalar_one())
