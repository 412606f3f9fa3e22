"""What a store stands on: the few things SQLite and PostgreSQL do each in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from odop_desktop.errors import OdopError, Problem


class Ground(Protocol):
    """One opened database with its engines. `sqlite.py` and `postgres.py` are the two there are."""

    @property
    def name(self) -> str:
        """`sqlite` or `postgresql`, as SQLAlchemy calls them."""

    @property
    def write(self) -> Engine: ...

    @property
    def read(self) -> Engine: ...

    @property
    def side(self) -> tuple[Engine, Engine]:
        """The engines of the blobs and of the drafts."""

    def before_write(self) -> None:
        """Called before a transaction begins. Raises OdopError where it must not."""

    def before_commit(self, conn: Connection) -> None:
        """Called when a transaction has reached its end. Raises OdopError where it may not be kept."""

    def worded(self, error: DBAPIError) -> OdopError | None:
        """What the user is told of an error of the driver; None where the mistake is ours."""

    def damage(self, conn: Connection) -> list[Problem]:
        """What is wrong with pages, structure and references, each with its code."""

    def close(self) -> None:
        """Writes the log back and lets go of every connection."""


@contextmanager
def wording(ground: Ground) -> Iterator[None]:
    """Errors of the driver that a person can mend leave the block as OdopError."""
    try:
        yield
    except DBAPIError as error:
        told = ground.worded(error)
        if told is None:
            raise
        raise told from error
