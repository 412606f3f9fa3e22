"""Serials: taken one by one inside the transaction that uses them, never given back."""

from __future__ import annotations

from sqlalchemy import Connection, select, text, update

from odop_desktop.storage.tables.log import COUNTER, Counter

JUMP = 10_000  # after a restore: numbers given after the copy was made may be on paper (DECISIONS 8)

_TAKE = text(
    "INSERT INTO counter (name, value) VALUES (:name, :many)"
    " ON CONFLICT (name) DO UPDATE SET value = counter.value + excluded.value RETURNING value"
)


def take(conn: Connection, name: str, how_many: int = 1) -> int:
    """Takes the next `how_many` serials of a series (none: only looks) and returns the first."""
    last = int(conn.execute(_TAKE, {"name": name, "many": how_many}).scalar_one())
    return last - how_many + 1


def jump(conn: Connection) -> dict[str, tuple[int, int]]:
    """Moves every series to the next 10,000. Returns the gap of each: (first, last) unused."""
    gaps = {}
    for name, value in conn.execute(select(Counter.name, Counter.value)).all():
        above = (value // JUMP + 1) * JUMP
        conn.execute(update(COUNTER).where(Counter.name == name).values(value=above))
        gaps[name] = (value + 1, above)
    return gaps
