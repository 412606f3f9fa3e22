"""The steps of the schema are walked once a process; the tables of further empty stores are made as they stood then.

Tests make hundreds of offices, and the steps take a third of a second each time.
"""

from __future__ import annotations

from sqlalchemy import Connection

from odop_desktop.storage.migrations import run
from odop_desktop.storage.schema import SCHEMA, read_number, write_number

_TABLES: list[str] = []  # the statements, in their order

_MADE = """SELECT sql FROM sqlite_master WHERE sql IS NOT NULL
AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid"""


def upgrade(conn: Connection) -> None:
    """As the steps' own; a store on a server, or one in which something stands, walks them."""
    if conn.dialect.name != "sqlite" or read_number(conn) or made(conn):
        run.upgrade(conn)
    elif not _TABLES:
        run.upgrade(conn)
        _TABLES.extend([*made(conn), *_settled(conn)])
    else:
        for statement in _TABLES:
            conn.exec_driver_sql(statement)
        write_number(conn, SCHEMA)


def made(conn: Connection) -> list[str]:
    """The statements of all that stands here, but of what the search index brings along by itself."""
    return [sql for (sql,) in conn.exec_driver_sql(_MADE)]


def _settled(conn: Connection) -> list[str]:
    """What the search index was told about itself."""
    told = conn.exec_driver_sql("SELECT k, v FROM search_config WHERE k <> 'version'")
    return [f"INSERT INTO search(search, rank) VALUES ('{k}', {v})" for k, v in told]
