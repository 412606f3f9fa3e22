"""Serials: taken one by one inside the transaction that uses them, never given back."""

from __future__ import annotations

from sqlalchemy import Connection, select, text, update

from odop_desktop.storage import node, rows
from odop_desktop.storage.tables.log import COUNTER, Counter

JUMP = 10_000  # after a restore: numbers given after the copy was made may be on paper (DECISIONS 8)

_FLOOR = ""  # the row of the series that the copy does not know: they may have begun after it
_YEARLY = "letter/"  # begun anew each year, so that no floor is theirs

_TAKE = text(
    "INSERT INTO counter (name, value)"
    " VALUES (:name, :many + COALESCE((SELECT value FROM counter WHERE name = :floor), 0))"
    " ON CONFLICT (name) DO UPDATE SET value = counter.value + :many RETURNING value"
)


def take(conn: Connection, name: str, how_many: int = 1) -> int:
    """Takes the next `how_many` serials of a series (none: only looks) and returns the first."""
    floor = _FLOOR if not name.startswith(_YEARLY) else name
    last = int(conn.execute(_TAKE, {"name": name, "many": how_many, "floor": floor}).scalar_one())
    return last - how_many + 1


def jump(conn: Connection) -> dict[str, tuple[int, int]]:
    """Moves every series to the next 10,000. Returns the gap of each: (first, last) unused."""
    gaps = {}
    floor = _floor(conn)
    rows.upsert_lines(conn, "counter", "name", ("name", "value"), [(_FLOOR, floor)])
    # The floor tells the epoch of the copy: restored a second time, it jumps beyond what the first time used.
    steps = max(1, node.epoch(conn) - floor // JUMP)
    for name, value in conn.execute(select(Counter.name, Counter.value)).all():
        above = (value // JUMP + steps) * JUMP
        conn.execute(update(COUNTER).where(Counter.name == name).values(value=above))
        gaps[name] = (value + 1, above)
    gaps.pop(_FLOOR)
    return gaps


def _floor(conn: Connection) -> int:
    """The floor of the restore before this one."""
    return int(conn.execute(select(Counter.value).where(Counter.name == _FLOOR)).scalar() or 0)
