"""What a window must bear, and where each is shown to be borne: a sentence, no lost typing, no crash.

Too long, the other script, control characters, emoji, ten thousand characters pasted, marks that turn the writing:
    in forms            forms/test_bad_input.py
    in the first start  first_start/test_first_start.py (ten thousand characters, marks, emoji)
    in every box that searches, filters or asks for a reason   here
    in an import's problems   sheets/test_problems.py (ten thousand), here (the others)
A missing printer:
    a list's register   lists/test_list_exports.py          an artisan's papers  record/test_papers.py
    letters just issued letters/test_issue.py               the recovery card    first_start/test_first_start.py
    an import's receipt sheets/test_import_page.py          the system's own printers  letters/test_printer.py
    a letter's page, the register, drafts, a LoI's copy     here
A folder that takes nothing:
    a list's export     lists/test_list_exports.py          the export dialog    sheets/test_export_dialog.py
    letters             letters/test_letter_page.py, letters/test_issue.py
    safety copies       settings/test_care.py, settings/test_settings.py
    an import's answer  sheets/test_import_refused.py       the office's place   first_start/test_first_start.py
    the recovery card   first_start/test_first_start.py     a pen drive in a drawer  tests/actions/test_founding.py
    an import's receipt, empty sheets, an artisan's papers, the register  here
A screen unplugged, a smaller one than last time            test_fitting.py
The clock set back:
    said while the window is open and at its start          settings/test_care.py
    at the first start                                      first_start/test_first_start.py
    nothing lost, numbers and history in their order        test_bad_moments.py
Closing with something unsaved:
    leaving a record    record/test_record_page.py          a dialog             forms/test_dialogs.py
    the first start     first_start/test_first_start.py     the window           test_bad_moments.py
    a power cut instead of closing                          forms/test_drafts.py, tests/slow/test_window.py
A full disk:
    an import's answer  sheets/test_import_refused.py       the store itself     tests/storage/test_faults.py
    saving a record, closing, issuing a letter              test_full_disk.py
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.actions import letters
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.dialogs.filter import ValuesDialog
from odop_desktop.ui.dialogs.filter_days import DaysDialog
from odop_desktop.ui.dialogs.issue import IssueDialog
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.import_menu import list_menu_actions
from odop_desktop.ui.pages.list import ListPage
from odop_desktop.ui.pages.record_paper import PaperDialog
from tests.actions.offices import artisan, loi, only, row, rows
from tests.ui.conftest import Answering, Answers, Paper, Settle
from tests.ui.sheets.conftest import SAMPLE, Importer

CTRL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key

NASTY = {
    "too long": "सुनीता शर्मा " * 60,
    "the other script": "ਸੁਨੀਤਾ 山田 Ünîçødé",
    "control characters": "Sun\x00ita\x07\x1b[31m\r\nDevi\t\x7f",
    "emoji": "सुनीता 😀👩🏽‍🌾🇮🇳",
    "ten thousand": "".join(f"पंक्ति {n} " for n in range(2000))[:10_000],
    "marks": "\u202eसुनीता\u200f\u2066 \u200b\ufeffदेवी\u2069",
    "half a sign": "\ud800सुनीता \udfff",
    "quotes and wildcards": "'; DROP TABLE artisan; -- \" % _ * NEAR( ^ AND OR",
}
nasty = pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())


def paste(into: QWidget, text: str) -> None:
    """Ctrl+V into the box, in place of what stands there."""
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    into.setFocus()
    for key in (K.Key_A, K.Key_V):
        QTest.keyClick(into, key, CTRL)


def front(window: QWidget, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


@pytest.fixture
def listed(window: MainWindow, office: Office, qtbot: QtBot, settle: Settle) -> ListPage:
    """Three artisans in their list."""
    for name in ("सुनीता देवी", "गीता", "राम लाल"):
        artisan(office, name)
    front(window, qtbot)
    window.desk.place("artisans")
    settle(window.desk)
    assert isinstance(window.page, ListPage)
    return window.page


@nasty
def test_a_list_is_searched_for_anything(
    listed: ListPage, window: MainWindow, qtbot: QtBot, text: str
) -> None:
    size = window.size()
    paste(listed.bar.search, text)
    qtbot.waitUntil(lambda: listed.settled and listed.desk.jobs.idle())
    assert window.strip.isHidden() and window.size() == size
    QTest.keyClick(listed.bar.search, K.Key_Escape)
    qtbot.waitUntil(lambda: listed.settled and listed.desk.jobs.idle())
    assert listed.long.rowCount() == 3


@nasty
def test_everything_is_searched_for_anything(
    listed: ListPage, window: MainWindow, qtbot: QtBot, settle: Settle, text: str
) -> None:
    size, box = window.size(), window.top.search
    paste(box, text)
    QTest.keyClick(box, K.Key_Down)
    settle(window.desk)
    assert window.strip.isHidden() and window.size() == size
    assert box.popup.width() <= window.width()
    QTest.keyClick(box, K.Key_Escape)
    assert not box.popup.isVisible() and window.page is listed


@pytest.mark.parametrize("where", ["list", "top"])
def test_marks_that_came_along_with_a_name_hide_nobody(
    listed: ListPage, window: MainWindow, qtbot: QtBot, settle: Settle, where: str
) -> None:
    """A name copied out of a message brings marks nobody sees."""
    if where == "list":
        paste(listed.bar.search, NASTY["marks"])
        qtbot.waitUntil(lambda: listed.settled and listed.desk.jobs.idle())
        assert listed.long.rowCount() == 1
        return
    paste(window.top.search, NASTY["marks"])
    QTest.keyClick(window.top.search, K.Key_Down)
    settle(window.desk)
    assert window.top.search.found and [len(g.rows) for g in window.top.search.found.groups] == [1]


@nasty
def test_the_dialogs_of_filters_bear_anything(
    listed: ListPage, window: MainWindow, settle: Settle, answering: Answering, text: str
) -> None:
    def values(dialog: QDialog) -> None:
        assert isinstance(dialog, ValuesDialog)
        settle(window.desk)
        paste(dialog.search, text)
        assert dialog.isVisible() and dialog.strip.isHidden()
        dialog.search.clear()
        assert [not dialog.list.isRowHidden(n) for n in range(dialog.list.count())].count(True) == 3

    def days(dialog: QDialog) -> None:
        assert isinstance(dialog, DaysDialog)
        size = dialog.size()
        paste(dialog.low, text)
        QTest.keyClick(dialog.low, K.Key_Return)
        assert dialog.isVisible() and "E-VAL-05" in dialog.strip.text.text()
        assert dialog.low.text() and dialog.width() <= max(size.width(), window.width())

    answering(lambda: ValuesDialog.ask(window.desk, window, c.ARTISAN, "name_hi"), values)
    answering(lambda: DaysDialog.ask(window.desk, window, c.ARTISAN, "dob"), days)


@nasty
def test_a_reason_bears_anything(window: MainWindow, answering: Answering, qtbot: QtBot, text: str) -> None:
    """What may stand in a letter's register stays as it was typed; what is too long is told, not cut."""
    told: list[str | None] = []

    def deal(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        paste(dialog.box, text)
        value = dialog.value()
        assert all(ch.isprintable() or ch == "\u200d" for ch in value), ascii(value)
        if len(value) > 500:
            assert not dialog.yes.isEnabled() and str(len(value)) in dialog.count.text().replace(",", "")
            paste(dialog.box, "छोटा")
        qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    answering(lambda: told.append(ReasonDialog.ask(window.desk, window, "ui.reason.box", "?")), deal)
    assert told[0] and len(told[0]) <= 500


@pytest.fixture
def importer(window: MainWindow, answers: Answers, settle: Settle, qtbot: QtBot) -> Importer:
    front(window, qtbot)
    return Importer(window, answers, settle)


@nasty
def test_an_imports_problems_are_searched_for_anything(importer: Importer, text: str) -> None:
    importer.choose(SAMPLE)
    whole = importer.table()
    paste(importer.page.problems.search, text)
    importer.settle()
    assert importer.window.strip.isHidden() and importer.page.problems.table.isVisible()
    paste(importer.page.problems.search, "")
    importer.page.problems.search.clear()
    importer.settle()
    assert importer.table() == whole


# --- no printer ----------------------------------------------------------------------------------------------


def issued(office: Office) -> RecordRow:
    loi(office)
    letters.issue(office, kind="loi", lang="hi")
    return only(office, c.LETTER)


def strip(window: MainWindow) -> str:
    return "" if window.strip.isHidden() else window.strip.text.text()


@pytest.mark.parametrize("where", ["letter", "register", "loi"])
def test_a_missing_printer_is_told_and_the_paper_can_be_saved(
    office: Office,
    window: MainWindow,
    settle: Settle,
    paper: Paper,
    answers: Answers,
    tmp_path: Path,
    where: str,
) -> None:
    letter = issued(office)
    paper.missing = True
    desk = window.desk
    match where:
        case "letter":
            desk.open("letter", letter.id)
        case "register":
            desk.place("letters")
        case _:
            desk.open("loi", str(letter["record_id"]))
    settle(desk)
    front_page: Any = window.page
    if where == "loi":
        front_page.head.keys["print"].click()
    else:
        QTest.keyClick(QApplication.focusWidget() or front_page, K.Key_P, CTRL)
    settle(desk)
    assert "E-PRN-01" in strip(window)
    assert row(office, c.LETTER, letter.id)["written_out"] is False
    answers.ready.append(tmp_path / "paper.pdf")
    window.strip.button.click()
    settle(desk)
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF") and "paper.pdf" in strip(window)


def test_a_draft_without_a_printer_is_a_sentence_where_the_draft_was(
    office: Office, window: MainWindow, settle: Settle, paper: Paper, answering: Answering
) -> None:
    loi(office)
    paper.missing = True

    def deal(dialog: QDialog) -> None:
        assert isinstance(dialog, IssueDialog)
        settle(window.desk)
        dialog.choice.print.click()
        assert "E-PRN-01" in dialog.choice.paper.none.text() and dialog.choice.paper.none.isVisible()

    answering(lambda: IssueDialog.ask(window.desk, window), deal)
    assert rows(office, c.LETTER) == []


# --- a folder that takes nothing -----------------------------------------------------------------------------


@pytest.fixture
def nowhere(tmp_path: Path) -> Path:
    """A file in the place of a folder: nobody can write into it, root neither."""
    (tmp_path / "no folder").write_bytes(b"")
    return tmp_path / "no folder"


def test_an_empty_sheet_that_cannot_be_written_is_told(
    window: MainWindow, settle: Settle, answers: Answers, nowhere: Path
) -> None:
    answers.ready.append(nowhere / "empty.xlsx")
    list_menu_actions(window.desk, c.ARTISAN)[1].trigger()
    settle(window.desk)
    assert "(E-" in strip(window) and window.strip.property("tone") == "error"


def test_a_receipt_that_cannot_be_written_is_told(
    importer: Importer, answers: Answers, nowhere: Path
) -> None:
    importer.choose(SAMPLE)
    importer.take()
    answers.ready.append(nowhere / "receipt.pdf")
    importer.page.papers.save_receipt()
    importer.settle()
    assert "(E-" in strip(importer.window) and importer.page.counts.isVisible()


def test_an_artisans_paper_that_cannot_be_written_is_told_in_its_dialog(
    office: Office, window: MainWindow, settle: Settle, answers: Answers, answering: Answering, nowhere: Path
) -> None:
    mine = row(office, c.ARTISAN, artisan(office))
    answers.ready.append(nowhere / "life.pdf")

    def deal(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        settle(window.desk)
        dialog.keep.click()
        settle(window.desk)
        assert "(E-" in dialog.strip.text.text() and dialog.isVisible() and dialog.view.pdf

    answering(lambda: PaperDialog.show_paper(window.desk, window, mine, "lifeline"), deal)


def test_a_register_that_cannot_be_written_is_told(
    office: Office, window: MainWindow, settle: Settle, answers: Answers, nowhere: Path
) -> None:
    issued(office)
    window.desk.place("letters")
    settle(window.desk)
    answers.ready.append(nowhere / "register.pdf")
    page: Any = window.page
    page.over.tools["register_save"].trigger()
    settle(window.desk)
    assert "(E-" in strip(window)
