"""The feed's end is the last position of any scope, found without walking through the feed."""

from __future__ import annotations

from sqlalchemy import Connection

from odop_desktop.storage import feeding
from odop_desktop.storage.store import Store


def test_the_end_is_the_last_position_whatever_scope_it_is_of(store: Store) -> None:
    with store.transaction() as conn:
        assert feeding.end(conn) == 0
        feeding.feed(conn, [("b", 1), ("*", 2), ("b", 3), ("a", 4)])
        assert feeding.end(conn) == 4
        feeding.feed(conn, [("z", 5)])
        assert feeding.end(conn) == 5


def test_a_long_feed_costs_no_more_to_ask_for_its_end(sqlite_store: Store) -> None:
    """It was walked through for each batch of a merge: at five million lines as much work as all else."""
    with sqlite_store.transaction() as conn:
        feeding.feed(conn, [("a", 1), ("b", 2)])
        short = steps(conn)
        feeding.feed(conn, [("ab"[n % 2], n) for n in range(2000)])
        assert steps(conn) <= 2 * short


def steps(conn: Connection) -> int:
    """What SQLite does for the answer, in instructions of its machine."""
    done: list[None] = []
    raw = conn.connection.driver_connection
    assert raw is not None
    raw.set_progress_handler(lambda: done.append(None), 1)
    try:
        feeding.end(conn)
    finally:
        raw.set_progress_handler(None, 1)
    return len(done)
