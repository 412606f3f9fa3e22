"""Connections for reading: one a thread, kept while it lives; each read sees one state of the store."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine


class Readers:
    """Hands each thread its own connection; a read inside a read sees the same state."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._mine = threading.local()
        self._all: weakref.WeakSet[Connection] = weakref.WeakSet()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        conn = self._connection()
        if conn.in_transaction():
            yield conn
            return
        with conn.begin():
            yield conn

    def close(self) -> None:
        """To be called when no thread reads any more."""
        for conn in list(self._all):
            conn.close()
        self._mine = threading.local()

    def _connection(self) -> Connection:
        conn: Connection | None = getattr(self._mine, "conn", None)
        if conn is None or conn.closed or conn.invalidated:
            conn = self._mine.conn = self._engine.connect()
            self._all.add(conn)
        return conn
