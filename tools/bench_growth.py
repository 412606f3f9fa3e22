"""A headquarters on a server grown to a size: the records there are copied under other ids, past the program.

Ids are UUIDv7, whose first digits are the time: a copy differs in the first four, in every table alike.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from odop_desktop.office import Office
from odop_desktop.storage import guard
from odop_desktop.storage.tables.base import table_of

_IDS = frozenset({"id", "entity_id", "op_id", "node", "act"})
_NUMBERS = {"arrival": "arrival", "doc": "doc", "pos": "pos"}
_TABLES = ("act", "op", "artisan", "derived", "home", "feed")


def grow(office: Office, times: int) -> None:
    """Each artisan `times` more, with its op, search text, home and place in the feed; then the server is at rest:
    its statistics made, its pages written.
    """
    if times:
        _copied(office, times)
    with office.store.ground.write.connect() as conn:
        conn.execution_options(isolation_level="AUTOCOMMIT")
        for statement in ("ANALYZE", "CHECKPOINT"):
            conn.exec_driver_sql(statement)


def _copied(office: Office, times: int) -> None:
    with office.transaction() as conn:
        guard.lower_guards(conn)
        top = {name: _top(conn, name) for name in _TABLES}
        for name in _TABLES:
            _copy(conn, name, times, top)
        conn.execute(text("UPDATE node SET arrived = (SELECT max(arrival) FROM op)"))
        conn.execute(
            text("UPDATE setting SET value = (SELECT max(arrival) FROM op)::text WHERE key = 'sync.fed'")
        )
        guard.raise_guards(conn)


def _top(conn: Connection, name: str) -> int:
    column = next((c for c in ("arrival", "doc", "pos") if c in table_of(name).c), None)
    return (
        int(conn.exec_driver_sql(f'SELECT coalesce(max("{column}"), 0) FROM "{name}"').scalar_one())
        if column
        else 0
    )


def _copy(conn: Connection, name: str, times: int, top: dict[str, int]) -> None:
    keys = [column.name for column in table_of(name).columns]
    values = ", ".join(_value(name, key, top) for key in keys)
    names = ", ".join(f'"{key}"' for key in keys)
    where = (
        "WHERE entity = 'artisan'"
        if name == "op"
        else "WHERE kind = 'artisan'"
        if "kind" in keys and name != "artisan"
        else ""
    )
    conn.exec_driver_sql(
        f'INSERT INTO "{name}" ({names}) SELECT {values} FROM "{name}", generate_series(1, {times}) g {where}'
    )


def _value(name: str, key: str, top: dict[str, int]) -> str:
    if key in _IDS:
        return f"lpad(to_hex(g), 4, '0') || substr(\"{key}\", 5)"
    if key in ("doc", "pos"):
        return f'"{key}" + g * {top[name]}'
    if key == "arrival":
        return f'"arrival" + g * {top["op"]}'
    return f'"{key}"'
