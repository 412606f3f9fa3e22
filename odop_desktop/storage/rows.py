"""Rows written by the thousand: plain statements that name only the columns in question.

SQLAlchemy prepares every parameter of every row, and SQLite binds every column, filled or not; on a table of
seventy columns that cost more than the writing itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

_MANY = 20  # lines from which copying pays
Row = Mapping[str, Any]
Line = Sequence[Any]


def insert(conn: Connection, table: str, rows: Sequence[Row]) -> None:
    """Inserts the rows; a column that none of them has stays empty."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    insert_lines(conn, table, keys, [tuple(map(row.get, keys)) for row in rows])


def insert_lines(conn: Connection, table: str, keys: Sequence[str], lines: Sequence[Line]) -> None:
    """Inserts lines of values, each in the order of the keys."""
    if len(lines) >= _MANY and conn.dialect.name == "postgresql":
        _copy(conn, table, keys, lines)
    elif lines:
        names = ", ".join(map(_quoted, keys))
        conn.exec_driver_sql(
            f'INSERT INTO "{table}" ({names}) VALUES ({_marks(conn, keys)})', list(map(tuple, lines))
        )


def _copy(conn: Connection, table: str, keys: Sequence[str], lines: Sequence[Line]) -> None:
    """PostgreSQL's own way for many rows: several times as fast as statements, and the triggers see each row."""
    statement = f'COPY "{table}" ({", ".join(map(_quoted, keys))}) FROM STDIN'
    driver: Any = conn.connection.driver_connection
    with driver.cursor() as cursor:
        try:
            with cursor.copy(statement) as copy:
                for line in lines:
                    copy.write_row(line)
        except driver.Error as error:  # told as SQLAlchemy tells those of other statements
            raise DBAPIError.instance(statement, None, error, driver.Error) from error


def upsert_lines(conn: Connection, table: str, key: str, keys: Sequence[str], lines: Sequence[Line]) -> None:
    """Inserts lines; one whose `key` is there already takes the other values anew."""
    if lines:
        names = ", ".join(map(_quoted, keys))
        sets = ", ".join(f"{_quoted(k)} = excluded.{_quoted(k)}" for k in keys if k != key)
        conn.exec_driver_sql(
            f'INSERT INTO "{table}" ({names}) VALUES ({_marks(conn, keys)})'
            f" ON CONFLICT ({_quoted(key)}) DO UPDATE SET {sets}",
            list(map(tuple, lines)),
        )


def update(conn: Connection, table: str, key: str, changes: Iterable[Row]) -> None:
    """Sets what each change holds on the row that its `key` names; like changes go together."""
    alike: dict[tuple[str, ...], list[Row]] = {}
    for change in changes:
        alike.setdefault(tuple(change), []).append(change)
    for keys, some in alike.items():
        sets = [k for k in keys if k != key]
        marks = ", ".join(f"{_quoted(k)} = {_mark(conn)}" for k in sets)
        conn.exec_driver_sql(
            f'UPDATE "{table}" SET {marks} WHERE {_quoted(key)} = {_mark(conn)}',
            [(*(change[k] for k in sets), change[key]) for change in some],
        )


def _quoted(key: str) -> str:
    return f'"{key}"'


def _marks(conn: Connection, keys: Sequence[str]) -> str:
    return ", ".join([_mark(conn)] * len(keys))


def _mark(conn: Connection) -> str:
    return "?" if conn.dialect.name == "sqlite" else "%s"
