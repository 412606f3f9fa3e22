"""Headquarters was brought back from a copy: which PCs have still to send what it lost, and how far each is."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Connection, select

from odop_desktop.storage import peers, settings
from odop_desktop.storage.tables.sync import Follower, Sent

# Setting, with /node behind: what its newest file and headquarters' records differ in.
COMPARED = "sync.compared"


class Owed(StrEnum):
    """Of a PC: no file of the new beginning was made for it; its next file is awaited; its records differ."""

    UNTOLD = "untold"
    AWAITED = "awaited"
    DIFFERS = "differs"


def found(conn: Connection) -> dict[str, Owed]:
    """By node id, of those that have sent before; nothing where headquarters was never brought back."""
    epoch = peers.me(conn).epoch
    if not epoch:
        return {}
    told = set(conn.execute(select(Sent.receiver).where(Sent.kind == "H2D", Sent.epoch == epoch)).scalars())
    owed = {}
    for node, feed in conn.execute(select(Follower.node, Follower.feed)):
        if not feed:  # the restore put it back to nothing; the PC's first file since then says where it is
            owed[node] = Owed.AWAITED if node in told else Owed.UNTOLD
        elif (settings.get(conn, f"{COMPARED}/{node}") or {}).get("differs"):
            owed[node] = Owed.DIFFERS
    return owed
