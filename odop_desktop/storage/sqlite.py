"""The ground under an office on its own PC: three SQLCipher files in one folder."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3  # type: ignore[import-untyped]
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from odop_desktop.errors import OdopError, Problem
from odop_desktop.storage.engine import open_sqlite
from odop_desktop.storage.failing import worded
from odop_desktop.storage.files import sync_folder
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.place import Place, Room
from odop_desktop.storage.pragmas import Role, connect

_SMALL = 10_000  # rows of a table of which no statistics are kept


class Sqlite:
    """Implements Ground. Connections are made when first used; the marker stands from the first write on."""

    name = "sqlite"

    def __init__(self, place: Place, key: DataKey, room: Room) -> None:
        self.place, self._key, self._room = place, key, room
        self.write = open_sqlite(place.store, key, Role.WRITER)
        self.read = open_sqlite(place.store, key, Role.READER)
        self.side = (
            open_sqlite(place.blobs, key, Role.WRITER),
            open_sqlite(place.drafts, key, Role.WRITER),
        )
        self._file = _identity(place.store)
        self._wrote = False

    def before_write(self) -> None:
        if _identity(self.place.store) != self._file:
            raise OdopError("E-DB-18", file=str(self.place.store))
        self._room.ensure(self.place.store)
        if not self._wrote:
            self.place.marker.touch()
            sync_folder(self.place.root)
            self._wrote = True

    def before_commit(self, conn: Connection) -> None:
        """The file we write must still be the file in the folder; else what is in it is saved beside."""
        if _identity(self.place.store) != self._file:
            raise OdopError("E-DB-10", file=str(self.place.store), copy=str(self._rescue(conn)))

    def worded(self, error: DBAPIError) -> OdopError | None:
        return worded(error, str(self.place.store))

    def damage(self, conn: Connection) -> list[Problem]:
        return damage(conn)

    def close(self) -> None:
        for engine in (self.write, self.read, *self.side):
            engine.dispose()
        if self._wrote and _identity(self.place.store) == self._file and self._folded():
            self.place.marker.unlink(missing_ok=True)
        self._wrote = False

    def _folded(self) -> bool:
        """Writes the WAL back into the file and empties it. False leaves the marker: the next start checks."""
        try:
            with closing(connect(self.place.store, self._key.spec("office"), Role.KEEPER)) as raw:
                raw.execute("PRAGMA optimize").fetchall()
                _forget_small(raw)
                busy, _, _ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlcipher3.Error:
            return False
        return not busy

    def _rescue(self, conn: Connection) -> Path:
        """Copies the store, as our open connection still sees it, into a new file with the same key."""
        copy = self.place.root / f"office-rescued-{datetime.now():%Y%m%d-%H%M%S}.db"
        source: Any = conn.connection.driver_connection
        source.rollback()
        target = connect(copy, self._key.spec("office"), Role.KEEPER)
        try:
            source.backup(target)
        finally:
            target.close()
        return copy


def _forget_small(raw: Any) -> None:
    """Statistics of small tables are not kept: in one session of taking in files a log of two ops gets thousands,
    and SQLite, told that it is tiny, would walk through it for each. Without statistics it uses the indexes.
    """
    known = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_stat_'")}
    if "sqlite_stat1" in known:
        small = f"SELECT tbl FROM sqlite_stat1 GROUP BY tbl HAVING max(CAST(stat AS INTEGER)) < {_SMALL}"
        for table in sorted(known, reverse=True):  # sqlite_stat1, which says which are small, comes last
            raw.execute(f"DELETE FROM {table} WHERE tbl IN ({small})")


def damage(conn: Connection) -> list[Problem]:
    """Pages against their MAC, the tree of pages, the references between rows. Shapes of SAFETY 5.3."""
    cipher = [row[0] for row in conn.exec_driver_sql("PRAGMA cipher_integrity_check")]
    if cipher:
        return [Problem.of("E-DB-20", pages=len(cipher), first=str(cipher[0]))]
    tree = [str(row[0]) for row in conn.exec_driver_sql("PRAGMA integrity_check")]
    found = [] if tree == ["ok"] else [Problem.of("E-DB-21", first=tree[0], faults=len(tree))]
    lost = conn.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return found + [Problem.of("E-DB-22", table=row[0], parent=row[2]) for row in lost[:20]]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        seen = path.stat()
    except FileNotFoundError:
        return None
    return seen.st_dev, seen.st_ino
