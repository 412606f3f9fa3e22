"""Records that headquarters sent back and that nobody has touched since: with the reason it gave."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from odop_desktop.storage.tables.log import ACT, OP, Act, Node, Op

VERB = "sync.return"  # of headquarters' act behind what it sends back


@dataclass(frozen=True, slots=True)
class SentBack:
    """`at` ISO, by headquarters' clock."""

    kind: str
    id: str
    reason: str
    at: str


def found(conn: Connection, ids: Sequence[str] | None = None) -> list[SentBack]:
    """Those that came from elsewhere, the newest first; of these records only, where any are named.

    Who changes the record has answered.
    """
    wanted = _standing(Op.entity, Op.entity_id, Op.header, Op.at).order_by(Op.arrival.desc())
    if ids is not None:
        wanted = wanted.where(Op.entity_id.in_(ids))
    rows = conn.execute(wanted).all()
    return [SentBack(r.entity, r.entity_id, json.loads(r.header)["reason"] or "", r.at) for r in rows]


def ids() -> Select[Any]:
    """The ids of those records, to be asked within another question."""
    return _standing(Op.entity_id)


def _standing(*columns: Any) -> Select[Any]:
    later = OP.alias()
    return (
        select(*columns)
        .join(ACT, Act.id == Op.act)
        .where(
            Act.verb == VERB,
            Op.node.not_in(select(Node.id)),
            ~select(later.c.id)
            .where(later.c.entity_id == Op.entity_id, later.c.arrival > Op.arrival)
            .exists(),
        )
    )
