"""Ops as the records need them: from a file that is being taken in, or from the log."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from odop_desktop.storage.among import among
from odop_desktop.storage.meeting import Said, unreplaced
from odop_desktop.storage.ops import OpLine
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.sync import Waiting


class Come(NamedTuple):
    """An op in the log, as the records need it. `new` None: its values were erased."""

    id: str
    arrival: int
    node: str
    kind: str
    entity: str
    entity_id: str
    at: str
    base: Mapping[str, Sequence[str]]
    new: Mapping[str, Any] | None


def come(line: OpLine, row: Sequence[Any]) -> Come:
    """An op as it has just been logged."""
    new = json.loads(line.body)["new"] if line.body is not None else None
    return Come(line.id, row[0], line.node, line.kind, line.entity, line.entity_id, line.at, line.base, new)


class Bodies:
    """What ops said, from this batch or from the log; needed only where values meet.

    What has not had its turn yet, or waits, is in the log already, and does not count.
    """

    def __init__(self, conn: Connection, ops: Iterable[Come]) -> None:
        self._conn = conn
        self._here = {op.id: op for op in ops}
        self._mine = frozenset(self._here)
        self._due = set(self._here)

    def turn(self, op: Come) -> None:
        """The op is being worked in."""
        self._due.discard(op.id)

    def waits(self, op: Come) -> None:
        """The op had its turn and was not let in."""
        self._due.add(op.id)

    def value(self, op: str, key: str) -> Any:
        if op not in self._here:
            self._here.update((come.id, come) for come in logged(self._conn, Op.id == op))
        return (self._here[op].new or {}).get(key) if op in self._here else None

    def trail(self, entity_id: str, key: str) -> dict[str, Said]:
        """Every op that has set the field of a record so far; of an erased one the value is gone."""
        waits = set(self._conn.execute(select(Waiting.op).where(Waiting.entity_id == entity_id)).scalars())
        out = self._due | (waits - self._mine)  # lifted ones of a later batch among them
        return {
            op.id: Said(op.id, (op.new or {}).get(key), tuple(op.base.get(key, ())))
            for op in logged(self._conn, Op.entity_id == entity_id)
            if op.id not in out and (key in (op.new or {}) or key in op.base)
        }

    def standing(self, entity_id: str, key: str) -> set[str]:
        """The ops that none replaces: one may be here before one that it replaces."""
        return unreplaced(self.trail(entity_id, key))


def these(conn: Connection, ids: Sequence[str]) -> list[Come]:
    """Those ops of the log, as they came."""
    return list(logged(conn, among(Op.id, ids)))


def of_record(conn: Connection, entity_id: str, nodes: Collection[str]) -> list[Come]:
    """What these PCs wrote of a record, as it came."""
    return logged(conn, Op.entity_id == entity_id, Op.node.in_(nodes))


def logged(conn: Connection, *wanted: Any) -> list[Come]:
    """Ops of the log as they came."""
    columns = (Op.id, Op.arrival, Op.node, Op.kind, Op.entity, Op.entity_id, Op.at, Op.header, Op.body)
    rows = conn.execute(select(*columns).where(*wanted).order_by(Op.arrival))
    return [
        Come(*row[:7], json.loads(row[7])["base"], json.loads(row[8])["new"] if row[8] else None)
        for row in rows
    ]
