"""Brings a store to the schema this program knows. Imported late: Alembic comes with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine

from odop_desktop.errors import OdopError
from odop_desktop.storage.backup import make
from odop_desktop.storage.container import newest
from odop_desktop.storage.migrations import run
from odop_desktop.storage.schema import SCHEMA, read_number, stamp

__all__ = ["create_tables", "make", "newest", "upgrade"]


def upgrade(keeper: Engine, file: str, copy_first: Callable[[], object]) -> None:
    """Copies the store, then upgrades it in one transaction; what fails leaves it as it was (E-DB-04)."""
    copy = copy_first()
    try:
        with without_references(keeper) as conn, conn.begin():
            run.upgrade(conn)
            _assert_whole(conn)
    except Exception as error:
        raise OdopError("E-DB-04", file=file, copy=str(copy)) from error


def create_tables(keeper: Engine, fill: Callable[[Connection], None]) -> None:
    """Makes the tables of an empty store and fills in its first rows, in one transaction."""
    with without_references(keeper) as conn, conn.begin():
        stamp(conn)
        run.upgrade(conn)
        fill(conn)


def without_references(keeper: Engine) -> Connection:
    """A connection on which SQLite lets a table be made anew (sqlite.org/lang_altertable.html, 7)."""
    conn = keeper.connect()
    if conn.dialect.name == "sqlite":
        raw: Any = conn.connection.driver_connection
        raw.execute("PRAGMA foreign_keys = OFF").fetchall()
    return conn


def _assert_whole(conn: Connection) -> None:
    if read_number(conn) != SCHEMA:
        raise RuntimeError("the steps did not reach the schema")
    if conn.dialect.name == "sqlite" and conn.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise RuntimeError("references are broken after the upgrade")
