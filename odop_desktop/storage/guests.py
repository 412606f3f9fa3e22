"""Headquarters' book of who is given a record beside the office whose it is, and of whose it was before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, Table, delete, select

from odop_desktop.storage import rows
from odop_desktop.storage.among import among
from odop_desktop.storage.tables.base import table_of
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.sync import FORMER, GUEST, Former, Guest, Waiting


class Past(NamedTuple):
    """An op of a record's history."""

    arrival: int
    entity: str
    body: str | None
    op: str


def of(conn: Connection, ids: Iterable[str]) -> dict[str, set[str]]:
    """id → the scopes that are given the record to read."""
    return _scopes(conn, GUEST, ids)


def before(conn: Connection, ids: Iterable[str]) -> dict[str, set[str]]:
    """id → the scopes whose the record was before it moved."""
    return _scopes(conn, FORMER, ids)


def reads(conn: Connection, scope: str, kind: str) -> bool:
    """Whether an office is given any record of a kind that is not its own."""
    found = select(Guest.id).where(Guest.scope == scope, Guest.kind == kind).limit(1)
    return conn.execute(found).first() is not None


def _scopes(conn: Connection, book: Table, ids: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    if conn.execute(select(book.c.id).limit(1)).first() is None:
        return found
    for id, scope in conn.execute(select(book.c.id, book.c.scope).where(among(book.c.id, ids))):
        found.setdefault(id, set()).add(scope)
    return found


def admit(conn: Connection, lines: Iterable[tuple[str, str, str]]) -> None:
    """(id, scope, kind), none of which stands here."""
    rows.insert_lines(conn, "guest", ("id", "scope", "kind"), list(lines))


def history(conn: Connection, id: str, upto: int) -> list[Past]:
    """A record's ops that arrived up to a number, in their order, without what waits for a decision."""
    columns = (Op.arrival, Op.entity, Op.body, Op.id)
    wanted = Op.id.not_in(select(Waiting.op))
    found = select(*columns).where(Op.entity_id == id, Op.arrival <= upto, wanted).order_by(Op.arrival)
    return [Past(*row) for row in conn.execute(found)]


def naming(conn: Connection, kind: str, key: str, id: str) -> list[str]:
    """The records of a kind whose field `key` names this one."""
    table = table_of(kind)
    return list(conn.execute(select(table.c.id).where(table.c[key] == id).order_by(table.c.id)).scalars())


def left(conn: Connection, scope: str, ids: Iterable[str]) -> dict[str, int]:
    """Of these records those that were this office's before: id → the feed's position that tells it so."""
    if conn.execute(select(Former.id).limit(1)).first() is None:
        return {}
    lines = select(Former.id, Former.pos).where(Former.scope == scope, among(Former.id, ids))
    return {id: int(pos) for id, pos in conn.execute(lines)}


def leave(
    conn: Connection, lines: Iterable[tuple[str, str]], pos: int, back: Iterable[tuple[str, str]]
) -> None:
    """(id, scope): these were the scope's, which is told so at this position; `back`: these are its own again."""
    lines = list(lines)
    for id, scope in {*lines, *back}:
        conn.execute(delete(FORMER).where(Former.id == id, Former.scope == scope))
    rows.insert_lines(conn, "former", ("id", "scope", "pos"), [(*line, pos) for line in lines])
