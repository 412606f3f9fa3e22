"""Head is what the models say; each step goes up and down, with rows; an older store is copied and upgraded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, inspect, text

from odop_desktop.errors import OdopError
from odop_desktop.storage import backup, opening, search, upgrade
from odop_desktop.storage.engine import open_postgresql, open_sqlite
from odop_desktop.storage.guard import GROWING
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.migrations import compare, run
from odop_desktop.storage.migrations.versions import STEPS
from odop_desktop.storage.opening import create_store, open_store
from odop_desktop.storage.place import Place
from odop_desktop.storage.postgres import Postgres
from odop_desktop.storage.pragmas import Role
from odop_desktop.storage.schema import SCHEMA, read_number, write_number
from odop_desktop.storage.serving import create_on_server, open_on_server
from odop_desktop.storage.store import Store
from tests.conftest import NODE, ROOM
from tests.server import Server
from tests.storage.refusal import refused


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def keeper(request: pytest.FixtureRequest, place: Place, key: DataKey) -> Iterator[Engine]:
    """An engine over an empty database."""
    if request.param == "sqlite":
        engine = open_sqlite(place.store, key, Role.KEEPER)
    else:
        server: Server = request.getfixturevalue("pg_server")
        engine = open_postgresql(Postgres(server.new_database()).url, Role.KEEPER)
    yield engine
    engine.dispose()


def shape(conn: Connection) -> dict[str, list[str]]:
    seen = inspect(conn)
    return {t: [c["name"] for c in seen.get_columns(t)] for t in seen.get_table_names() if "search" not in t}


def test_the_program_knows_the_last_step() -> None:
    assert len(STEPS) == SCHEMA


def test_head_is_what_the_models_say(store: Store) -> None:
    with store.reading() as conn:
        assert compare.differences(conn) == []
        assert read_number(conn) == SCHEMA


def test_a_difference_would_be_seen(keeper: Engine) -> None:
    with keeper.begin() as conn:
        run.upgrade(conn)
        conn.exec_driver_sql("ALTER TABLE buyer ADD COLUMN unheard_of TEXT")
        conn.exec_driver_sql("DROP INDEX ix_loi_buyer")
        assert len(compare.differences(conn)) == 2


def fill(conn: Connection) -> None:
    for n, table in enumerate(("counter", "setting")):
        key = "name" if table == "counter" else "key"
        conn.execute(
            text(f"INSERT INTO {table} ({key}, value) VALUES ('k', :v)"), {"v": n if n == 0 else "v"}
        )


def test_each_step_goes_up_and_down_with_rows(keeper: Engine) -> None:
    with keeper.begin() as conn:
        shapes = [shape(conn)]
        for number in range(1, SCHEMA + 1):
            run.upgrade(conn, number)
            assert read_number(conn) == number
            shapes.append(shape(conn))
        fill(conn)
        for number in range(SCHEMA - 1, -1, -1):
            run.downgrade(conn, number)
            assert read_number(conn) == number
            left, was = (
                {t: c for t, c in s.items() if t != "schema_number"} for s in (shape(conn), shapes[number])
            )
            assert left == was
        run.upgrade(conn)
        assert compare.differences(conn) == []


def test_the_guards_stand_after_an_upgrade_and_only_once(keeper: Engine) -> None:
    with keeper.begin() as conn:
        run.upgrade(conn)
        run.upgrade(conn)
        count = {
            "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'",
            "postgresql": "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'guard%' AND tgname NOT LIKE '%truncate'",
        }
        found = conn.execute(text(count[conn.dialect.name])).scalar_one()
    tables = len([t for t in compare.METADATA.tables if t in GROWING]) * 2
    records = [t for t in compare.METADATA.tables.values() if "op_id" in t.c]
    assert found == tables + 3 * len(records)


def test_the_search_index_is_the_one_search_expects(sqlite_store: Store) -> None:
    with sqlite_store.reading() as conn:
        made = conn.execute(text("SELECT sql FROM sqlite_master WHERE name = 'search'")).scalar_one()
        kept = conn.execute(text("SELECT v FROM search_config WHERE k = 'secure-delete'")).scalar_one()
    assert made == search.CREATE[0]
    assert kept == 1


@pytest.mark.postgres
def test_the_search_index_is_there_on_a_server(pg_store: Store) -> None:
    with pg_store.reading() as conn:
        made = conn.execute(
            text("SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_derived_text'")
        ).scalar_one()
    assert "gin" in made
    assert "gin_trgm_ops" in made


def number_of(place: Place, key: DataKey, number: int) -> None:
    """Makes the store say another schema number."""
    keeper = open_sqlite(place.store, key, Role.KEEPER)
    with keeper.begin() as conn:
        write_number(conn, number)
    keeper.dispose()


def test_a_newer_store_is_refused_in_words_and_left_alone(place: Place, key: DataKey) -> None:
    create_store(place, key, NODE)
    number_of(place, key, SCHEMA + 1)
    before = place.store.read_bytes()
    error = refused("E-DB-03", lambda: open_store(place, key, ROOM))
    assert error.facts == {"file": str(place.store), "found": SCHEMA + 1, "known": SCHEMA}
    assert place.store.read_bytes() == before


@pytest.mark.postgres
def test_a_newer_store_on_a_server_is_refused(pg_url: str) -> None:
    keeper = open_postgresql(Postgres(pg_url).url, Role.KEEPER)
    with keeper.begin() as conn:
        write_number(conn, SCHEMA + 1)
    keeper.dispose()
    refused("E-DB-03", lambda: open_on_server(pg_url))


@pytest.mark.postgres
def test_a_server_s_database_is_never_overwritten(pg_url: str, pg_server: Server) -> None:
    refused("E-DB-17", lambda: create_on_server(pg_url, NODE))
    refused("E-OFF-02", lambda: open_on_server(pg_server.new_database()))


@pytest.mark.postgres
def test_a_server_that_cannot_hold_hindi_is_refused_before_anything_is_made(pg_server: Server) -> None:
    url = pg_server.new_database(more="ENCODING 'SQL_ASCII'")
    error = refused("E-DB-15", lambda: create_on_server(url, NODE))
    assert error.facts == {"found": "server_encoding = SQL_ASCII", "wanted": "server_encoding = UTF8"}
    keeper = open_postgresql(Postgres(url).url, Role.KEEPER)
    with keeper.connect() as conn:
        assert inspect(conn).get_table_names() == []
    keeper.dispose()


@pytest.mark.postgres
def test_a_server_that_is_not_there_is_a_refusal_without_the_password() -> None:
    url = "postgresql://clerk:secret@localhost:1/odop"
    error = refused("E-DB-13", lambda: open_on_server(url))
    assert "secret" not in str(error)
    assert "localhost" in error.facts["file"]


def older(place: Place, key: DataKey, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An office one step behind, by a step that is made for the test; returns what the step does."""
    create_store(place, key, NODE)
    place.vault.write_text("{}")
    place.backups.mkdir()
    done: list[str] = []

    class Second:
        @staticmethod
        def upgrade(op: object) -> None:
            done.append("up")

    for module in (run, upgrade, opening):
        for name, value in (("STEPS", (*STEPS, Second)), ("SCHEMA", SCHEMA + 1)):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, value)
    monkeypatch.setattr("odop_desktop.storage.schema.SCHEMA", SCHEMA + 1)
    monkeypatch.setattr(run.upgrade, "__defaults__", (SCHEMA + 1,))
    return done


def test_an_older_store_is_copied_first_and_then_upgraded(
    place: Place, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = older(place, key, monkeypatch)
    store = open_store(place, key, ROOM)
    with store.reading() as conn:
        assert read_number(conn) == SCHEMA + 1
    store.close()
    assert done == ["up"]
    (copy,) = place.backups.iterdir()
    assert backup.verify(copy, key).schema == SCHEMA


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(
    place: Place, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = older(place, key, monkeypatch)

    class Broken:
        @staticmethod
        def upgrade(op: object) -> None:
            done.append("begun")
            raise ZeroDivisionError

    monkeypatch.setattr(run, "STEPS", (*STEPS, Broken))
    error = refused("E-DB-04", lambda: open_store(place, key, ROOM))
    assert done == ["begun"]
    (copy,) = place.backups.iterdir()
    assert error.facts["copy"] == str(copy)
    monkeypatch.undo()
    store = open_store(place, key, ROOM)
    with store.reading() as conn:
        assert compare.differences(conn) == []
    store.close()
    with pytest.raises(OdopError):
        create_store(place, key, NODE)
