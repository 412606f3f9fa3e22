"""What is shown goes out: the same rows, order and columns, as a sheet, as a register, on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from odop_desktop.queries.list_filters import Among
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.list import ListPage
from tests.ui.conftest import Answering, Answers, Paper, Settle
from tests.ui.lists.conftest import at, column

Calm = Callable[[ListPage], None]
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def narrowed(page: ListPage, calm: Calm) -> ListPage:
    """Women by name, downwards, in columns of one's own."""
    page.bar.set_filters([Among("gender", ("F",))])
    page.set_columns(("name_hi", "mobile", "dob"))
    page.table.heads.sort_by(0)
    page.table.heads.sort_by(0)
    calm(page)
    page.table.heads.moveSection(1, 0)
    return page


def body(path: Path) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


def test_a_sheet_is_exactly_what_is_shown(
    narrowed: ListPage, answers: Answers, settle: Settle, tmp_path: Path, full_window: MainWindow
) -> None:
    answers.ready.append(tmp_path / "women.xlsx")
    QTest.keyClick(narrowed, Qt.Key.Key_E, _CTRL)
    settle(narrowed.desk)
    head, *rows = body(tmp_path / "women.xlsx")
    assert [str(h).partition(" / ")[0] for h in head[1:]] == [
        "मोबाइल नम्बर",
        "कारीगर/शिल्पी का नाम",
        "जन्म तिथि",
    ]
    assert [r[2] for r in rows] == column(narrowed, "name_hi")
    assert len(rows) == narrowed.long.rowCount()
    assert "women.xlsx" in full_window.strip.text.text()
    assert answers.asked[0][1].startswith("कारीगर") and answers.asked[0][1].endswith(".xlsx")


def test_in_english_names_go_out_as_they_are_shown(
    narrowed: ListPage, answers: Answers, settle: Settle, calm: Calm, tmp_path: Path
) -> None:
    narrowed.desk.speech.switch("en")
    calm(narrowed)
    answers.ready.append(tmp_path / "plain name")
    QTest.keyClick(narrowed, Qt.Key.Key_E, _CTRL)
    settle(narrowed.desk)
    _, *rows = body(tmp_path / "plain name.xlsx")
    assert [r[2] for r in rows] == column(narrowed, "name_hi")
    assert str(rows[0][2]).isascii()


def test_a_name_that_ends_in_pdf_becomes_a_register(
    narrowed: ListPage, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    answers.ready.append(tmp_path / "women.pdf")
    QTest.keyClick(narrowed, Qt.Key.Key_E, _CTRL)
    settle(narrowed.desk)
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "women.pdf").pages)
    assert all(mobile in text for mobile in column(narrowed, "mobile"))


def test_the_register_is_printed(narrowed: ListPage, paper: Paper, settle: Settle) -> None:
    QTest.keyClick(narrowed, Qt.Key.Key_P, _CTRL)
    settle(narrowed.desk)
    ((name, pdf),) = paper.printed
    assert name == "कारीगर" and pdf.startswith(b"%PDF")


def test_a_missing_printer_is_told(
    narrowed: ListPage, paper: Paper, settle: Settle, full_window: MainWindow
) -> None:
    paper.missing = True
    QTest.keyClick(narrowed, Qt.Key.Key_P, _CTRL)
    settle(narrowed.desk)
    assert "E-PRN-01" in full_window.strip.text.text()


def test_nothing_is_written_where_nothing_was_chosen(
    narrowed: ListPage, answers: Answers, settle: Settle, full_window: MainWindow
) -> None:
    answers.ready.append(None)
    QTest.keyClick(narrowed, Qt.Key.Key_E, _CTRL)
    settle(narrowed.desk)
    assert not full_window.strip.isVisible() and not narrowed.foot.bar.isVisible()


def test_a_folder_that_is_read_only_is_a_sentence(
    narrowed: ListPage, answers: Answers, settle: Settle, tmp_path: Path, full_window: MainWindow
) -> None:
    (tmp_path / "file").write_text("no folder")
    answers.ready.append(tmp_path / "file" / "women.xlsx")
    QTest.keyClick(narrowed, Qt.Key.Key_E, _CTRL)
    settle(narrowed.desk)
    assert full_window.strip.property("tone") == "error"
    assert not narrowed.foot.bar.isVisible()


@pytest.mark.parametrize(("purpose", "masked"), [("", True), ("inspection", False)])
def test_private_columns_go_out_with_a_purpose_only(
    narrowed: ListPage,
    answers: Answers,
    answering: Answering,
    settle: Settle,
    calm: Calm,
    tmp_path: Path,
    purpose: str,
    masked: bool,
) -> None:
    narrowed.set_columns(("name_hi", "social_category"))
    calm(narrowed)
    answers.ready.append(tmp_path / "x.xlsx")

    def why(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        assert narrowed.desk.words("artisan.social_category.label") in dialog.about.text()
        QTest.keyClicks(dialog.box, purpose)
        dialog.accept()

    answering(lambda: QTest.keyClick(narrowed, Qt.Key.Key_E, _CTRL), why)
    settle(narrowed.desk)
    _, *rows = body(tmp_path / "x.xlsx")
    assert ("XXXX" in {r[2] for r in rows}) is masked


def test_an_export_can_be_stopped(
    long_page: ListPage, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    page = long_page
    answers.ready.append(tmp_path / "all.xlsx")
    page.acts.export(page.listed)
    assert page.foot.stop.isVisible()
    QTest.mouseClick(page.foot.stop, Qt.MouseButton.LeftButton)
    settle(page.desk)
    assert not (tmp_path / "all.xlsx").exists() and not page.foot.stop.isVisible()


def test_lois_are_one_row_each(
    full_window: MainWindow, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    page = at(full_window, "lois", settle)
    answers.ready.append(tmp_path / "lois.xlsx")
    QTest.keyClick(page, Qt.Key.Key_E, _CTRL)
    settle(page.desk)
    head, *rows = body(tmp_path / "lois.xlsx")
    assert len(rows) == page.long.rowCount() and len(head) == len(page.long.keys) + 1
    assert [r[1] for r in rows] == column(page, "number")
