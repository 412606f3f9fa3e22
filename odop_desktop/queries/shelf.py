"""Headquarters' shelf: changes that came in and are laid aside, record by record, with the rule against each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from odop_desktop.domain.catalogue import BY_NAME
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries import makers, read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.among import among
from odop_desktop.storage.tables.log import OP, Op
from odop_desktop.storage.tables.sync import WAITING, Waiting
from odop_desktop.storage.values import from_body

PAGE = 200  # records looked up at once


@dataclass(frozen=True, slots=True)
class Laid:
    """One change that waits. `kind` create, change, bin or restore; `fields` (key, as it stands here, as it would)."""

    op: str
    node: str
    kind: str
    at: str
    actor: str
    code: str
    fields: tuple[tuple[str, Any, Any], ...]


@dataclass(frozen=True, slots=True)
class Shelved:
    """A record with changes that wait. `kind` None where this program does not know it; `row` None: not here yet."""

    id: str
    entity: str
    kind: RecordKind | None
    row: RecordRow | None
    changes: tuple[Laid, ...]

    @property
    def code(self) -> str:
        """The rule against the first; the others follow it."""
        return self.changes[0].code

    @property
    def node(self) -> str:
        return self.changes[0].node

    def title(self, lang: str) -> str:
        """The record's name as it stands, or as the change that would make it says; "" where neither tells one."""
        if self.row is not None:
            return self.row.title(lang)
        said = {key: new for change in self.changes for key, _, new in change.fields}
        keys = sorted(self.kind.title if self.kind else (), key=lambda k: not k.endswith(f"_{lang}"))
        return next((str(said[key]) for key in keys if said.get(key)), "")


def count(office: Office, of: str | None = None) -> int:
    """How many records have something that waits; `of`: that a PC of the office with this id wrote."""
    with office.reading() as conn:
        wanted = select(func.count(Waiting.entity_id.distinct())).where(*_written(conn, of))
        return int(conn.execute(wanted).scalar_one())


def _written(conn: Connection, of: str | None) -> list[ColumnElement[bool]]:
    if of is None:
        return []
    theirs = (
        select(Op.id).join(WAITING, Waiting.op == Op.id).where(among(Op.node, makers.all_(conn).nodes([of])))
    )
    return [Waiting.op.in_(theirs)]


def meant(office: Office, asked: str) -> Shelved | None:
    """The record that a number, name or id names, `HP-CHM:LOI-1-000001` among them. E-ACT-33: it names several."""
    code, colon, bare = asked.strip().partition(":")
    all_ = found(office, None)
    if (same := [each for each in all_ if asked.strip() in _names(each)]) or not colon:
        if len(same) < 2:
            return same[0] if same else None
        with office.reading() as conn:
            alike = [
                (each.id, each.row.number if each.row else each.id, Two(each.title("hi"), each.title("en")))
                for each in same
            ]
            raise makers.several(conn, asked.strip(), alike)
    whose = makers.of(office, [each.id for each in all_])
    of_office = (each for each in all_ if each.id in whose and whose[each.id].code == code.strip().upper())
    return next((each for each in of_office if bare.strip() in _names(each)), None)


def _names(each: Shelved) -> set[str]:
    return {each.id, each.title("hi"), each.title("en"), each.row.number if each.row else ""}


def found(office: Office, limit: int | None = PAGE, of: str | None = None) -> tuple[Shelved, ...]:
    """The records, as their first change arrived: so many of them, or all. `of`: as `count`."""
    columns = (Waiting.op, Waiting.entity, Waiting.entity_id, Waiting.code)
    more = (Op.node, Op.kind, Op.at, Op.actor, Op.body)
    first = select(Waiting.entity_id).group_by(Waiting.entity_id).order_by(func.min(Waiting.arrival))
    wanted = select(*columns, *more).join(OP, Op.id == Waiting.op)
    by: dict[str, list[Mapping[str, Any]]] = {}
    with office.reading() as conn:
        shown = first.where(*_written(conn, of)).limit(limit)
        wanted = wanted.where(Waiting.entity_id.in_(shown)).order_by(Waiting.arrival)
        for row in conn.execute(wanted).mappings():
            by.setdefault(row["entity_id"], []).append(dict(row))
        return tuple(_shelved(conn, id, ops) for id, ops in by.items())


def _shelved(conn: Connection, id: str, ops: Sequence[Mapping[str, Any]]) -> Shelved:
    kind = BY_NAME.get(ops[0]["entity"])
    row = read.get(conn, kind, id) if kind else None
    return Shelved(id, ops[0]["entity"], kind, row, tuple(_laid(op, row) for op in ops))


def _laid(op: Mapping[str, Any], row: RecordRow | None) -> Laid:
    new = json.loads(op["body"])["new"] if op["body"] else {}
    fields = tuple((key, row[key] if row else None, from_body(value)) for key, value in new.items())
    return Laid(op["op"], op["node"], op["kind"], op["at"], op["actor"], op["code"], fields)
