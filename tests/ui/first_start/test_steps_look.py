"""A practice office's steps, signing in and its ways out: named, whole, readable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.settings import Settings
from odop_desktop.ui.dialogs.recover import RecoverDialog
from odop_desktop.ui.dialogs.restore import RestoreDialog
from odop_desktop.ui.dialogs.sign_in import SignIn
from odop_desktop.ui.first_start.step_office import OfficeStep
from odop_desktop.ui.first_start.step_simple import SortStep
from odop_desktop.ui.first_start.wizard import FirstStart
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.theme import Look, wear
from odop_desktop.ui.start import hall_of, speech_of
from tests.ui.conftest import Answers, Paper
from tests.ui.sweeping import clipped, faint, nameless, outside

# The steps of a real office and every dialog are walked over with all pages; here is what those leave out.
ROUNDS = (("hi", "dark", "normal", (1366, 728)), ("en", "light", "large", (1366, 728)))


@pytest.fixture(params=ROUNDS, ids=lambda r: f"{r[0]}-{r[1]}-{r[2]}-{r[3][0]}")
def dressed(
    request: pytest.FixtureRequest, qapp: QApplication, answers: Answers, paper: Paper
) -> Iterator[tuple[Hall, tuple[int, int]]]:
    lang, theme, text, size = request.param
    wear(qapp, Look(theme, text))
    hall = hall_of(
        speech_of(lang), Settings(lang=lang, theme=theme, text=text), chooser=answers, printing=paper
    )
    yield hall, size
    hall.jobs.close()
    wear(qapp, Look("light", "normal"))


def swept(root: QWidget) -> dict[str, list[str]]:
    found = {
        "no name": nameless(root),
        "cut": clipped(root),
        "outside": outside(root),
        "faint": faint(root),
    }
    return {what: which for what, which in found.items() if which}


def _forget(start: FirstStart) -> None:
    start.at = 0


def rest(hall: Hall, qtbot: QtBot) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(hall.jobs.idle, timeout=30_000)
    QApplication.processEvents()


def test_every_step_of_a_practice_office(
    dressed: tuple[Hall, tuple[int, int]], qtbot: QtBot, tmp_path: Path
) -> None:
    hall, size = dressed
    start = FirstStart(hall, tmp_path / "office")
    qtbot.addWidget(start, before_close_func=_forget)
    start.resize(*size)
    start.show()
    rest(hall, qtbot)
    wrong = {}
    for at, step in enumerate(start.steps):
        if not step.wanted():
            continue
        start.at = at
        start._arrive()
        match step:
            case SortStep():
                step.choices.choose("practice")
                step.inside.choose("empty")
            case OfficeStep():
                step.state.setCurrentIndex(1)
                step.district.setCurrentIndex(2)
        rest(hall, qtbot)
        wrong[step.NAME] = swept(start)
        assert (start.width(), start.height()) == size, step.NAME
    assert {name: what for name, what in wrong.items() if what} == {}


def test_signing_in_and_its_ways_out(
    dressed: tuple[Hall, tuple[int, int]], qtbot: QtBot, tmp_path: Path, practice: Path
) -> None:
    hall, (width, height) = dressed
    wrong = {}
    sign_in = SignIn(hall, tmp_path / "nothing")
    for name, made in (
        ("trouble", sign_in),
        ("practice", SignIn(hall, practice)),
        ("recover", RecoverDialog(hall, sign_in, tmp_path, "anita")),
        ("restore", RestoreDialog(hall, sign_in, tmp_path)),
    ):
        qtbot.addWidget(made)
        made.show()
        rest(hall, qtbot)
        wrong[name] = swept(made)
        assert made.width() <= width and made.height() <= height, name
    assert {name: what for name, what in wrong.items() if what} == {}
