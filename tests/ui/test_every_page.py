"""Every page and dialog, in both languages and themes, large, and as 150 % shows it: named, whole, readable."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.settings import Settings
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.body import Body
from odop_desktop.ui.look.theme import Look, wear
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.start import desk_of, speech_of
from tests.actions.offices import NOW
from tests.ui.conftest import Answers, Paper
from tests.ui.sweeping import clipped, faint, nameless, outside
from tools import scene_offices
from tools.scene_offices import Days
from tools.scenes import Scene, scenes

SCENES: dict[str, list[Scene]] = {}
for each in scenes():
    SCENES.setdefault(each.office, []).append(each)
# Language, theme, size of type, size of the window: 1366×768, and what 150 % leaves of it.
ROUNDS = (
    ("hi", "light", "normal", (1366, 768)),
    ("en", "dark", "normal", (1366, 768)),
    ("hi", "dark", "large", (1366, 768)),
    ("en", "light", "normal", (911, 512)),
    ("hi", "light", "normal", (911, 512)),
)


# One round with every run of the tests; the others, half a minute each, with the slow ones.
FIRST, *REST = ROUNDS


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offices of the scenes, closed: for copying."""
    folder = tmp_path_factory.mktemp("scenes")
    scene_offices.make(folder, NOW)
    return folder


@pytest.fixture(
    params=[FIRST, *(pytest.param(r, marks=pytest.mark.slow) for r in REST)],
    ids=lambda r: f"{r[0]}-{r[1]}-{r[2]}-{r[3][0]}",
)
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[tuple[Settings, tuple[int, int]]]:
    """One round: the program is dressed so, and how large the window is."""
    lang, theme, text, size = request.param
    wear(qapp, Look(theme, text))
    yield Settings(lang=lang, theme=theme, text=text), size
    wear(qapp, Look("light", "normal"))


@pytest.fixture
def dressed(
    look: tuple[Settings, tuple[int, int]],
    place: str,
    made: Path,
    tmp_path: Path,
    answers: Answers,
    paper: Paper,
    qtbot: QtBot,
) -> Iterator[MainWindow]:
    """The window on this test's own copy of the office."""
    for name in (place, scene_offices.POST):
        shutil.copytree(made / name, tmp_path / name)
    settings, size = look
    office = scene_offices.open_scene(tmp_path, place, Days(NOW))
    desk = desk_of(office, speech_of(settings.lang), settings, chooser=answers, printing=paper)
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    yield window
    desk.jobs.close()
    office.close()


@pytest.mark.parametrize("place", SCENES)
def test_every_scene_is_named_whole_and_readable(
    place: str, dressed: MainWindow, qtbot: QtBot, settle: Callable[[Desk], None]
) -> None:
    wrong: dict[str, list[str]] = {}
    size = dressed.size()
    for scene in SCENES[place]:
        found = _shown(scene, dressed, settle)
        with suppress(
            qtbot.TimeoutError
        ):  # a count that came makes a button longer; it gets its room a turn later
            qtbot.waitUntil(partial(_whole, found))
        told = {
            "no name": nameless(found),
            "cut": clipped(found),
            "outside": outside(found),
            "faint": faint(found),
        }
        if found is dressed and dressed.size() != size:
            told["grown"] = [f"{dressed.width()}x{dressed.height()}"]
            dressed.resize(size)
        if found is not dressed and size.expandedTo(found.minimumSizeHint()) != size:
            told["too large"] = [f"{found.minimumSizeHint()}"]
        wrong |= {f"{scene.name}: {what}": which for what, which in told.items() if which}
        if found is not dressed:
            found.close()
            found.deleteLater()
    assert wrong == {}


def _whole(found: QWidget) -> bool:
    return not clipped(found)


def _shown(scene: Scene, window: MainWindow, settle: Callable[[Desk], None]) -> QWidget:
    found = scene.show(window)
    found.show()
    settle(window.desk)
    QApplication.processEvents()
    for body in found.findChildren(Body):
        body.finish()  # a form is built whenever there is nothing else to do
    settle(window.desk)
    QApplication.processEvents()
    return found
