"""Fields to which two offices gave different values without knowing of each other: each side's value, by whom, when.

*Hard* is a field that waits for a person; *soft* one whose values met by themselves (sets, remarks, status): all
of them are in what the record shows, and who looks may still set it otherwise.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from odop_desktop.domain.catalogue import BY_NAME
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import held
from odop_desktop.storage.held import Heads
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.sync import Held, Home
from odop_desktop.storage.values import from_body

PAGE = 200  # records looked up at once
BIN = "deleted_at"  # the one key that is no field: in the bin or out of it


@dataclass(frozen=True, slots=True)
class Side:
    """What one op says of the field. `node` wrote it, `at` by its own clock; `shown`: the record shows it now."""

    op: str
    node: str
    value: Any
    at: str
    actor: str
    reason: str | None
    shown: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field of one record with the values that stand side by side."""

    row: RecordRow
    key: str
    sides: tuple[Side, ...]
    hard: bool

    def side(self, op: str) -> Side:
        """The side of this op. E-ACT-01."""
        found = next((side for side in self.sides if side.op == op), None)
        if found is None:
            raise OdopError("E-ACT-01", record=op)
        return found


def count(office: Office, of: str | None = None) -> int:
    """How many records have a field that waits for a person; `of`: of the office with this id, at headquarters."""
    with office.reading() as conn:
        return int(conn.execute(select(func.count()).where(*_open(of))).scalar_one())


def _open(of: str | None) -> list[ColumnElement[bool]]:
    return [Held.clash == 1, *([Held.id.in_(select(Home.id).where(Home.scope == of))] if of else [])]


def found(
    office: Office, *, kind: str | None = None, limit: int | None = PAGE, of: str | None = None
) -> tuple[Conflict, ...]:
    """The fields that wait for a person, by kind and record: of so many records, or of all. `of`: as `count`."""
    wanted = select(Held.kind, Held.id, Held.heads).where(*_open(of))
    if kind is not None:
        wanted = wanted.where(Held.kind == kind)
    with office.reading() as conn:
        rows = conn.execute(wanted.order_by(Held.kind, Held.id).limit(limit)).all()
        return tuple(each for row in rows for each in _of(conn, *row) if each.hard)


def of(office: Office, id: str) -> tuple[Conflict, ...]:
    """Of one record: the hard ones first, then what met by itself."""
    with office.reading() as conn:
        return within(conn, id)


def within(conn: Connection, id: str) -> tuple[Conflict, ...]:
    """As `of`, inside a transaction."""
    row = conn.execute(select(Held.kind, Held.id, Held.heads).where(Held.id == id)).first()
    return tuple(sorted(_of(conn, *row), key=lambda c: not c.hard)) if row is not None else ()


def _of(conn: Connection, kind: str, id: str, told: str) -> list[Conflict]:
    heads = held.parse(told)
    keys = [key for key, ops in heads.by.items() if len(ops) > 1]
    row = read.get(conn, BY_NAME[kind], id) if keys else None
    if row is None:
        return []
    return [Conflict(row, key, _sides(conn, row, heads, key), key in heads.clash) for key in sorted(keys)]


def _sides(conn: Connection, row: RecordRow, heads: Heads, key: str) -> tuple[Side, ...]:
    """The one that is shown first."""
    now = row.deleted_at if key == BIN else row[key]
    sides = [_side(conn, op, key, now) for op in heads.of(key)]
    return tuple(sorted(sides, key=lambda side: not side.shown))


def _side(conn: Connection, op: str, key: str, now: Any) -> Side:
    told = conn.execute(select(Op.node, Op.at, Op.actor, Op.header, Op.body).where(Op.id == op)).one()
    value = from_body(json.loads(told.body)["new"].get(key)) if told.body else None
    reason = json.loads(told.header)["reason"]
    return Side(op, told.node, value, told.at, told.actor, reason, value == now)
