"""What the tests stand on: a key, real stores in temporary folders, and a PostgreSQL server where one is."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from odop_desktop import signin
from odop_desktop.domain import pack
from odop_desktop.storage import engine, upgrade
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.node import NewNode
from odop_desktop.storage.opening import create_store, open_store
from odop_desktop.storage.place import Place, Room
from odop_desktop.storage.serving import create_on_server, open_on_server
from odop_desktop.storage.store import Store
from tests import readonce, stepped
from tests.compiled import created
from tests.patient import PatientBot
from tests.server import Server, binaries

NODE = NewNode("018f3a52-0000-7000-8000-00000000c0de", 1)
ROOM = Room(floor=1_000_000, factor=0)  # the tests' disk may be small

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # windows are drawn, but on no screen

settings.register_profile("patient", settings(), deadline=None)  # no test measures time
settings.load_profile("patient")

# Stores of tests need not outlive them: they lie in memory where the system has such a place, with room for all.
_MEMORY = Path("/dev/shm")
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > 4_000_000_000:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))  # pytest's own name for the root of tmp_path

_WANTED = os.environ.get("CI") == "true" or os.environ.get("ODOP_NEED_POSTGRES") == "1"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a server to start, its tests are left out and the run says so (unless it must have one)."""
    if binaries() is not None or _WANTED:
        return
    left = [i for i in items if i.get_closest_marker("postgres") or "postgresql" in i.name]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [i for i in items if i not in left]
        config.stash[_LEFT_OUT] = len(left)


def pytest_collection_finish() -> None:
    """Modules and tests stand until the end: the collector need not walk over them again and again."""
    gc.collect()
    gc.freeze()


_LEFT_OUT = pytest.StashKey[int]()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker hands its count to the process that reports."""
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        output["left_out"] = session.config.stash.get(_LEFT_OUT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Every worker collects the same tests, so each tells the same count."""
    output: dict[str, int] = getattr(node, "workeroutput", {})
    node.config.stash[_LEFT_OUT] = output.get("left_out", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if count := config.stash.get(_LEFT_OUT, 0):
        terminalreporter.write_line(
            f"{count} tests on PostgreSQL were left out: no server is installed (apt-get install postgresql)."
        )


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The user's own note of the office last opened, and the user's own packs, stay out of the tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture(scope="session", autouse=True)
def _worked_out_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "create_engine", created)
        patch.setattr(signin, "state_words", readonce.state_words)
        patch.setattr(pack, "_read", readonce.read)
        patch.setattr(upgrade, "run", stepped)
        yield


@pytest.fixture(scope="session")
def _model(tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, DataKey]:
    """An empty store made once a run, copied for each test as a folder is copied."""
    made = Place(tmp_path_factory.mktemp("model")), DataKey.new()
    create_store(*made, NODE)
    return made


@pytest.fixture
def key(_model: tuple[Place, DataKey]) -> DataKey:
    return _model[1]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    root = tmp_path / "office"
    root.mkdir()
    return Place(root)


@pytest.fixture
def sqlite_store(_model: tuple[Place, DataKey], place: Place, key: DataKey) -> Iterator[Store]:
    shutil.copytree(_model[0].root, place.root, dirs_exist_ok=True)
    store = open_store(place, key, ROOM)
    yield store
    store.close()


@pytest.fixture(scope="session")
def pg_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the run's own, with a database `odop_model` in which the tables stand."""
    if binaries() is None:
        pytest.fail("no PostgreSQL server is installed: apt-get install postgresql")
    server = Server(tmp_path_factory.mktemp("pg"))
    server.start()
    try:
        create_on_server(server.new_database("odop_model"), NODE)
        yield server
    finally:
        server.stop()


@pytest.fixture
def pg_url(pg_server: Server) -> Iterator[str]:
    """A fresh database with the tables in it."""
    url = pg_server.new_database(template="odop_model")
    yield url
    pg_server.drop_database(url)


@pytest.fixture
def pg_store(pg_url: str) -> Iterator[Store]:
    store = open_on_server(pg_url)
    yield store
    store.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> Store:
    """An empty store on each of the two databases."""
    name = {"sqlite": "sqlite_store", "postgresql": "pg_store"}[request.param]
    found: Store = request.getfixturevalue(name)
    return found


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:
    return PatientBot(request)
