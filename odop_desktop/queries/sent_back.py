"""Records that headquarters sent back and that nobody has touched since: with the reason it gave."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from odop_desktop.storage.tables.log import ACT, OP, Act, Node, Op

VERB = "sync.return"  # of headquarters' act behind what it sends back


@dataclass(frozen=True, slots=True)
class SentBack:
    """`at` ISO, by headquarters' clock."""

    kind: str
    id: str
    reason: str
    at: str


def found(conn: Connection) -> list[SentBack]:
    """Those that came from elsewhere, the newest first. Who changes the record has answered."""
    later = OP.alias()
    wanted = (
        select(Op.entity, Op.entity_id, Op.header, Op.at)
        .join(ACT, Act.id == Op.act)
        .where(
            Act.verb == VERB,
            Op.node.not_in(select(Node.id)),
            ~select(later.c.id)
            .where(later.c.entity_id == Op.entity_id, later.c.arrival > Op.arrival)
            .exists(),
        )
        .order_by(Op.arrival.desc())
    )
    rows = conn.execute(wanted).all()
    return [SentBack(r.entity, r.entity_id, json.loads(r.header)["reason"] or "", r.at) for r in rows]
