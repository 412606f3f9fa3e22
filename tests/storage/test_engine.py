"""A connection is opened as the safety page says, read back; wrong keys, damage and tampering do not get in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3  # type: ignore[import-untyped]
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from odop_desktop.storage.engine import open_sqlite
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.opening import create_store, open_store
from odop_desktop.storage.place import Place, Room
from odop_desktop.storage.pragmas import Role, connect
from odop_desktop.storage.schema import APPLICATION_ID, SCHEMA
from odop_desktop.storage.store import Store
from tests.conftest import NODE, ROOM
from tests.storage.refusal import refused

WANTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "secure_delete": 1,
    "temp_store": 2,
    "busy_timeout": 5000,
    "wal_autocheckpoint": 1000,
    "journal_size_limit": 67108864,
    "application_id": APPLICATION_ID,
    "user_version": SCHEMA,
}


@pytest.mark.parametrize("name", WANTED)
def test_the_settings_of_the_safety_page_hold_on_every_connection(sqlite_store: Store, name: str) -> None:
    for engine in (sqlite_store.ground.write, sqlite_store.ground.read, *sqlite_store.ground.side):
        with engine.connect() as conn:
            found = conn.exec_driver_sql(f"PRAGMA {name}").scalar_one()
        assert str(found) == str(WANTED[name]) or (
            name == "user_version" and engine in sqlite_store.ground.side
        )


def test_writer_and_reader_differ_in_cache_and_in_what_they_may(sqlite_store: Store) -> None:
    found = []
    for engine in (sqlite_store.ground.write, sqlite_store.ground.read):
        with engine.connect() as conn:
            found.append(
                [conn.exec_driver_sql(f"PRAGMA {p}").scalar_one() for p in ("cache_size", "query_only")]
            )
    assert found == [[-65536, 0], [-16384, 1]]


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE ':memory:' AS other",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = 'x'",
        "PRAGMA hexrekey = '00'",
        "PRAGMA writable_schema = ON",
        "PRAGMA WRITABLE_SCHEMA",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA synchronous = OFF",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA query_only = OFF",
        "PRAGMA cipher_hmac_pgno = be",
        "PRAGMA user_version = 9",
        "PRAGMA temp_store_directory = '/tmp'",
        "VACUUM INTO '/tmp/never.db'",
        "SELECT load_extension('/tmp/never')",
    ],
)
@pytest.mark.parametrize("end", ["write", "read"])
def test_an_open_connection_lets_nobody_change_its_walls(
    sqlite_store: Store, statement: str, end: str
) -> None:
    raw = getattr(sqlite_store.ground, end).raw_connection()
    with closing(raw), pytest.raises(sqlcipher3.DatabaseError, match=r"not authorized|authorization denied"):
        raw.driver_connection.execute(statement)


def test_the_key_is_in_no_repr_url_or_log(
    place: Place, key: DataKey, caplog: pytest.LogCaptureFixture
) -> None:
    create_store(place, key, NODE)
    engine = open_sqlite(place.store, key, Role.READER)
    with engine.connect() as conn, pytest.raises(DBAPIError) as error:
        conn.execute(text("SELECT wrong FROM nowhere"))
    told = f"{engine!r} {engine.url!r} {key!r} {error.value} {caplog.text}"
    engine.dispose()
    assert key.raw.hex() not in told
    assert key.salt.hex() not in told


def test_nothing_of_the_records_can_be_read_in_the_files(place: Place, key: DataKey) -> None:
    create_store(place, key, NODE)
    store = open_store(place, key, ROOM)
    planted = b"PLANTED-NAME-OF-AN-ARTISAN"
    with store.transaction() as conn:
        conn.execute(text("INSERT INTO setting VALUES ('k', :v)"), {"v": planted.decode() * 50})
    store.blobs.put(planted * 50)
    store.drafts.save("x", {"a": planted.decode()})
    for closed in (False, True):
        if closed:
            store.close()
        files = [p for p in place.root.rglob("*") if p.is_file()]
        assert len(files) >= 3
        assert all(planted not in p.read_bytes() for p in files)
        assert all(b"SQLite format" not in p.read_bytes() for p in files)


def test_another_sqlite_does_not_open_the_file(place: Place, key: DataKey) -> None:
    create_store(place, key, NODE)
    with closing(sqlite3.connect(place.store)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT count(*) FROM sqlite_master")


def test_each_file_has_a_key_of_its_own(place: Place, key: DataKey) -> None:
    create_store(place, key, NODE)
    assert len({key.spec(n) for n in ("office", "blobs", "drafts")}) == 3
    with pytest.raises(sqlcipher3.DatabaseError):
        connect(place.blobs, key.spec("office"), Role.READER)


def test_a_store_of_another_office_is_told_from_a_damaged_one(tmp_path: Path, key: DataKey) -> None:
    here, there = Place(tmp_path / "a"), Place(tmp_path / "b")
    for place, its in ((here, key), (there, DataKey.new())):
        place.root.mkdir()
        create_store(place, its, NODE)
    here.store.write_bytes(there.store.read_bytes())
    refused("E-DB-14", lambda: open_store(here, key, ROOM))


def test_a_wrong_key_with_the_right_salt_is_refused(place: Place, key: DataKey) -> None:
    create_store(place, key, NODE)
    refused("E-DB-01", lambda: open_store(place, DataKey(bytes(32), key.salt), ROOM))


def test_a_second_office_is_not_made_over_the_first(place: Place, key: DataKey) -> None:
    create_store(place, key, NODE)
    before = place.store.read_bytes()
    refused("E-OFF-03", lambda: create_store(place, key, NODE))
    assert place.store.read_bytes() == before
    refused("E-OFF-02", lambda: open_store(Place(place.root / "none"), key, ROOM))


def test_the_marker_stands_from_the_first_write_to_the_clean_end(place: Place, key: DataKey) -> None:
    create_store(place, key, NODE)
    store = open_store(place, key, ROOM)
    with store.reading() as conn:
        conn.execute(text("SELECT 1"))
    assert not place.marker.exists()
    with store.transaction():
        assert place.marker.exists()
    store.close()
    assert sorted(p.name for p in place.root.iterdir()) == ["blobs.db", "drafts.db", "office.db"]


def test_too_little_room_is_said_before_anything_is_written(place: Place, key: DataKey) -> None:
    create_store(place, key, NODE)
    store = open_store(place, key, Room(floor=1 << 60))
    with store.reading() as conn:
        conn.execute(text("SELECT 1"))
    error = refused("E-DB-05", lambda: store.transaction().__enter__())
    assert error.facts["needed"] > error.facts["free"] > 0
    store.close()
    assert Room().needed(place.store) == 200_000_000
    assert Room(floor=1, factor=3).needed(place.store) == 3 * place.store.stat().st_size


def test_a_store_replaced_in_a_transaction_is_not_written_and_what_was_open_is_saved(
    place: Place, key: DataKey
) -> None:
    create_store(place, key, NODE)
    store = open_store(place, key, ROOM)
    _write(store, "before")
    other = place.root / "other.db"
    other.write_bytes(place.store.read_bytes())

    def write() -> None:
        with store.transaction() as conn:
            conn.execute(ADD, {"k": "after"})
            other.replace(place.store)

    error = refused("E-DB-10", write)
    with closing(connect(Path(error.facts["copy"]), key.spec("office"), Role.READER)) as saved:
        assert saved.execute("SELECT key FROM setting").fetchall() == [("before",)]
    refused("E-DB-18", lambda: _write(store, "again"))
    store.close()
    assert place.marker.exists()


@pytest.mark.parametrize("used", [True, False])
def test_a_store_deleted_while_open_is_neither_written_nor_made_anew(
    place: Place, key: DataKey, used: bool
) -> None:
    create_store(place, key, NODE)
    store = open_store(place, key, ROOM)
    if used:
        _write(store, "before")
    place.store.unlink()
    refused("E-DB-18", lambda: _write(store, "after"))
    if not used:
        refused("E-DB-08", lambda: store.reading().__enter__())
    store.close()
    assert not place.store.exists()


ADD = text("INSERT INTO setting VALUES (:k, 'v')")


def _write(store: Store, key: str) -> None:
    with store.transaction() as conn:
        conn.execute(ADD, {"k": key})
