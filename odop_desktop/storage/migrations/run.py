"""Walks a store up and down the steps of its schema. Alembic lends the operations; there is no ini file."""

from __future__ import annotations

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from odop_desktop.storage import gained
from odop_desktop.storage.guard import lower_guards, raise_guards
from odop_desktop.storage.migrations.versions import STEPS
from odop_desktop.storage.schema import SCHEMA, read_number, write_number


def upgrade(conn: Connection, to: int = len(STEPS)) -> None:
    """Takes the store up to step `to`, in the caller's transaction. The guards stand again at the end."""
    lower_guards(conn)
    before = gained.columns(conn)
    for number in range(read_number(conn), to):
        STEPS[number].upgrade(_operations(conn))
        write_number(conn, number + 1)
    if to == SCHEMA and before:
        gained.work_in(conn, before)
    raise_guards(conn)


def downgrade(conn: Connection, to: int = 0) -> None:
    """Takes the store down to step `to`. For tests: an office goes back by the copy made before."""
    lower_guards(conn)
    for number in range(read_number(conn), to, -1):
        STEPS[number - 1].downgrade(_operations(conn))
        write_number(conn, number - 1)
    raise_guards(conn)


def _operations(conn: Connection) -> Operations:
    return Operations(MigrationContext.configure(conn))
