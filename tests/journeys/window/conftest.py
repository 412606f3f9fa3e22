"""Journeys in the window: the fixtures of the window's tests, and a clerk who has nothing but keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from odop_desktop.office import Office
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.form import Form
from odop_desktop.ui.main_window import MainWindow
from tests.journeys.window.seat import Seat, lost
from tests.ui.conftest import (
    _dressed,
    _own_home,
    answering,
    answers,
    clock,
    demo_office,
    desk,
    full_desk,
    full_office,
    full_window,
    make_desk,
    office,
    paper,
    practice,
    qapp_cls,
    settle,
    window,
)

__all__ = [
    "_dressed", "_own_home", "answering", "answers", "clock", "demo_office", "desk", "full_desk", "full_office",
    "full_window", "make_desk", "office", "paper", "practice", "qapp_cls", "settle", "window",
]  # fmt: skip

Sit = Callable[..., Seat]


@pytest.fixture(autouse=True)
def _lost() -> Iterator[None]:
    timer = lost()
    yield
    timer.stop()


@pytest.fixture
def sit(make_desk: Callable[..., Desk], qtbot: QtBot) -> Sit:
    """A clerk before the window of an office: `sit(office, lang)`."""

    def down(on: Office, lang: str = "hi") -> Seat:
        desk = make_desk(on, lang)
        window = MainWindow(desk)
        qtbot.addWidget(window, before_close_func=_forget)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        return Seat(window, desk, qtbot)

    return down


def _forget(window: MainWindow) -> None:
    """What a journey that failed left unsaved asks nobody."""
    for form in window.findChildren(Form):
        form.throw_away()
