"""An enrolled PC gets new keys, and its clerk's telephone is told anew: from the district's window to headquarters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from odop_desktop.sync import centre, enrol, listed
from odop_desktop.sync import desk as sitting
from odop_desktop.sync.trust_parts import TrustNode
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.sync import SyncPage
from tests.sync.lab import HQ, Lab
from tests.ui.conftest import Answering, Answers, Settle, shown
from tests.ui.sync.conftest import at_files, press, told


@pytest.fixture
def page(lab: Lab, make_desk: Callable[..., Desk], qtbot: QtBot, settle: Settle) -> Iterator[SyncPage]:
    """The place of headquarters' files of Chamba's first PC, which is enrolled."""
    lab.round("chm")
    desk = make_desk(lab.office("chm"))
    window = shown(MainWindow(desk), qtbot, settle)
    yield at_files(window, settle)
    desk.jobs.close()


def node(lab: Lab) -> TrustNode:
    return listed.trust(lab.office(HQ)).node(lab.node("chm"))


def test_new_keys_from_the_districts_window_to_the_file_they_sign(
    lab: Lab, page: SyncPage, answers: Answers, answering: Answering, settle: Settle, tmp_path: Path
) -> None:
    assert page.own.isVisible() and "HP-CHM-1" in page.own.listed.text()

    def leave(box: QDialog) -> None:
        QTest.keyClick(box, Qt.Key.Key_Escape)

    def agree(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        box.buttons()[0].click()

    answers.ready = [tmp_path / "stick"]
    for deal, made in ((leave, 0), (agree, 1)):
        answering(lambda: QTest.keyClick(page.own.keys, Qt.Key.Key_Space), deal)
        settle(page.desk)
        assert len(list(tmp_path.glob("stick/*"))) == made
    (wish,) = (tmp_path / "stick").iterdir()
    assert wish.name in told(page)

    before = node(lab).sign[-1].key
    centre.take_new_keys(lab.office(HQ), wish, lab.roots)
    fresh = node(lab).sign[-1]
    assert fresh.key != before
    for n in range(8):
        assert lab.take(HQ, lab.send("chm").file).error is None, n
        assert lab.take("chm", lab.answer("chm").file).error is None, n
    with lab.office("chm").reading() as conn:
        here = sitting.sit(lab.office("chm"), conn)
    assert (here.keys.public.sign, fresh.holds((0, 9))) == (fresh.key, True)
    page.look()
    settle(page.desk)
    assert here.keys.public.fingerprint in page.own.listed.text()


def test_another_clerks_telephone_is_told_by_the_request_once_more(
    lab: Lab, page: SyncPage, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    assert "01899-1" in page.own.listed.text() and page.enrol.isHidden()
    press(page.own.request, page, settle)
    assert page.enrol.isVisible() and page.enrol.phone.text() == "01899-1"
    page.enrol.phone.clear()
    QTest.keyClicks(page.enrol.phone, "01899-222333")
    answers.ready = [tmp_path / "stick"]
    page.enrol.asked.emit()
    settle(page.desk)
    (file,) = (tmp_path / "stick").glob("*.odopsync")
    asked = enrol.read_request(file)
    assert asked.fingerprint in page.enrol.fingerprint.text().replace(" – ", "-")
    press(page.own.request, page, settle)
    assert page.enrol.isHidden()

    centre.accept(lab.office(HQ), asked, lab.roots, confirmed=asked.fingerprint, out=tmp_path / "back")
    assert (node(lab).phone, len(node(lab).sign)) == ("01899-222333", 1)
    assert lab.take("chm", lab.answer("chm").file).error is None
    page.look()
    settle(page.desk)
    assert "01899-222333" in page.own.listed.text()
