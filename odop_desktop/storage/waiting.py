"""Ops that are in the log but not in the records, each with the code of the rule that stands against it.

A record with an op that waits is left alone until somebody has decided; later ops of it wait behind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select, update

from odop_desktop.storage import rows
from odop_desktop.storage.among import among as among_these
from odop_desktop.storage.ops import canonical
from odop_desktop.storage.tables.sync import WAITING, Waiting

LIFTED = ""  # the code of what is just being tried anew
UNKNOWN, MISFIT, OTHERWISE = "E-SYN-40", "E-SYN-48", "E-SYN-79"
NEVER = frozenset({UNKNOWN, MISFIT, OTHERWISE})  # of what nobody lets in as it is: nothing waits for it
_COLUMNS = ("op", "entity", "entity_id", "arrival", "code", "facts", "at")
_OF = select(*(Waiting[key] for key in _COLUMNS)).where(Waiting.code != LIFTED).order_by(Waiting.arrival)


@dataclass(frozen=True, slots=True)
class Stuck:
    op: str
    entity: str
    entity_id: str
    arrival: int
    code: str
    facts: Mapping[str, Any]
    at: str


def put(conn: Connection, stuck: Sequence[Stuck]) -> None:
    lifted(conn, [s.op for s in stuck])
    lines = [(s.op, s.entity, s.entity_id, s.arrival, s.code, canonical(dict(s.facts)), s.at) for s in stuck]
    rows.insert_lines(conn, "waiting", _COLUMNS, lines)


def among(conn: Connection, ids: Sequence[str]) -> set[str]:
    """Which of these records have an op that waits and may go in yet: what is done to them waits behind it."""
    if conn.execute(select(Waiting.op).limit(1)).first() is None:
        return set()
    waits = (among_these(Waiting.entity_id, ids), Waiting.code.not_in((LIFTED, *NEVER)))
    return set(conn.execute(select(Waiting.entity_id).where(*waits)).scalars())


def of(conn: Connection, *, code: str | None = None, entity_id: str | None = None) -> Iterator[Stuck]:
    """Those that wait, as they arrived; of one code or one record only, where asked."""
    wanted = _OF
    if code is not None:
        wanted = wanted.where(Waiting.code == code)
    if entity_id is not None:
        wanted = wanted.where(Waiting.entity_id == entity_id)
    for op, entity, id, arrival, why, facts, at in conn.execute(wanted):
        yield Stuck(op, entity, id, arrival, why, json.loads(facts), at)


def lift(conn: Connection, ops: Sequence[str]) -> None:
    """These wait no more: they are tried anew. `lifted` takes them off, in the same transaction; up to then the
    guards know that they are not spent, though later ops of their record may stand."""
    if ops:
        conn.execute(update(WAITING).where(among_these(Waiting.op, ops)).values(code=LIFTED))


def lifted(conn: Connection, ops: Sequence[str]) -> None:
    """Of these ops those that were tried anew wait no more; what still may not go in is `put` again."""
    if ops:
        conn.execute(delete(WAITING).where(among_these(Waiting.op, ops), Waiting.code == LIFTED))
