"""A real office enrols in the window: its request, headquarters' answer, then its first file; two PCs share work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from odop_desktop.office import Office
from odop_desktop.sync import centre, enrol, inbox
from odop_desktop.ui.desk import Desk, Goto
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.sync import SyncPage
from tests.sync.state import State
from tests.ui.conftest import Answers, Settle, shown
from tests.ui.sync.conftest import told


def test_a_real_office_enrols_and_sends(
    state: State,
    make_desk: Callable[[Office], Desk],
    answers: Answers,
    settle: Settle,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    hq, office = state.hq, state.chm
    desk = make_desk(office)
    window = shown(MainWindow(desk), qtbot, settle)
    window.go(Goto(place="sync"))
    settle(desk)
    page = window.page
    assert isinstance(page, SyncPage) and page.enrol.isVisible() and page.steps.isHidden()
    assert "नामांकन नहीं हुआ" in page.subtitle.text()

    QTest.keyClicks(page.enrol.phone, "01899-222278")
    answers.ready = [tmp_path / "stick"]
    QTest.keyClick(page.enrol.phone, Qt.Key.Key_Tab)
    page.enrol.asked.emit()
    settle(desk)
    (file,) = (tmp_path / "stick").glob("*.odopsync")
    assert list((tmp_path / "stick").glob("*.pdf"))
    asked = enrol.read_request(file)
    assert asked.asking.phone == "01899-222278"
    spoken = page.enrol.fingerprint.text().replace(" – ", "-")
    assert spoken == asked.fingerprint and spoken in told(page)

    answer = centre.accept(hq, asked, state.roots, confirmed=spoken, out=tmp_path / "back")
    assert not page.enrol.take.isEnabled()
    QTest.keyClicks(page.enrol.heard, "AAAA-BBBB-CCCC-DDDD")
    answers.ready = [answer]
    QTest.keyClick(page.enrol.take, Qt.Key.Key_Space)
    settle(desk)
    assert "E-TRU-26" in told(page) and page.enrol.isVisible()

    page.enrol.heard.clear()
    QTest.keyClicks(page.enrol.heard, state.said.lower())
    answers.ready = [answer]
    QTest.keyClick(page.enrol.take, Qt.Key.Key_Space)
    settle(desk)
    assert page.enrol.isHidden() and page.steps.isVisible()

    answers.ready = [tmp_path / "month"]
    QTest.keyClick(page.make.go, Qt.Key.Key_Space)
    settle(desk)
    (first,) = (tmp_path / "month").glob("*.odopsync")
    got = inbox.receive(hq, first)
    assert got.error is None and got.came.applied > 0
