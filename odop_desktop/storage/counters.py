"""Serials: taken one by one inside the transaction that uses them, never given back."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from odop_desktop.storage.tables.log import Counter

JUMP = 10_000  # after a restore: numbers given after the copy was made may be on paper (DECISIONS 8)


def take(conn: Connection, name: str, how_many: int = 1) -> int:
    """Takes the next `how_many` serials of a series and returns the first."""
    value = conn.execute(select(Counter.value).where(Counter.name == name).with_for_update()).scalar()
    if value is None:
        conn.execute(insert(Counter), {"name": name, "value": how_many})
        return 1
    conn.execute(update(Counter).where(Counter.name == name).values(value=value + how_many))
    return int(value) + 1


def jump(conn: Connection) -> dict[str, tuple[int, int]]:
    """Moves every series to the next 10,000. Returns the gap of each: (first, last) unused."""
    gaps = {}
    for name, value in conn.execute(select(Counter.name, Counter.value)).all():
        above = (value // JUMP + 1) * JUMP
        conn.execute(update(Counter).where(Counter.name == name).values(value=above))
        gaps[name] = (value + 1, above)
    return gaps
