"""The number of the schema: what this program knows, and what a store says it has."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from odop_desktop.errors import OdopError

APPLICATION_ID = 0x4F444F50  # "ODOP", in the header of each of our files
SCHEMA = 10  # the last step in migrations/versions; known here so that opening needs no Alembic


def read_number(conn: Connection) -> int:
    """The schema number of an open store; 0 for one without tables."""
    if conn.dialect.name == "sqlite":
        return int(conn.exec_driver_sql("PRAGMA user_version").scalar_one())
    if not inspect(conn).has_table("schema_number"):
        return 0
    return int(conn.execute(text("SELECT number FROM schema_number")).scalar_one())


def write_number(conn: Connection, number: int) -> None:
    if conn.dialect.name == "sqlite":
        conn.exec_driver_sql(f"PRAGMA user_version = {number}")
        return
    conn.execute(text("CREATE TABLE IF NOT EXISTS schema_number (number INTEGER NOT NULL)"))
    conn.execute(text("DELETE FROM schema_number"))
    conn.execute(text("INSERT INTO schema_number VALUES (:n)"), {"n": number})


def stamp(conn: Connection) -> None:
    """Marks a file as one of ours. A server's database is known by its tables."""
    if conn.dialect.name == "sqlite":
        conn.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def is_current(number: int, file: str) -> bool:
    """False where the store is older; E-DB-03 where a newer program has made it."""
    if number > SCHEMA:
        raise OdopError("E-DB-03", file=file, found=number, known=SCHEMA)
    return number == SCHEMA
