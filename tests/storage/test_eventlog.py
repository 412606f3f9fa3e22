"""The log of what changed no record: each line carries the hash of all before it."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text

from odop_desktop.storage import eventlog
from odop_desktop.storage.guard import lower_guards, raise_guards
from odop_desktop.storage.store import Store

AT = "2026-01-05T10:00:00+05:30"


def filled(store: Store, how_many: int = 5) -> None:
    with store.transaction() as conn:
        for n in range(how_many):
            eventlog.note(conn, "exported", "clerk", AT, {"kind": "artisans", "rows": n, "file": "सूची.xlsx"})


def broken(store: Store) -> list[int]:
    with store.reading() as conn:
        return list(eventlog.broken(conn))


def tamper(store: Store, statement: str) -> None:
    with store.transaction() as conn:
        lower_guards(conn)
        conn.execute(text(statement))
        raise_guards(conn)


def test_lines_are_numbered_and_whole(store: Store) -> None:
    assert broken(store) == []
    filled(store, 3)
    filled(store, 2)
    with store.reading() as conn:
        lines = conn.execute(text("SELECT seq, at, actor, what, facts FROM event_log ORDER BY seq")).all()
    assert [line.seq for line in lines] == [1, 2, 3, 4, 5]
    assert {(line.at, line.actor, line.what) for line in lines} == {(AT, "clerk", "exported")}
    assert json.loads(lines[1].facts) == {"kind": "artisans", "rows": 1, "file": "सूची.xlsx"}
    assert broken(store) == []


@pytest.mark.parametrize("column", ["at", "actor", "what", "facts", "hash"])
def test_a_line_with_another_word_is_told(store: Store, column: str) -> None:
    filled(store)
    tamper(store, f"UPDATE event_log SET {column} = 'x' WHERE seq = 3")
    assert broken(store)[0] == 3


def test_a_missing_line_is_told_by_the_next(store: Store) -> None:
    filled(store)
    tamper(store, "DELETE FROM event_log WHERE seq = 2")
    assert broken(store) == [3]


def test_lines_that_moved_up_are_told(store: Store) -> None:
    filled(store)
    tamper(store, "DELETE FROM event_log WHERE seq = 2")
    for n in (3, 4, 5):
        tamper(store, f"UPDATE event_log SET seq = {n - 1} WHERE seq = {n}")
    assert broken(store) == [2, 3, 4]


def test_a_transaction_that_fails_leaves_no_line(store: Store) -> None:
    filled(store, 1)
    with pytest.raises(ZeroDivisionError), store.transaction() as conn:
        eventlog.note(conn, "lost", "clerk", AT, {})
        raise ZeroDivisionError
    filled(store, 1)
    with store.reading() as conn:
        assert conn.execute(text("SELECT seq, what FROM event_log ORDER BY seq")).all() == [
            (1, "exported"),
            (2, "exported"),
        ]
    assert broken(store) == []
