"""Is a store shaped as the models say? Used by `check`, by the tests and by tools/revision.py."""

from __future__ import annotations

from typing import Any

from alembic.autogenerate import compare_metadata, produce_migrations
from alembic.migration import MigrationContext
from alembic.operations.ops import MigrationScript
from sqlalchemy import Connection, MetaData

from odop_desktop.storage.tables.base import NAMES, Base
from odop_desktop.storage.tables.beside import Beside


def differences(conn: Connection) -> list[Any]:
    """What autogenerate would change to make the store match the models; empty where they agree."""
    return list(compare_metadata(_context(conn), _models(conn)))


def script(conn: Connection) -> MigrationScript:
    """The differences as operations, both ways."""
    return produce_migrations(_context(conn), _models(conn))


def _models(conn: Connection) -> MetaData:
    if conn.dialect.name == "sqlite":
        return Base.metadata
    both = MetaData(naming_convention=NAMES)
    for table in (*Base.metadata.tables.values(), *Beside.metadata.tables.values()):
        table.to_metadata(both)
    return both


def _context(conn: Connection) -> MigrationContext:
    return MigrationContext.configure(conn, opts={"compare_type": True, "include_object": _ours})


def _ours(_thing: Any, name: str | None, kind: str, reflected: bool, _compare_to: Any) -> bool:
    """Leaves out what is made beside the models: the search index and the schema's number."""
    name = name or ""
    if kind == "table" and reflected:
        return name not in ("search", "schema_number") and not name.startswith("search_")
    return name != "ix_derived_text"
