"""The dialogs and pages of letters as they are seen: every word has its room and a name, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.actions import letter_copies, letters
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import letters as asked
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.issue import IssueDialog
from odop_desktop.ui.dialogs.print_outcome import OutcomeDialog
from odop_desktop.ui.look.theme import Look, wear
from odop_desktop.ui.main_window import MainWindow
from tests.actions.offices import loi, make
from tests.ui import sweeping
from tests.ui.conftest import Settle

SIZES = ((1366, 768), (911, 512))  # the second is the first at 150 %
WAYS = [("light", "normal", SIZES[1]), ("dark", "large", SIZES[0])]


@pytest.fixture
def worn(qapp: QApplication) -> Iterator[Callable[[str, str], None]]:
    """Puts on a theme and a size of type; the usual ones come back."""
    yield lambda theme, text: wear(qapp, Look(theme, text))
    wear(qapp, Look("light", "normal"))


def faults(seen: QWidget) -> list[str]:
    for _ in range(3):  # words of another length lay the page out anew, which takes its turns
        QApplication.processEvents()
        seen.grab()
    found = [*sweeping.nameless(seen), *sweeping.clipped(seen), *sweeping.outside(seen)]
    return found + sweeping.faint(seen)


@pytest.mark.parametrize(("theme", "text", "size"), WAYS)
def test_issuing_is_well_seen(
    office: Office,
    desk: Desk,
    qtbot: QtBot,
    settle: Settle,
    worn: Callable[[str, str], None],
    theme: str,
    text: str,
    size: tuple[int, int],
) -> None:
    worn(theme, text)
    desk.settings.theme, desk.settings.text = theme, text
    for more in ({}, {"approval_note": None}):
        loi(office, **more)
    make(office, c.LOI, remarks="x")
    over = QWidget()
    qtbot.addWidget(over)
    dialog = IssueDialog(desk, over, "loi", None, None, None)
    dialog.resize(size[0] - 30, size[1] - 30)
    dialog.show()
    qtbot.waitExposed(dialog)
    settle(desk)
    dialog.choice.approval.ways.button(1).click()
    for lang in ("hi", "en"):
        desk.speech.switch(lang)
        assert faults(dialog) == []
    dialog.accept()
    settle(desk)
    ask = OutcomeDialog(desk, None, letter_copies.sheets(office, rows=dialog.outcome.letters))
    qtbot.addWidget(ask)
    ask.show()
    qtbot.waitExposed(ask)
    for lang in ("hi", "en"):
        desk.speech.switch(lang)
        assert faults(dialog) == []
        assert faults(ask) == []


@pytest.mark.parametrize(("theme", "text", "size"), WAYS)
def test_a_letter_and_its_place_are_well_seen(
    office: Office,
    window: MainWindow,
    settle: Settle,
    worn: Callable[[str, str], None],
    theme: str,
    text: str,
    size: tuple[int, int],
) -> None:
    worn(theme, text)
    desk = window.desk
    desk.settings.theme, desk.settings.text = theme, text
    desk.looked.emit()
    window.resize(*size)
    for _ in range(2):
        loi(office)
    found = asked.some(office, letters.issue(office, kind="loi", lang="hi").issued)
    letter_copies.noted(office, sheets=letter_copies.sheets(office, rows=found, copy="all"))
    letters.cancel(office, number=found[1].number, reason="क्रेता के अनुरोध पर " * 8)
    desk.place("letters")
    for show in (None, found[0].id, found[1].id):
        if show:
            desk.open("letter", show)
        settle(desk)
        for lang in ("hi", "en"):
            desk.speech.switch(lang)
            settle(desk)
            assert faults(window.page) == [], (show, lang)
