"""Is every op as it was written? Walks each node's chain and holds header, hash and commitment together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, select

from odop_desktop.storage.ops import FIRST, commitment
from odop_desktop.storage.tables.log import Op


def broken(conn: Connection) -> Iterator[str]:
    """The ids of ops that are missing a predecessor, or whose header or body is not the one committed to."""
    last: dict[tuple[str, int], tuple[int, str]] = {}
    ops = select(Op.id, Op.node, Op.epoch, Op.seq, Op.header, Op.hash, Op.body, Op.salt)
    for op in conn.execute(ops.order_by(Op.node, Op.epoch, Op.seq)):
        seq, before = last.get((op.node, op.epoch), (0, FIRST))
        header = json.loads(op.header)
        sound = (
            op.seq == seq + 1
            and (header["prev"] == before or seq == 0)
            and (header["node"], header["epoch"], header["seq"]) == (op.node, op.epoch, op.seq)
            and sha256(op.header.encode()).hexdigest() == op.hash
            and (op.body is None or commitment(op.salt, op.body) == header["commit"])
        )
        if not sound:
            yield op.id
        last[op.node, op.epoch] = (op.seq, op.hash)
