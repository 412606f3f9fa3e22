"""SQLAlchemy engines over SQLCipher and PostgreSQL. The key never enters a URL, a repr or a log."""

from __future__ import annotations

from pathlib import Path
from threading import get_ident
from typing import Any

import sqlcipher3  # type: ignore[import-untyped]
from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DisconnectionError

from odop_desktop.storage.key import DataKey
from odop_desktop.storage.pragmas import Role, connect

_SIZE = {Role.WRITER: 1, Role.READER: 2, Role.KEEPER: 1}
_BEGIN = {Role.WRITER: "BEGIN IMMEDIATE", Role.READER: "BEGIN", Role.KEEPER: "BEGIN IMMEDIATE"}

# What a server must keep to: a commit is on the disk before it is answered (SAFETY).
_SERVER = "-c synchronous_commit=on -c client_encoding=UTF8 -c timezone=UTC -c client_min_messages=warning"
# One transaction fills a table that was empty when it began: a plan kept from its first statements reads all of it.
_PLANS = "-c plan_cache_mode=force_custom_plan -c jit=off"


def open_sqlite(path: Path, key: DataKey, role: Role) -> Engine:
    """An engine over one file, `<name>.db`, which connects when first used."""
    spec = key.spec(path.stem)
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3,
        creator=lambda: connect(path, spec, role),
        poolclass=QueuePool,
        pool_size=_SIZE[role],
        max_overflow=0 if role is not Role.READER else 2,
        pool_timeout=10,
        hide_parameters=True,
    )
    begin = _BEGIN[role]

    @event.listens_for(engine, "begin")
    def _begin(conn: Connection) -> None:
        conn.exec_driver_sql(begin)

    _bind_to_threads(engine)
    return engine


def open_postgresql(url: str | URL, role: Role) -> Engine:
    """An engine over a server's database. A reader sees one state for as long as it reads."""
    reads = role is Role.READER
    options = f"{_SERVER} {_PLANS}" + (" -c default_transaction_read_only=on" if reads else "")
    engine = create_engine(
        url,
        connect_args={"options": options, "connect_timeout": 10, "application_name": "odop-desktop"},
        isolation_level="REPEATABLE READ" if reads else "READ COMMITTED",
        poolclass=QueuePool,
        pool_size=_SIZE[role],
        max_overflow=0 if not reads else 2,
        pool_timeout=10,
        hide_parameters=True,
    )
    _bind_to_threads(engine)
    return engine


def _bind_to_threads(engine: Engine) -> None:
    """A connection stays with the thread that made it; on another one it is closed and made anew."""

    @event.listens_for(engine, "connect")
    def _made(_raw: Any, record: Any) -> None:
        record.info["thread"] = get_ident()

    @event.listens_for(engine, "checkout")
    def _lent(_raw: Any, record: Any, _proxy: Any) -> None:
        if record.info["thread"] != get_ident():
            raise DisconnectionError("made by another thread")

    @event.listens_for(engine, "before_cursor_execute")
    def _used(conn: Connection, *_: Any) -> None:
        if conn.info["thread"] != get_ident():
            raise RuntimeError("a connection is used by a thread that did not open it")
