"""How the storage tests write: one act a call, by the one apply; and how they look at what came of it."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import RowMapping, select

from odop_desktop.domain.catalogue import KINDS, kind
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.ops import Act, uuid7
from odop_desktop.storage.store import Store
from odop_desktop.storage.tables.base import table_of
from odop_desktop.storage.tables.log import OP, Op
from odop_desktop.storage.undo import Undoing, undoing

AT = "2026-01-05T10:00:00+05:30"
ARTISAN, BUYER, OFFERING = kind("artisan"), kind("buyer"), kind("offering")


def an_act(
    verb: str = "artisan.change", *, undoes: str | None = None, actor: str = "clerk", at: str = AT
) -> Act:
    return Act(uuid7(), verb, actor, at, undoes)


def write(store: Store, *puts: Put, act: Act | None = None) -> str:
    """Writes the puts as one act; returns the act's id."""
    act = act or an_act()
    with store.transaction() as conn:
        apply(conn, act, puts)
    return act.id


def made(record: RecordKind = ARTISAN, **values: Any) -> Put:
    """The put of a new record."""
    return Put(record, uuid7(), values, "create")


def changed(put: Put, kind: str = "change", **values: Any) -> Put:
    """The put that changes the same record."""
    return Put(put.record, put.id, values, kind)


def binned(put: Put, at: str | None = AT) -> Put:
    return changed(put, "bin" if at else "restore", deleted_at=at)


def take_back(store: Store, act: str) -> tuple[str, Undoing]:
    """Undoes an act; returns the act that did it, and what it came to."""
    by = an_act("undo", undoes=act)
    with store.transaction() as conn:
        back = undoing(conn, act, {k.name: k for k in KINDS}, AT)
        apply(conn, by, back.puts)
    return by.id, back


def row(store: Store, put: Put) -> RowMapping:
    """The record as its table holds it."""
    table = table_of(put.record.name)
    with store.reading() as conn:
        return conn.execute(select(table).where(table.c.id == put.id)).mappings().one()


def ops(store: Store, *puts: Put) -> list[RowMapping]:
    """The ops of these records (of all, when none is named), as they came."""
    wanted = select(OP).order_by(Op.arrival)
    if puts:
        wanted = wanted.where(Op.entity_id.in_([put.id for put in puts]))
    with store.reading() as conn:
        return list(conn.execute(wanted).mappings())


def header(op: RowMapping) -> dict[str, Any]:
    return dict(json.loads(op["header"]))


def news(store: Store, *puts: Put) -> list[dict[str, Any]]:
    """What each op set."""
    return [json.loads(op["body"])["new"] for op in ops(store, *puts)]
