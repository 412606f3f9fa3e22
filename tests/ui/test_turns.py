"""What is built piece by piece: in short turns of the window's thread, in their order, and at once where asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from odop_desktop.domain import catalogue as c
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.list import ListPage
from odop_desktop.ui.turns import Turns
from odop_desktop.ui.warming import Warming
from odop_desktop.ui.widgets.settled import settled


@pytest.fixture(autouse=True)
def _long_turns() -> None:
    """Here turns are as short as in the program."""


def pieces(name: str, n: int, done: list[str], seconds: float = 0.0) -> Iterator[None]:
    for at in range(n):
        until = perf_counter() + seconds
        while perf_counter() < until:
            pass
        done.append(f"{name}{at}")
        yield


def test_two_owners_come_by_turns_and_whole_is_told_once(qtbot: QtBot) -> None:
    turns, owner, done = Turns(), QObject(), list[str]()
    turns.take(owner, pieces("a", 3, done, 0.02), lambda: done.append("a whole"))
    turns.take(owner, pieces("b", 2, done, 0.02), lambda: done.append("b whole"))
    assert done == [] and not turns.idle()
    qtbot.waitUntil(turns.idle)
    assert done == ["a0", "b0", "a1", "b1", "a2", "b whole", "a whole"]


def test_a_turn_ends_before_it_is_felt(qtbot: QtBot) -> None:
    turns, done, stretches = Turns(), list[str](), list[int]()
    turns.take(turns, pieces("a", 60, done, 0.002))
    while not turns.idle():
        before = len(done)
        turns._next()
        stretches.append(len(done) - before)
    assert max(stretches) <= 5 and sum(stretches) == 60


def test_what_is_needed_now_is_finished_at_once_and_what_is_not_is_dropped(qtbot: QtBot) -> None:
    turns, owner, done = Turns(), QObject(), list[str]()
    first = turns.take(owner, pieces("a", 3, done), lambda: done.append("whole"))
    second = turns.take(owner, pieces("b", 3, done))
    first.step()
    assert done == ["a0"]
    first.finish()
    first.finish()
    second.drop()
    assert done == ["a0", "a1", "a2", "whole"] and turns.idle()


def test_nothing_is_built_for_an_owner_that_is_gone(qtbot: QtBot) -> None:
    turns, done = Turns(), list[str]()
    owner = QWidget()
    turns.take(owner, pieces("a", 3, done), lambda: done.append("whole"))
    delete(owner)
    assert turns.idle()
    turns._next()
    assert done == []


def test_a_desk_is_idle_only_when_everything_stands(desk: Desk, qtbot: QtBot) -> None:
    done: list[str] = []
    desk.jobs.turns.take(desk, pieces("a", 3, done, 0.02))
    assert not desk.jobs.idle()
    qtbot.waitUntil(desk.jobs.idle)
    assert done == ["a0", "a1", "a2"]


class Counting(QHBoxLayout):
    """Knows how often it laid its parts out."""

    times = 0

    def setGeometry(self, place: object) -> None:
        self.times += 1
        super().setGeometry(place)  # type: ignore[arg-type]


def test_parts_put_into_a_shown_layout_are_laid_out_once_and_hidden_ones_stay_hidden(qtbot: QtBot) -> None:
    window = QWidget()
    row = Counting(window)
    qtbot.addWidget(window)
    window.resize(900, 60)
    window.show()
    qtbot.waitExposed(window)
    before, parts = row.times, [QLabel(str(n)) for n in range(8)]
    parts[3].hide()
    with settled(row):
        for part in parts:
            row.addWidget(part)
    assert [part.isVisible() for part in parts] == [n != 3 for n in range(8)]
    qtbot.waitUntil(lambda: parts[7].x() > 0)
    assert row.times - before == 1


def test_lists_are_made_ahead_one_at_a_time_and_ask_nothing(
    window: MainWindow, settle: Callable[[Desk], None]
) -> None:
    desk = window.desk
    Warming(desk, window)._draw()
    assert window.stack.count() == 1 and not desk.jobs.idle()
    settle(desk)
    made = [page for page in window._places.values() if isinstance(page, ListPage)]
    assert [page.kind for page in made] == [c.ARTISAN, c.PRODUCT, c.EVENT, c.BUYER, c.LOI, c.LETTER]
    assert not any(page._begun for page in made) and not isinstance(window.page, ListPage)
    desk.place("events")
    assert window.page is made[2]


def test_nothing_is_made_ahead_before_the_first_page_stands(window: MainWindow) -> None:
    warming, done = Warming(window.desk, window), list[str]()
    warming.start()
    window.desk.jobs.turns.take(window, pieces("a", 3, done, 0.02))
    warming._look()
    assert warming._timer.isActive() and done == []
    warming.stop()
    assert not warming._timer.isActive()
