"""Headquarters' books: whose each record is, what goes to whom in which order, how far each PC has followed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, insert, select, text

from odop_desktop.storage import rows
from odop_desktop.storage.among import among
from odop_desktop.storage.batches import batches
from odop_desktop.storage.ops import OpLine, canonical
from odop_desktop.storage.tables.base import table_of
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.sync import FEED, FOLLOWER, Feed, Follower, Home, Waiting

_BATCH = 400
_FRESH = (Op.arrival, Op.id, Op.node, Op.kind, Op.entity, Op.entity_id, Op.body)


@dataclass(frozen=True, slots=True)
class Fresh:
    """An op that the feed does not have yet."""

    arrival: int
    id: str
    node: str
    kind: str
    entity: str
    entity_id: str
    body: str | None


def homes(conn: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Whose these records are: an office's id, or * ."""
    found = conn.execute(select(Home.id, Home.scope).where(among(Home.id, ids)))
    return {row.id: row.scope for row in found}


def settle_homes(conn: Connection, lines: Sequence[tuple[str, str, str]]) -> None:
    """(id, kind, scope) of records; what stood for them before is replaced."""
    rows.upsert_lines(conn, "home", "id", ("id", "kind", "scope"), lines)


def fresh(conn: Connection, after: int, limit: int) -> list[Fresh]:
    """Ops that arrived after a number, in their order; what waits for a decision is left out."""
    waits = select(Waiting.op)
    wanted = select(*_FRESH).where(Op.arrival > after, Op.id.not_in(waits)).order_by(Op.arrival).limit(limit)
    return [Fresh(*row) for row in conn.execute(wanted)]


def late(conn: Connection, ids: Sequence[str], upto: int) -> list[Fresh]:
    """Those of these ops that arrived when the feed went by and were left out of it, in their order."""
    waits = select(Waiting.op)
    wanted = select(*_FRESH).where(among(Op.id, ids), Op.arrival <= upto, Op.id.not_in(waits))
    return [Fresh(*row) for row in conn.execute(wanted.order_by(Op.arrival))]


def making(conn: Connection, id: str) -> Fresh | None:
    """The op that made a record: the first that came, where several PCs say that they did."""
    made = select(*_FRESH).where(Op.entity_id == id, Op.kind == "create").order_by(Op.arrival)
    row = conn.execute(made.limit(1)).first()
    return Fresh(*row) if row else None


def end(conn: Connection) -> int:
    """The feed's last position: the last of each scope in turn, for the feed is kept by scope and may be long."""
    scopes = select(func.min(Feed.scope).label("scope")).cte("scopes", recursive=True)
    next_ = select(func.min(Feed.scope)).where(Feed.scope > scopes.c.scope).scalar_subquery()
    scopes = scopes.union_all(select(next_).where(scopes.c.scope.is_not(None)))
    last = select(func.max(Feed.pos)).where(Feed.scope == scopes.c.scope).correlate(scopes).scalar_subquery()
    return int(conn.execute(select(func.coalesce(func.max(last), 0)).select_from(scopes)).scalar_one())


def upto(conn: Connection, scopes: Sequence[str], span: tuple[int, int], most: int) -> int:
    """The position, at most the span's end, up to which the feed has no more than so many ops for these scopes."""
    after, last = span
    due = select(Feed.pos).where(Feed.scope.in_(scopes), Feed.pos > after, Feed.pos <= last)
    beyond = conn.execute(due.order_by(Feed.pos).offset(max(1, most)).limit(1)).scalar()
    return last if beyond is None else int(beyond) - 1


def feed(conn: Connection, lines: Iterable[tuple[str, int]]) -> None:
    """Appends (scope, arrival), each at the next position."""
    last = end(conn)
    rows.insert_lines(
        conn, "feed", ("scope", "pos", "arrival"), [(s, last + n, a) for n, (s, a) in enumerate(lines, 1)]
    )


@dataclass(frozen=True, slots=True)
class Followed:
    """`feed`: the position a PC has; `whole`: what it holds of its own chains, {epoch: seq}; `trust`: its list."""

    feed: int = 0
    whole: Mapping[int, int] = field(default_factory=dict)
    trust: int = 0


def followers(conn: Connection) -> list[str]:
    """Every PC that ever sent a file."""
    return list(conn.execute(select(Follower.node).order_by(Follower.node)).scalars())


def followed(conn: Connection, node: str) -> Followed:
    found = conn.execute(
        select(Follower.feed, Follower.whole, Follower.trust).where(Follower.node == node)
    ).first()
    if found is None:
        return Followed()
    return Followed(found.feed, {int(e): s for e, s in json.loads(found.whole).items()}, found.trust)


def follow(conn: Connection, node: str, done: Followed, at: str) -> None:
    """What a PC says of itself in its newest file; it may have gone back (a restore)."""
    conn.execute(text("DELETE FROM follower WHERE node = :node"), {"node": node})
    whole = canonical({str(e): s for e, s in done.whole.items()})
    conn.execute(
        insert(FOLLOWER), {"node": node, "feed": done.feed, "whole": whole, "trust": done.trust, "at": at}
    )


_IN_EVENTS = ("participation", "space", "stall")


def events_of(conn: Connection, ops: Iterable[OpLine]) -> set[str]:
    """The events in which these ops decide: those they name, and those of the records they change."""
    ids: dict[str, set[str]] = {}
    found: set[str] = set()
    for op in ops:
        if op.entity in _IN_EVENTS:
            ids.setdefault(op.entity, set()).add(op.entity_id)
            found.add(str(json.loads(op.body)["new"].get("event")) if op.body else "")
    for kind, some in ids.items():
        table = table_of(kind)
        for few in batches(some, _BATCH):
            found.update(conn.execute(select(table.c.event).where(table.c.id.in_(few))).scalars())
    return found


def moving(
    conn: Connection, scopes: Sequence[str], after: int, own: Mapping[tuple[str, int], int]
) -> dict[str, set[str]]:
    """kind → ids of the records with something in the feed above a position that the receiver has not got.

    `own`: the receiver's chains and how far it says it holds each.
    """
    ops = (
        select(Op.entity, Op.entity_id, Op.node, Op.epoch, Op.seq)
        .join(FEED, Feed.arrival == Op.arrival)
        .where(Feed.scope.in_(scopes), Feed.pos > after)
    )
    found: dict[str, set[str]] = {}
    for row in conn.execute(ops):
        if row.seq > own.get((row.node, row.epoch), 0):
            found.setdefault(row.entity, set()).add(row.entity_id)
    return found
