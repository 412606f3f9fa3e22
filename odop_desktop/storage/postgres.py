"""The ground under a headquarters: one database of a PostgreSQL server."""

from __future__ import annotations

from sqlalchemy import Connection, make_url
from sqlalchemy.exc import DBAPIError

from odop_desktop.errors import OdopError, Problem
from odop_desktop.storage.engine import open_postgresql
from odop_desktop.storage.failing import worded
from odop_desktop.storage.pragmas import Role

MIN_VERSION = 130000
_PROVED = {"server_encoding": "UTF8", "synchronous_commit": "on", "full_page_writes": "on", "fsync": "on"}


class Postgres:
    """Implements Ground. Blobs and drafts are tables of the same database, on connections of their own."""

    name = "postgresql"

    def __init__(self, url: str) -> None:
        self.url = make_url(url).set(drivername="postgresql+psycopg")
        self.write = open_postgresql(self.url, Role.WRITER)
        self.read = open_postgresql(self.url, Role.READER)
        side = open_postgresql(self.url, Role.WRITER)
        self.side = (side, side)

    @property
    def shown(self) -> str:
        """The database as a person may see it, without its password."""
        return self.url.render_as_string(hide_password=True)

    def before_write(self) -> None:
        """The server looks after its own disk."""

    def before_commit(self, conn: Connection) -> None:
        """The server looks after its own files."""

    def worded(self, error: DBAPIError) -> OdopError | None:
        return worded(error, self.shown)

    def damage(self, conn: Connection) -> list[Problem]:
        """Page checksums are the server's; without them we say so. Constraints hold at all times there."""
        on = conn.exec_driver_sql("SHOW data_checksums").scalar_one()
        return [] if on == "on" else [Problem.of("E-DB-23")]

    def prove(self, conn: Connection) -> None:
        """The server keeps what it confirms, and is new enough; else E-DB-15."""
        version = conn.exec_driver_sql("SHOW server_version_num").scalar_one()
        if int(version) < MIN_VERSION:
            raise OdopError("E-DB-15", found=f"PostgreSQL {version}", wanted=f"PostgreSQL {MIN_VERSION}")
        for name, wanted in _PROVED.items():
            found = conn.exec_driver_sql(f"SHOW {name}").scalar_one()
            if found != wanted:
                raise OdopError("E-DB-15", found=f"{name} = {found}", wanted=f"{name} = {wanted}")

    def close(self) -> None:
        for engine in (self.write, self.read, self.side[0]):
            engine.dispose()
