"""Is a store shaped as the models say? Used by `check`, by the tests and by tools/revision.py."""

from __future__ import annotations

from typing import Any
from warnings import catch_warnings, filterwarnings

from alembic.autogenerate import compare_metadata, produce_migrations
from alembic.migration import MigrationContext
from alembic.operations.ops import MigrationScript
from sqlalchemy import Connection, MetaData
from sqlalchemy.exc import SAWarning

from odop_desktop.storage.tables.base import METADATA, NAMES
from odop_desktop.storage.tables.beside import BESIDE


def differences(conn: Connection) -> list[Any]:
    """What autogenerate would change to make the store match the models; empty where they agree."""
    with catch_warnings():
        filterwarnings("ignore", "Skipped unsupported reflection of expression-based index", SAWarning)
        return list(compare_metadata(_context(conn), _models(conn)))


def script(conn: Connection) -> MigrationScript:
    """The differences as operations, both ways."""
    with catch_warnings():
        filterwarnings("ignore", "Skipped unsupported reflection of expression-based index", SAWarning)
        return produce_migrations(_context(conn), _models(conn))


def _models(conn: Connection) -> MetaData:
    """The tables this database should have. A condition said for SQLite's index holds on PostgreSQL too."""
    beside = BESIDE.tables.values() if conn.dialect.name == "postgresql" else ()
    whole = MetaData(naming_convention=NAMES)
    for table in (*METADATA.tables.values(), *beside):
        for index in table.to_metadata(whole).indexes:
            where = index.dialect_options["sqlite"]["where"]
            if where is not None:
                index.dialect_kwargs["postgresql_where"] = where
    return whole


def _context(conn: Connection) -> MigrationContext:
    return MigrationContext.configure(conn, opts={"compare_type": True, "include_object": _ours})


def _ours(_thing: Any, name: str | None, kind: str, reflected: bool, _compare_to: Any) -> bool:
    """Leaves out what is made beside the models: the search index, the one Today counts by, the schema's number."""
    name = name or ""
    if kind == "table" and reflected:
        return name not in ("search", "schema_number") and not name.startswith("search_")
    return name not in ("ix_derived_text", "ix_artisan_counting")
