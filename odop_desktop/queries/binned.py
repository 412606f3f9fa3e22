"""Records in the bin: why they are there, and whether others have a record that is to go there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from odop_desktop.office import Office
from odop_desktop.queries.sync_reach import Reach, State, reach
from odop_desktop.storage import peers
from odop_desktop.storage.batches import batches
from odop_desktop.storage.peers import Chain
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.sync import Sent, Waiting

_BATCH = 400


@dataclass(frozen=True, slots=True)
class Binned:
    """Who put a record into the bin, when (ISO) and why ("" where nothing was said)."""

    actor: str
    at: str
    reason: str


def why(conn: Connection, ids: Iterable[str]) -> dict[str, Binned]:
    """By record id, of those that were ever put there: the last time. What waits has put nothing there."""
    found: dict[str, Binned] = {}
    for some in batches(sorted(ids), _BATCH):
        put = select(Op.entity_id, Op.actor, Op.at, Op.header).where(Op.entity_id.in_(some), Op.kind == "bin")
        put = put.where(Op.id.not_in(select(Waiting.op)))
        for r in conn.execute(put.order_by(Op.arrival)):
            found[r.entity_id] = Binned(r.actor, r.at, json.loads(r.header)["reason"] or "")
    return found


def of(office: Office, id: str) -> Binned | None:
    with office.reading() as conn:
        return why(conn, [id]).get(id)


def known_elsewhere(office: Office, ids: Sequence[str]) -> bool:
    """As `elsewhere`."""
    with office.reading() as conn:
        return elsewhere(conn, ids, headquarters=office.facts.headquarters)


def elsewhere(conn: Connection, ids: Sequence[str], *, headquarters: bool) -> bool:
    """Whether somebody else has one of these records or will have it by a file that is made: then they want to know
    why it goes. What headquarters has is the offices', once it has made a file, and what came from them is anyway."""
    if headquarters:
        return conn.execute(select(Sent.pkg_id).limit(1)).first() is not None or _came(conn, ids)
    known = reach(conn)
    for some in batches(list(ids), _BATCH):
        asked = select(Op.node, Op.epoch, func.min(Op.seq).label("seq")).where(Op.entity_id.in_(some))
        rows = conn.execute(asked.group_by(Op.entity_id, Op.node, Op.epoch))
        if any((r.node, r.epoch) not in known.ends or _left(known, (r.node, r.epoch), r.seq) for r in rows):
            return True
    return False


def _came(conn: Connection, ids: Sequence[str]) -> bool:
    """Whether another PC wrote of one of these records."""
    me = peers.me(conn).node
    return any(
        conn.execute(select(Op.id).where(Op.entity_id.in_(some), Op.node != me).limit(1)).first()
        for some in batches(list(ids), _BATCH)
    )


def _left(known: Reach, chain: Chain, seq: int) -> bool:
    way = known.of(chain, seq)
    return way.state is not State.UNSENT or way.beside is not None
