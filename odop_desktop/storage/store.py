"""The open store: one writer, a reader a thread, and beside it the blobs and the drafts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from sqlalchemy import Connection as Connection  # for those who must not know sqlalchemy

from odop_desktop.storage.blobs import Blobs
from odop_desktop.storage.drafts import Drafts
from odop_desktop.storage.ground import Ground, wording
from odop_desktop.storage.readers import Readers


class Store:
    """What actions and queries stand on. Nothing here or above knows which database it is.

    `dialect` is `sqlite` or `postgresql`. Errors of the database that a person can mend come out as
    OdopError (E-DB-…), others as they are.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.dialect = ground.name
        self.blobs = Blobs(ground.side[0], partial(wording, ground))
        self.drafts = Drafts(ground.side[1], partial(wording, ground))
        self._readers = Readers(ground.read)
        self._turn = threading.Lock()
        self._writer: int | None = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """The one write transaction: kept when the block reaches its end, else as if it had never been.

        A transaction inside a transaction is a mistake of ours (RuntimeError); another thread waits its turn.
        """
        if self._writer == threading.get_ident():
            raise RuntimeError("a transaction inside a transaction")
        with self._turn, wording(self.ground):
            self._writer = threading.get_ident()
            try:
                self.ground.before_write()
                with self.ground.write.connect() as conn, conn.begin():
                    yield conn
                    self.ground.before_commit(conn)
            finally:
                self._writer = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that can only read; it sees one state of the store until the block ends."""
        with wording(self.ground), self._readers.reading() as conn:
            yield conn

    def close(self) -> None:
        """Writes the log back into the file; what was not committed is gone. To be called once."""
        self._readers.close()
        self.ground.close()
