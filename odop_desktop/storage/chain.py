"""Is every op as it was written? Walks each node's chain and holds header, hash and commitment together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, select

from odop_desktop.storage.ops import FIRST, canonical, commitment
from odop_desktop.storage.tables.log import Node, Op
from odop_desktop.storage.tables.sync import Peer

_SAID_TWICE = {"node": "node", "epoch": "epoch", "seq": "seq", "kind": "kind", "entity": "entity"}
_SAID_TWICE |= {"entity_id": "id", "at": "at", "actor": "actor"}  # column: key of the header
_WANTED = ("id", "act", "header", "hash", "body", "salt", *_SAID_TWICE)


def broken(conn: Connection) -> Iterator[str]:
    """The ids of ops that are missing a predecessor, or whose header or body is not the one committed to.

    Of another PC's chain an office holds what it was given: gaps are no fault above the end up to which the
    chain is noted as whole. The end of this PC's own chain is known too: where it was cut off, the id of the
    op that should be last.
    """
    node = conn.execute(select(Node.id, Node.epoch, Node.seq, Node.hash)).one()
    whole = {(p.node, p.epoch): p.seq for p in conn.execute(select(Peer.node, Peer.epoch, Peer.seq))}
    whole[node.id, node.epoch] = node.seq
    last: dict[tuple[str, int], tuple[int, str]] = {}
    begins: list[tuple[str, str]] = []
    known = {FIRST}
    ops = select(*(Op[key] for key in _WANTED)).order_by(Op.node, Op.epoch, Op.seq)
    for op in conn.execute(ops.execution_options(yield_per=500)):
        seq, before = last.get((op.node, op.epoch), (0, None))
        prev = _prev(op)
        gap = op.seq != seq + 1
        if prev is None or (not gap and before not in (None, prev)) or (gap and seq < _end(whole, op)):
            yield op.id
        elif before is None and (op.node, op.epoch) == (node.id, node.epoch):
            begins.append((op.id, prev))
        last[op.node, op.epoch] = (op.seq, op.hash)
        known.add(op.hash)
    yield from (op for op, prev in begins if prev not in known)
    if node.seq and last.get((node.id, node.epoch)) != (node.seq, node.hash):
        yield f"{node.id}.{node.epoch}.{node.seq}"


def _end(whole: Mapping[tuple[str, int], int], op: Row[Any]) -> int:
    """Up to which number the op's chain must be without a gap."""
    return whole.get((op.node, op.epoch), 0)


def _prev(op: Row[Any]) -> str | None:
    """The hash this op names as the one before it; None where the op does not hold together."""
    try:
        header: Any = json.loads(op.header)
        sound = (
            canonical(header) == op.header
            and sha256(op.header.encode()).hexdigest() == op.hash
            and op.id == f"{op.node}.{op.epoch}.{op.seq}"
            and op.act == header["act"]["id"]
            and all(getattr(op, column) == header[key] for column, key in _SAID_TWICE.items())
            and (op.body is None or commitment(op.salt or b"", op.body) == header["commit"])
        )
        return str(header["prev"]) if sound else None
    except (ValueError, TypeError, KeyError):
        return None
