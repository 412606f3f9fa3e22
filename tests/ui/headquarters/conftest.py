"""A practice headquarters with two districts' files taken in: conflicts, something laid aside, a file on its way."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from odop_desktop.actions import records
from odop_desktop.cli.main import run
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import records as queries
from odop_desktop.sync import answering, receiving, sending
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.headquarters import HeadquartersPage
from tests.actions.offices import Clock, opened
from tests.ui.conftest import Settle, shown


@dataclass(frozen=True)
class Made:
    """The closed offices in `folder`, Chamba's next file, the record in conflict, the one laid aside, a fresh one."""

    folder: Path
    file: Path
    clash: str
    event: str
    fresh: str


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("centre")
    assert run(["demo", str(folder / "hq"), "--kind", "headquarters"]) == 0
    assert run(["demo", str(folder / "chm")]) == 0
    hq, chm = opened(folder / "hq", Clock()), opened(folder / "chm", Clock())
    post = folder / "post"

    def exchange() -> None:
        (got,) = receiving.receive(hq, sending.to_headquarters(chm, post).files)
        assert got.error is None
        for made in answering.for_all(hq, post):
            receiving.receive(chm, [made.file])

    exchange()
    clash = queries.page(chm, c.ARTISAN, limit=1).rows[0].id
    event = records.make(hq, kind=c.EVENT, values={"name_hi": "शिमला मिलन", "city": "शिमला"}).touched[0][1]
    exchange()
    records.change(chm, kind=c.ARTISAN, id=clash, values={"pin": "176311"})
    records.change(hq, kind=c.ARTISAN, id=clash, values={"pin": "176312"})
    records.change(chm, kind=c.EVENT, id=event, values={"city": "सोलन"})
    exchange()
    fresh = records.make(chm, kind=c.ARTISAN, values={"name_hi": "नई कारीगर"}).touched[0][1]
    file = sending.to_headquarters(chm, post).files[0]
    hq.close()
    chm.close()
    return Made(folder, file, clash, event, fresh)


@pytest.fixture
def made(_made: Made) -> Made:
    return _made


@pytest.fixture
def hq(made: Made, tmp_path: Path, clock: Clock) -> Iterator[Office]:
    """This test's own copy of headquarters, open."""
    shutil.copytree(made.folder / "hq", tmp_path / "hq")
    found = opened(tmp_path / "hq", clock)
    yield found
    found.close()


@pytest.fixture
def page(hq: Office, make_desk: Callable[[Office], Desk], qtbot: QtBot, settle: Settle) -> HeadquartersPage:
    return at(make_desk(hq), qtbot, settle)


def at(desk: Desk, qtbot: QtBot, settle: Settle) -> HeadquartersPage:
    """The place of the offices' files, in front and filled."""
    window = shown(MainWindow(desk), qtbot, settle)
    desk.place("sync")
    settle(desk)
    found = window.findChild(HeadquartersPage)
    assert isinstance(found, HeadquartersPage)
    return found
