"""The tests' short way to the tables of an empty store ends where the steps do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from odop_desktop.storage.engine import open_sqlite
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.migrations import compare, run
from odop_desktop.storage.pragmas import Role
from odop_desktop.storage.schema import SCHEMA, read_number
from tests import stepped

_STANDS = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"
_NAMES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'"


def stands(conn: Connection) -> set[tuple[object, ...]]:
    """All that is made. The steps name a table's references in no order of their own."""
    made = conn.exec_driver_sql(_STANDS)
    return {(*each, *sorted(line.strip(", ") for line in sql.splitlines())) for *each, sql in made}


def rows(conn: Connection) -> dict[str, list[str]]:
    """All that stands in it."""
    names = [name for (name,) in conn.exec_driver_sql(_NAMES)]
    return {name: sorted(map(str, conn.exec_driver_sql(f'SELECT * FROM "{name}"'))) for name in names}


def test_a_store_made_the_short_way_is_the_one_that_the_steps_make(tmp_path: Path, key: DataKey) -> None:
    def made(name: str, upgrade: Callable[[Connection], None]) -> object:
        keeper = open_sqlite(tmp_path / name, key, Role.KEEPER)
        with keeper.begin() as conn:
            upgrade(conn)
            assert read_number(conn) == SCHEMA and compare.differences(conn) == []
            found = stands(conn), rows(conn)
        keeper.dispose()
        return found

    first = made("first", stepped.upgrade)  # it may be the one that walks
    assert made("short", stepped.upgrade) == made("steps", run.upgrade) == first


def test_a_store_in_which_something_stands_walks_the_steps(tmp_path: Path, key: DataKey) -> None:
    keeper = open_sqlite(tmp_path / "older.db", key, Role.KEEPER)
    with keeper.begin() as conn:
        run.upgrade(conn, SCHEMA - 1)
        stepped.upgrade(conn)
        assert read_number(conn) == SCHEMA and compare.differences(conn) == []
    keeper.dispose()
