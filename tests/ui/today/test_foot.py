"""The foot: what is unsent, the age of the last copy, work under way, the keys of the place."""

from __future__ import annotations

import threading
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from odop_desktop.actions import records, safety
from odop_desktop.domain import catalogue as c
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.main_window import MainWindow
from tests.actions.offices import Clock, count_ops
from tests.ui.conftest import Settle


def test_unsent_changes_follow_what_is_done(window: MainWindow, settle: Settle) -> None:
    office = window.desk.office
    assert f"भेजने हेतु {count_ops(office)} अभिलेख" in window.foot.facts.text()
    changes = records.make(office, kind=c.ARTISAN, values={"name_hi": "सुनीता"})
    window.desk.changed.emit(changes)
    settle(window.desk)
    assert f"भेजने हेतु {count_ops(office)} अभिलेख" in window.foot.facts.text()


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (timedelta(seconds=20), "अभी-अभी"),
        (timedelta(minutes=12), "12 मिनट पहले"),
        (timedelta(hours=5), "5 घण्टे पहले"),
        (timedelta(days=9), "9 दिन पहले"),
        (timedelta(days=-400), "अभी-अभी"),  # the clock was set back
    ],
)
def test_the_age_of_the_last_copy(
    window: MainWindow, settle: Settle, clock: Clock, tmp_path: Path, later: timedelta, said: str
) -> None:
    assert "अभी कोई नहीं" in window.foot.facts.text()
    safety.backup(window.desk.office, out=tmp_path / "copy.odop")
    clock.now += later
    window.foot.look()
    settle(window.desk)
    assert said in window.foot.facts.text()


def test_a_write_that_takes_its_time_shows_and_goes(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    done = threading.Event()
    window.desk.jobs.write(partial(done.wait, 20), owner=window)
    assert not window.foot.busy.isVisible()  # what is done at once is not spoken of
    qtbot.waitUntil(window.foot.busy.isVisible)
    done.set()
    settle(window.desk)
    assert not window.foot.busy.isVisible()


def test_hints_give_way_and_facts_stay(window: MainWindow, qtbot: QtBot) -> None:
    foot = window.foot
    window.resize(911, 512)
    foot.keys.say("Ctrl+K खोजें · " * 20)
    qtbot.waitUntil(lambda: foot.keys.text().endswith("…"))
    assert foot.facts.width() >= foot.facts.sizeHint().width()
    assert window.width() == 911
    assert foot.keys.toolTip() == foot.keys.whole


def test_hints_are_those_of_the_place_in_either_language(window: MainWindow) -> None:
    assert window.foot.keys.whole == window.desk.words("ui.hints.today")
    window.desk.speech.switch("en")
    assert window.foot.keys.whole == window.desk.words("ui.hints.today")
    window.go(Goto(place="partners"))
    assert window.foot.keys.whole == window.desk.words("ui.hints.page")
