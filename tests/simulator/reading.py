"""What an office's store holds, read table by table, with no help from the code that is being tried."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.office import Office
from odop_desktop.storage.intake import BEHIND

_SKIP = ("created_at", "updated_at", "op_id", "pack", "id")
Key = tuple[str, str]  # kind, id


@dataclass(frozen=True, slots=True)
class Line:
    """An op of the log: its hash, its place, what it says."""

    hash: str
    node: str
    entity: str
    entity_id: str
    kind: str
    base: Mapping[str, list[str]]
    new: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Seen:
    """One store. `rows` without local columns; `heads` id → (field → ops), clashes; `waiting` op → id; `behind`
    those of them that wait only because another op of their record does.

    At headquarters: `homes` id → whose it is, `guests` who is given it to read as well, `former` whose it was.
    """

    ops: Mapping[str, Line]
    rows: Mapping[Key, Mapping[str, Any]]
    heads: Mapping[str, tuple[Mapping[str, list[str]], tuple[str, ...]]]
    waiting: Mapping[str, str]
    homes: Mapping[str, str]
    guests: frozenset[tuple[str, str]]
    former: frozenset[tuple[str, str]]
    behind: frozenset[str] = frozenset()


def see(office: Office) -> Seen:
    with office.reading() as conn:

        def all_of(sql: str) -> list[Any]:
            cursor = conn.connection.cursor()  # the driver's own: it is asked thousands of times
            cursor.execute(sql)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

        ops = all_of("SELECT id, hash, node, entity, entity_id, kind, header, body FROM op")
        rows = {
            (k.name, r["id"]): {key: value for key, value in r.items() if key not in _SKIP}
            for k in KINDS
            for r in all_of(f"SELECT * FROM \"{k.name}\" WHERE op_id <> 'pack'")
        }
        held = {r["id"]: _heads(r["heads"]) for r in all_of("SELECT id, heads FROM held")}
        stuck = all_of("SELECT op, entity_id, code FROM waiting")
        homes = {r["id"]: r["scope"] for r in all_of("SELECT id, scope FROM home")}
        guests, former = (
            frozenset((r["id"], r["scope"]) for r in all_of(f"SELECT id, scope FROM {book}"))
            for book in ("guest", "former")
        )
    lines = {r["id"]: _line(*list(r.values())[1:]) for r in ops}
    waiting = {r["op"]: r["entity_id"] for r in stuck}
    behind = frozenset(r["op"] for r in stuck if r["code"] == BEHIND)
    return Seen(lines, rows, held, waiting, homes, guests, former, behind)


def ids(office: Office) -> set[str]:
    """The ops of a store."""
    with office.reading() as conn:
        return set(conn.exec_driver_sql("SELECT id FROM op").scalars())


@lru_cache(maxsize=10_000)
def _heads(told: str) -> tuple[Mapping[str, list[str]], tuple[str, ...]]:
    found = json.loads(told)
    return found["by"], tuple(found["clash"])


@lru_cache(maxsize=10_000)
def _line(hash_: str, node: str, entity: str, id: str, kind: str, header: str, body: str | None) -> Line:
    """Made once for all stores that hold it."""
    new = json.loads(body)["new"] if body else {}
    return Line(hash_, node, entity, id, kind, json.loads(header)["base"], new)


def state(seen: Seen) -> Any:
    """Everything that a repeated file may not change."""
    return ({id: op.hash for id, op in seen.ops.items()}, seen.rows, seen.heads, seen.waiting)


def changes(before: Seen, after: Seen) -> list[str]:
    """What of all that is not the same any more, in words."""
    found = []
    for part in ("ops", "rows", "heads", "waiting"):
        was, now = getattr(before, part), getattr(after, part)
        for key in sorted(k for k in was.keys() | now.keys() if was.get(k) != now.get(k)):
            found.append(f"{part} {key}: {_differs(was.get(key), now.get(key))}")
    return found


def _differs(was: Any, now: Any) -> str:
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        return ", ".join(f"{k} {was[k]!r} → {now[k]!r}" for k in was if was[k] != now[k])
    return f"{_short(was)} → {_short(now)}"


def _short(value: Any) -> str:
    return f"{value.kind} {value.entity} {value.entity_id}" if isinstance(value, Line) else str(value)
