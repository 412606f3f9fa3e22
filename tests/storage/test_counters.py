"""Serials: no number twice, none given back once it is kept, none lost by what was not kept."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import select

from odop_desktop.storage import counters, node, settings
from odop_desktop.storage.store import Store
from odop_desktop.storage.tables.log import Counter


def take(store: Store, name: str = "LOI/2025-26", how_many: int = 1) -> int:
    with store.transaction() as conn:
        return counters.take(conn, name, how_many)


def values(store: Store) -> dict[str, int]:
    with store.reading() as conn:
        return dict(conn.execute(select(Counter.name, Counter.value)).all())


def test_serials_follow_one_another_series_by_series(store: Store) -> None:
    assert [take(store), take(store), take(store, "शिल्पकार"), take(store)] == [1, 2, 1, 3]
    assert take(store, how_many=10) == 4
    assert take(store) == 14
    assert values(store) == {"LOI/2025-26": 14, "शिल्पकार": 1}


def test_many_at_once_begin_a_series(store: Store) -> None:
    assert take(store, "artisan", 50_000) == 1
    assert take(store, "artisan") == 50_001


def test_none_taken_is_a_look_at_the_next(store: Store) -> None:
    assert [take(store, how_many=0), take(store), take(store, how_many=0), take(store)] == [1, 1, 2, 2]


def test_several_are_taken_within_one_transaction(store: Store) -> None:
    with store.transaction() as conn:
        assert [counters.take(conn, "a") for _ in range(3)] == [1, 2, 3]


def test_a_number_is_not_lost_by_what_was_not_kept(store: Store) -> None:
    take(store)
    with pytest.raises(ZeroDivisionError), store.transaction() as conn:
        assert counters.take(conn, "LOI/2025-26", 5) == 2
        assert counters.take(conn, "new series") == 1
        raise ZeroDivisionError
    assert values(store) == {"LOI/2025-26": 1}
    assert take(store) == 2


def test_threads_never_get_the_same_number(store: Store) -> None:
    got: list[int] = []
    threads = [threading.Thread(target=lambda: got.extend(take(store) for _ in range(10))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == list(range(1, 41))


@pytest.mark.parametrize(
    ("used", "first"), [(1, 10_001), (9_999, 10_001), (10_000, 20_001), (10_001, 20_001), (123_456, 130_001)]
)
def test_after_a_restore_a_series_goes_on_at_the_next_ten_thousand(
    store: Store, used: int, first: int
) -> None:
    take(store, how_many=used)
    with store.transaction() as conn:
        gaps = counters.jump(conn)
    assert gaps == {"LOI/2025-26": (used + 1, first - 1)}
    assert take(store) == first


def test_a_series_that_the_copy_does_not_know_begins_beyond_what_may_be_on_paper(store: Store) -> None:
    """It may have begun after the copy was made; a yearly series of letters begins at one."""
    with store.transaction() as conn:
        assert counters.jump(conn) == {}
    assert [take(store), take(store), take(store, "letter/LOI/2026-27")] == [10_001, 10_002, 1]
    with store.transaction() as conn:
        counters.jump(conn)
    assert [take(store), take(store, "OFF")] == [20_001, 20_001]


def test_settings_are_json_and_the_last_one_counts(store: Store) -> None:
    with store.transaction() as conn:
        settings.put(conn, "letterhead", {"lines": ["जिला उद्योग केन्द्र"], "mm": 35, "on": True})
        settings.put(conn, "prefix", "DIC-CHM")
        settings.put(conn, "prefix", None)
    with store.reading() as conn:
        assert settings.get(conn, "letterhead") == {"lines": ["जिला उद्योग केन्द्र"], "mm": 35, "on": True}
        assert settings.get(conn, "prefix", "x") is None
        assert settings.get(conn, "unknown", 7) == 7
        assert settings.get(conn, "unknown") is None


def test_a_copy_restored_twice_does_not_give_the_first_time_s_numbers_again(store: Store) -> None:
    """As after two restores of one copy: its epoch is 0 and so is its floor, the PC's epoch is 2 by now."""
    take(store, how_many=5)
    with store.transaction() as conn:
        node.begin_epoch(conn, "n", 2)
        assert counters.jump(conn) == {"LOI/2025-26": (6, 20_000)}
    assert take(store) == take(store, "OFF") == 20_001
