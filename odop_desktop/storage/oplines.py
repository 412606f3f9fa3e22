"""Ops of the log as files carry them: those of whole chains, or those that headquarters' feed names."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, and_, func, select, union

from odop_desktop.storage.among import among, any_of
from odop_desktop.storage.ops import OpLine
from odop_desktop.storage.tables.log import ACT, Act, Op
from odop_desktop.storage.tables.sync import Feed, Waiting

Line = tuple[OpLine, str]  # an op, and the hash of the one before it in its chain
Ends = Mapping[tuple[str, int], int]  # (node, epoch) → seq

_COLUMNS: tuple[Any, ...] = (
    *(Op.node, Op.epoch, Op.seq, Op.act, Act.verb, Act.undoes, Op.actor, Op.at, Op.kind, Op.entity),
    *(Op.entity_id, Op.header, Op.body, Op.salt),
)
_AT_ONCE = 1000


def above(conn: Connection, ends: Ends) -> Iterator[Line]:
    """The ops of these chains above the given numbers, as they arrived here: none before one it replaces."""
    if not ends:
        return
    wanted = [and_(Op.node == n, Op.epoch == e, Op.seq > seq) for (n, e), seq in ends.items()]
    yield from _lines(conn, and_(Op.arrival > _least(conn, ends), any_of(wanted)))


def _least(conn: Connection, ends: Ends) -> int:
    """The arrival below which nothing is asked for: that of the earliest end."""
    ids = [f"{n}.{e}.{seq}" for (n, e), seq in ends.items()]
    found = conn.execute(select(Op.arrival).where(among(Op.id, ids))).scalars().all()
    return min(found) if len(found) == len(ids) else 0


def fed(
    conn: Connection, scopes: tuple[str, ...], span: tuple[int, int], nodes: Collection[str], without: Ends
) -> Iterator[Line]:
    """What the feed has for these scopes between two positions, but what the receiver wrote itself.

    `nodes`: PCs of whose work also that goes along which waits for a decision here: the receiver's, and siblings
    of its that ran twice. `without`: the receiver's own chains, each up to the number it says it holds: what it
    wrote above that it has lost, and gets back.
    """
    after, upto = span
    own = [and_(Op.node == n, Op.epoch == e, Op.seq <= seq) for (n, e), seq in without.items()]
    due = select(Feed.arrival).where(Feed.scope.in_(scopes), Feed.pos > after, Feed.pos <= upto)
    lost = select(Op.arrival).where(Op.id.in_(select(Waiting.op)), Op.node.in_(nodes))
    # One list of arrivals, for a condition with OR in it is walked through the whole log.
    wanted = Op.arrival.in_(select(union(due, lost).subquery()))
    yield from _lines(conn, and_(wanted, ~any_of(own)) if own else wanted)


def _lines(conn: Connection, wanted: Any) -> Iterator[Line]:
    """As they arrived; what came back late to its chain (a restore) draws its followers along."""
    turn = func.max(Op.arrival).over(partition_by=(Op.node, Op.epoch), order_by=Op.seq).label("turn")
    # An outer join, though every op has its act: so that SQLite looks for ops first and not for acts.
    rows = select(*_COLUMNS, turn).join(ACT, Act.id == Op.act, isouter=True).where(wanted)
    ordered = rows.order_by(turn, Op.node, Op.epoch, Op.seq)
    for row in conn.execute(ordered.execution_options(yield_per=_AT_ONCE)):
        yield _line(row)


def _line(row: Any) -> Line:
    head = json.loads(row.header)
    commit = head["commit"] if row.body is None else None
    line = OpLine(
        *(
            row.node,
            row.epoch,
            row.seq,
            row.act,
            row.verb,
            row.undoes,
            row.actor,
            row.at,
            row.kind,
            row.entity,
        ),
        *(row.entity_id, head["base"], head["reason"], head["schema"], row.body, row.salt, commit),
    )
    return line, head["prev"]


def following(conn: Connection, chain: tuple[str, int], seq: int) -> tuple[str, str] | None:
    """The hash that the op behind this number names as the one before it, and its own; None where it is not here."""
    node, epoch = chain
    found = conn.execute(select(Op.header, Op.hash).where(Op.id == f"{node}.{epoch}.{seq + 1}")).first()
    return (json.loads(found.header)["prev"], found.hash) if found else None


def held(conn: Connection, ids: list[str]) -> dict[str, str]:
    """The hashes of those of these ops that the log holds."""
    return {row.id: row.hash for row in conn.execute(select(Op.id, Op.hash).where(among(Op.id, ids)))}
