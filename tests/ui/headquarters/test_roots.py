"""New offline keys in the window, and the list signed anew there; Today and the page say when it is time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from odop_desktop.sync import hq_roots, listed, root_files, root_keeping
from odop_desktop.sync.root_keeping import Sort
from odop_desktop.sync.trust_edit import BEFORE, VALID
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.hq_roots import RenewDialog, RootsDialog
from odop_desktop.ui.pages.headquarters import HeadquartersPage
from odop_desktop.ui.pages.today_post import from_headquarters
from tests.sync.lab import HQ, Lab
from tests.ui.conftest import Answering, Answers, Settle
from tests.ui.headquarters.conftest import at

PHRASE = "twelve letters and more"


@pytest.fixture
def page(
    lab: Lab, make_desk: Callable[..., Desk], qtbot: QtBot, settle: Settle
) -> Iterator[HeadquartersPage]:
    lab.round("chm")
    desk = make_desk(lab.office(HQ))
    yield at(desk, qtbot, settle)
    desk.jobs.close()


def press(dialog: QDialog, desk: Desk, settle: Settle) -> None:
    QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    settle(desk)


def paper(lab: Lab) -> str:
    """A key in a file takes a second to open."""
    return " ".join(root_keeping.to_paper(Sort.ROOT, lab.roots[0].secret).split())


@pytest.mark.slow  # its keys are made dear to guess
def test_new_offline_keys_lie_in_two_places_and_districts_follow(
    lab: Lab,
    page: HeadquartersPage,
    settle: Settle,
    answers: Answers,
    answering: Answering,
    tmp_path: Path,
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, RootsDialog)
        for button, place in ((dialog.one, one), (dialog.two, two)):
            answers.ready = [place]
            QTest.keyClick(button, Qt.Key.Key_Space)
        for box in (dialog.phrase, dialog.again):
            QTest.keyClicks(box, PHRASE)
        assert not dialog.yes.isEnabled(), "one of the present keys has to hand over"
        dialog.key.paper.setPlainText(paper(lab))
        press(dialog, page.desk, settle)

    answering(lambda: QTest.keyClick(page.pcs.roots, Qt.Key.Key_Space), fill)
    settle(page.desk)
    trust = listed.trust(lab.office(HQ))
    assert trust.roots.no == 2 and trust.roots.fingerprint in page.pcs.about.text()
    files = [one / "root-1_set-2.odopkey", two / "root-2_set-2.odopkey"]
    assert {key.public for key in root_files.read(files, PHRASE)} == set(trust.roots.keys)
    assert sorted(file.name for file in one.glob("*.pdf")) == ["root-1.pdf", "root-2.pdf"]
    lab.round("chm")
    assert listed.trust(lab.office("chm")).roots == trust.roots


def test_the_list_is_signed_anew_when_the_page_and_today_say_so(
    lab: Lab, page: HeadquartersPage, settle: Settle, answering: Answering
) -> None:
    assert page.note.isHidden() and "list" not in told(lab, HQ) + told(lab, "chm")
    lab.clock.now += VALID - BEFORE + timedelta(days=1)
    page.look()
    settle(page.desk)
    assert page.note.isVisible() and "14-02-2027" in page.note.text()
    assert "list_ageing" in told(lab, HQ) and "list_old" not in told(lab, "chm")
    lab.clock.now += BEFORE
    assert "list_old" in told(lab, "chm")

    def sign(dialog: QDialog) -> None:
        assert isinstance(dialog, RenewDialog) and dialog.key is not None
        dialog.key.paper.setPlainText(paper(lab))
        press(dialog, page.desk, settle)

    answering(lambda: QTest.keyClick(page.pcs.renew, Qt.Key.Key_Space), sign)
    settle(page.desk)
    assert page.note.isHidden()
    assert not hq_roots.due(listed.trust(lab.office(HQ)), lab.office(HQ).today())
    lab.round("chm")
    assert "list" not in told(lab, HQ) + told(lab, "chm")


def told(lab: Lab, who: str) -> str:
    """What Today says of files."""
    return " ".join(line.msgid for line in from_headquarters(lab.office(who)))
