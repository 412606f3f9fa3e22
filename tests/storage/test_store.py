"""A transaction is kept whole or not at all, there is one writer, and reading is only reading."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from odop_desktop.errors import OdopError
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.opening import open_store
from odop_desktop.storage.place import Place
from odop_desktop.storage.store import Store
from tests.conftest import ROOM

ADD = text("INSERT INTO setting (key, value) VALUES (:k, 'x')")
KEYS = text("SELECT key FROM setting ORDER BY key")


def keys(store: Store) -> list[str]:
    with store.reading() as conn:
        return list(conn.execute(KEYS).scalars())


def test_a_transaction_that_reaches_its_end_is_kept(store: Store) -> None:
    with store.transaction() as conn:
        conn.execute(ADD, {"k": "a"})
    assert keys(store) == ["a"]


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction() as conn:
        conn.execute(ADD, {"k": "a"})
        raise ZeroDivisionError
    assert keys(store) == []


def test_a_transaction_that_is_left_early_by_break_is_kept_and_by_a_user_error_is_not(store: Store) -> None:
    with pytest.raises(OdopError), store.transaction() as conn:
        conn.execute(ADD, {"k": "a"})
        raise OdopError("E-DB-16", hash="0")
    assert keys(store) == []
    with store.transaction() as conn:
        conn.execute(ADD, {"k": "b"})
    assert keys(store) == ["b"]


def test_a_mistake_in_a_statement_comes_out_as_it_is_and_undoes_all(store: Store) -> None:
    with pytest.raises(DBAPIError), store.transaction() as conn:
        conn.execute(ADD, {"k": "a"})
        conn.execute(ADD, {"k": "a"})
    assert keys(store) == []


def test_a_transaction_inside_a_transaction_is_refused_and_undoes_the_outer(store: Store) -> None:
    with pytest.raises(RuntimeError, match="inside"), store.transaction() as conn:
        conn.execute(ADD, {"k": "a"})
        with store.transaction():
            pytest.fail("reached")
    assert keys(store) == []


def test_reading_inside_a_transaction_sees_what_was_committed(store: Store) -> None:
    with store.transaction() as conn:
        conn.execute(ADD, {"k": "a"})
        assert keys(store) == []
    assert keys(store) == ["a"]


def test_a_reading_sees_one_state_until_it_ends(store: Store) -> None:
    with store.reading() as conn:
        assert conn.execute(KEYS).all() == []
        with store.transaction() as writer:
            writer.execute(ADD, {"k": "a"})
        assert conn.execute(KEYS).all() == []
        assert keys(store) == []  # a reading inside a reading
    assert keys(store) == ["a"]


def test_reading_cannot_write(store: Store) -> None:
    with pytest.raises(OdopError) as refused, store.reading() as conn:
        conn.execute(ADD, {"k": "a"})
    assert refused.value.code == "E-DB-08"
    assert keys(store) == []


def test_a_reading_that_fails_leaves_the_next_one_sound(store: Store) -> None:
    with pytest.raises(DBAPIError), store.reading() as conn:
        conn.execute(text("SELECT nothing FROM nowhere"))
    assert keys(store) == []


def on_thread(work: Callable[[], object]) -> BaseException | None:
    caught: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return caught[0] if caught else None


@pytest.mark.parametrize("which", ["reading", "transaction"])
def test_a_connection_is_refused_on_another_thread(store: Store, which: str) -> None:
    with getattr(store, which)() as conn:
        assert isinstance(conn, Connection)
        error = on_thread(lambda: conn.execute(KEYS).all())
    assert isinstance(error, RuntimeError)
    assert keys(store) == []


def test_each_thread_reads_and_writes_on_a_connection_of_its_own(store: Store) -> None:
    def work(name: str) -> None:
        with store.transaction() as conn:
            conn.execute(ADD, {"k": name})
        assert name in keys(store)

    assert keys(store) == []
    assert [on_thread(lambda n=n: work(n)) for n in "abc"] == [None, None, None]
    work("d")
    assert keys(store) == ["a", "b", "c", "d"]


def test_a_second_thread_waits_for_the_writer(store: Store) -> None:
    begun = threading.Event()

    def work() -> None:
        begun.set()
        with store.transaction() as conn:
            assert conn.execute(KEYS).scalars().all() == ["first"]
            conn.execute(ADD, {"k": "second"})

    with store.transaction() as conn:
        conn.execute(ADD, {"k": "first"})
        thread = threading.Thread(target=work)
        thread.start()
        begun.wait()
    thread.join()
    assert keys(store) == ["first", "second"]


def test_many_threads_lose_nothing(store: Store) -> None:
    def work(name: str) -> None:
        for i in range(10):
            with store.transaction() as conn:
                conn.execute(ADD, {"k": f"{name}{i}"})

    threads = [threading.Thread(target=work, args=(n,)) for n in "abcd"]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert len(keys(store)) == 40


def test_a_store_that_was_closed_with_few_rows_looks_things_up_by_their_indexes(
    sqlite_store: Store, place: Place, key: DataKey
) -> None:
    """Statistics of two ops would have SQLite walk through the whole log when it has grown by the next file."""
    with sqlite_store.transaction() as conn:
        conn.execute(ADD, {"k": "a"})
    sqlite_store.close()
    store = open_store(place, key, ROOM)
    asked = "SELECT op.id, act.verb FROM op JOIN act ON act.id = op.act WHERE op.arrival IN (1, 2)"
    with store.reading() as conn:
        plan = [row[3] for row in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}")]
        stats = conn.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'")
        assert stats.scalar_one() == 1  # it was looked at, and forgotten
    store.close()
    assert [step.split()[0] for step in plan] == ["SEARCH", "SEARCH"], plan
