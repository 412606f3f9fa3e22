"""A real headquarters begins in the window, takes a PC in by its fingerprint, and out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from odop_desktop.office import Office
from odop_desktop.sync import joining, listed, root_files
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.hq_roots import RenewDialog
from odop_desktop.ui.dialogs.trust import AcceptDialog, BeginDialog, EndDialog
from tests.sync.lab import found, open_
from tests.sync.state import State
from tests.ui.conftest import Answering, Answers, Settle
from tests.ui.headquarters.conftest import at

PHRASE = "twelve letters and more"


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Office]:
    """A real headquarters as it was set up: nothing has begun."""
    found(tmp_path, "hq")
    office = open_(tmp_path / "hq")
    yield office
    office.close()


def press(dialog: QDialog, desk: Desk, settle: Settle) -> None:
    QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    settle(desk)


@pytest.mark.slow  # its keys are made dear to guess
def test_headquarters_begins_with_keys_in_two_places(
    real: Office,
    make_desk: Callable[[Office], Desk],
    qtbot: QtBot,
    settle: Settle,
    answers: Answers,
    answering: Answering,
    tmp_path: Path,
) -> None:
    page = at(make_desk(real), qtbot, settle)
    assert page.pcs.isVisibleTo(page)
    assert not page.take.isEnabled()
    one, two = tmp_path / "one", tmp_path / "two"

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, BeginDialog)
        QTest.keyClicks(dialog.phone, "0177-1")
        for button, place in ((dialog.one, one), (dialog.two, one)):
            answers.ready = [place]
            QTest.keyClick(button, Qt.Key.Key_Space)
        for box in (dialog.phrase, dialog.again):
            assert not dialog.yes.isEnabled()
            QTest.keyClicks(box, PHRASE)
        press(dialog, page.desk, settle)
        assert dialog.isVisible()  # both in one place: said inside, nothing has begun
        answers.ready = [two]
        QTest.keyClick(dialog.two, Qt.Key.Key_Space)
        press(dialog, page.desk, settle)

    answering(lambda: QTest.keyClick(page.pcs.begin, Qt.Key.Key_Space), fill)
    settle(page.desk)
    trust = listed.trust(real)
    assert trust.roots.fingerprint in page.pcs.about.text()
    assert page.take.isEnabled()
    keys = [root_files.read([place / f"root-{n}.odopkey"], PHRASE)[0] for n, place in ((1, one), (2, two))]
    assert {key.public for key in keys} == set(trust.roots.keys)


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_the_boxes_stand_whole_also_when_it_is_known_who_asks(
    lang: str, state: State, make_desk: Callable[[Office], Desk], qtbot: QtBot, settle: Settle
) -> None:
    asked = joining.request(state.chm, state.post, phone="01899-222278, 9816012345, 9418054321")
    page = at(make_desk(state.hq), qtbot, settle)
    page.desk.speech.switch(lang)
    dialog = AcceptDialog(page.desk, page)
    qtbot.addWidget(dialog)
    dialog.show()
    for look in (lambda: None, lambda: dialog.look_into(asked.file)):
        look()
        settle(page.desk)
        qtbot.waitUntil(lambda: dialog.scrolled.verticalScrollBar().maximum() == 0)


def test_the_keyboard_is_at_the_key_where_nothing_else_is_asked_for(
    state: State, make_desk: Callable[[Office], Desk], qtbot: QtBot, settle: Settle
) -> None:
    page = at(make_desk(state.hq), qtbot, settle)
    dialog = RenewDialog(page.desk, page)
    qtbot.addWidget(dialog)
    assert dialog.key is not None and dialog.focusWidget() is dialog.key.choose


def test_a_pc_is_taken_in_by_its_fingerprint_and_out_again(
    state: State,
    make_desk: Callable[[Office], Desk],
    qtbot: QtBot,
    settle: Settle,
    answers: Answers,
    answering: Answering,
    tmp_path: Path,
) -> None:
    asked = joining.request(state.chm, state.post, phone="01899-1")
    paper = " ".join(root_files.texts(state.begun)[0].text.split())  # a key in a file takes a second to open
    page = at(make_desk(state.hq), qtbot, settle)

    def key(dialog: AcceptDialog | EndDialog) -> None:
        QTest.keyClicks(dialog.key.paper, paper)

    def accept(dialog: QDialog) -> None:
        assert isinstance(dialog, AcceptDialog)
        answers.ready = [asked.file]
        QTest.keyClick(dialog.file, Qt.Key.Key_Space)
        settle(page.desk)
        assert "HP-CHM-1" in dialog.who.text() and "01899-1" in dialog.who.text()
        answers.ready = [tmp_path / "answer"]
        QTest.keyClick(dialog.out, Qt.Key.Key_Space)
        key(dialog)
        QTest.keyClicks(dialog.heard, "0000-0000-0000-0000")
        press(dialog, page.desk, settle)
        assert dialog.isVisible()
        assert listed.trust(state.hq).nodes == ()
        dialog.heard.clear()
        QTest.keyClicks(dialog.heard, asked.fingerprint.lower())
        press(dialog, page.desk, settle)

    answering(lambda: QTest.keyClick(page.pcs.accept, Qt.Key.Key_Space), accept)
    settle(page.desk)
    (line,) = page.pcs.table.texts()
    assert (line[0], line[3]) == ("HP-CHM-1", "चालू")
    assert len(list((tmp_path / "answer").iterdir())) == 1
    assert page.offices.texts()[0][1] == "कभी नहीं भेजी"

    def end(dialog: QDialog) -> None:
        assert isinstance(dialog, EndDialog)
        key(dialog)
        press(dialog, page.desk, settle)

    answering(lambda: QTest.keyClick(page.pcs.end, Qt.Key.Key_Space), end)
    settle(page.desk)
    (line,) = page.pcs.table.texts()
    assert line[3] == "खोया"
    assert not page.pcs.end.isEnabled()
