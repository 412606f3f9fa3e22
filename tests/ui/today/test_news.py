"""Today tells of moves that were decided, and of headquarters' files that go back to it; real files, real keys."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import transfer_news
from odop_desktop.sync import moving, sending
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.record import RecordPage
from odop_desktop.ui.pages.sync import SyncPage
from odop_desktop.ui.pages.today import TodayPage
from odop_desktop.ui.pages.today_list import Line
from tests.sync.lab import HQ, Lab
from tests.sync.test_owing import gone_back
from tests.ui.conftest import Settle, shown

Shown = Callable[[str], MainWindow]


@pytest.fixture
def window(lab: Lab, make_desk: Callable[[Office], Desk], qtbot: QtBot, settle: Settle) -> Shown:
    """The window of one of the offices."""
    return lambda who: shown(MainWindow(make_desk(lab.office(who))), qtbot, settle)


def lines(window: MainWindow, msgid: str) -> list[Line]:
    assert isinstance(window.page, TodayPage)
    return [
        line for line in window.page.pending.lines if line.line and line.line.msgid == f"ui.today.{msgid}"
    ]


def picture(window: MainWindow, name: str) -> None:
    if directory := os.environ.get("ODOP_PICTURES"):
        for lang in ("en", "hi"):
            window.desk.speech.switch(lang)
            QTest.qWait(200)
            window.grab().save(f"{directory}/{name}_{lang}.png")


@pytest.fixture
def decided(lab: Lab) -> dict[str, str]:
    """Chamba asked to move two persons to Kullu; headquarters signed one and refused the other."""
    office = lab.office("chm")
    ids = {name: lab.make("chm", name_hi=name, name_en=name) for name in ("Sunita", "Geeta")}
    to = lab.office("klu").facts.district
    asked = {
        name: lab.make("chm", c.TRANSFER, artisan=id, to_district=to, reason="विवाह")
        for name, id in ids.items()
    }
    assert transfer_news.found(office) == []
    lab.round("chm")
    moving.countersign(lab.office(HQ), asked["Sunita"])
    moving.refuse(lab.office(HQ), asked["Geeta"], "papers missing")
    lab.round("klu", "chm")
    return ids


def test_the_old_office_is_told_what_was_decided_until_somebody_looks(
    lab: Lab, decided: dict[str, str], window: Shown, settle: Settle
) -> None:
    old = window("chm")
    said = sorted(line.said.text() for line in lines(old, "move"))
    assert len(said) == 2
    assert "Geeta" in said[0] and "कुल्लू को स्थानान्तरण नहीं हुआ – papers missing" in said[0]
    assert "Sunita" in said[1] and "कुल्लू को स्थानान्तरण स्वीकृत" in said[1]
    picture(old, "moves_old")
    first = lines(old, "move")[0]
    assert first.line is not None
    id = first.line.go.id
    QTest.keyClick(first, Qt.Key.Key_Return)
    settle(old.desk)
    assert isinstance(old.page, RecordPage) and old.page.id == id
    old.desk.place("today")
    settle(old.desk)
    assert len(lines(old, "move")) == 1


def test_the_new_office_is_told_who_has_come(
    lab: Lab, decided: dict[str, str], window: Shown, settle: Settle
) -> None:
    new = window("klu")
    (line,) = lines(new, "move")
    assert "Sunita" in line.said.text() and "चम्बा से स्थानान्तरित होकर" in line.said.text()
    new.desk.speech.switch("en")
    assert "moved here from Chamba" in line.said.text()
    picture(new, "moves_new")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(new.desk)
    assert isinstance(new.page, RecordPage) and new.page.id == decided["Sunita"]
    assert transfer_news.found(lab.office("klu")) == []
    assert transfer_news.found(lab.office(HQ)) == []


def test_files_that_headquarters_lost_are_something_to_send(lab: Lab, window: Shown, settle: Settle) -> None:
    gone_back(lab)
    assert lab.take("chm", lab.answer("chm").file).error is None
    district = window("chm")
    (line,) = lines(district, "gives_back")
    assert line.count.text() == "1"
    assert "मुख्यालय को लौटाने की फ़ाइलें: 1" in district.foot.facts.text()
    assert "भेजने को कुछ नहीं" not in district.foot.facts.text()
    assert isinstance(district.page, TodayPage)
    assert "लौटाने की फ़ाइलें: 1" in district.page.figures[3].more.text()
    picture(district, "gives_back")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(district.desk)
    place = district.page
    assert isinstance(place, SyncPage)
    assert not place.make.back.isHidden() and "उसकी 1 फ़ाइलें" in place.make.back.text()
    assert "शून्य" not in place.make.inside.text()
    picture(district, "gives_back_sync")
    handed = sending.to_headquarters(lab.office("chm"), lab.post)
    for file in (*handed.files, *handed.back):
        assert lab.take(HQ, file).error is None
    assert lab.take("chm", lab.answer("chm").file).error is None
    district.desk.changed.emit(None)
    district.desk.place("today")
    settle(district.desk)
    assert not lines(district, "gives_back") and "लौटाने" not in district.foot.facts.text()
