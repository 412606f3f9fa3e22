"""The sample list through the window by keys: tried, taken in, looked at, taken back; stopped in the middle."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.office import Office
from odop_desktop.ui.pages.import_session import Importing, Stage
from odop_desktop.ui.pages.list import ListPage
from odop_desktop.ui.pages.record import RecordPage
from tests.actions.offices import artisan, contents, count_ops, rows
from tests.sheets.build import HEADS, people, xlsx
from tests.ui.conftest import Answers, Paper
from tests.ui.sheets.conftest import SAMPLE, Importer

EXPECTED: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "assets" / "artisans_messy.expected.json").read_text(encoding="utf-8")
)
COUNTED = ("rows", "new", "skipped", "rejected", "parked")


def counted(importer: Importer) -> dict[str, int]:
    return {name: importer.figures()[name] for name in COUNTED}


def test_the_sample_is_tried_taken_in_and_taken_back_by_keys(importer: Importer, office: Office) -> None:
    before = contents(office)
    importer.choose(SAMPLE)
    assert counted(importer) == {name: EXPECTED[name] for name in COUNTED}
    assert (importer.page.session.stage, contents(office)) == (Stage.TRIED, before)
    importer.take()
    assert counted(importer) == {name: EXPECTED[name] for name in COUNTED}
    assert len(rows(office, ARTISAN)) == EXPECTED["new"]
    assert list(office.place.backups.glob("*")), "a safety copy is made before"
    importer.page.after["undo"].setFocus()
    importer.press(Qt.Key.Key_Space)
    importer.settle()
    assert importer.page.session.stage is Stage.UNDONE
    assert rows(office, ARTISAN) == []


def test_the_figures_add_up_and_what_was_masked_is_told(importer: Importer) -> None:
    importer.choose(SAMPLE)
    figures = importer.figures()
    assert figures.pop("rows") == sum(figures.values())
    notes = importer.page.counts.notes.text()
    assert str(EXPECTED["masked_aadhaar"]) in notes
    assert str(EXPECTED["converted"]) in notes


def test_enter_after_the_trial_takes_in(importer: Importer, office: Office) -> None:
    importer.choose(SAMPLE)
    assert importer.page.take.hasFocus()
    importer.press(Qt.Key.Key_Space)
    importer.settle()
    assert len(rows(office, ARTISAN)) == EXPECTED["new"]


def test_enter_on_a_problem_opens_the_record_of_its_row(importer: Importer, office: Office) -> None:
    importer.choose(SAMPLE)
    importer.take()
    assert importer.page.problems.table.hasFocus()
    shown = importer.table()
    at = next(n for n, row in enumerate(shown) if row[4] == "E-ID-12")
    for _ in range(at):
        importer.press(Qt.Key.Key_Down)
    importer.press(Qt.Key.Key_Return)
    importer.settle()
    opened = importer.window.page
    assert isinstance(opened, RecordPage)
    found = next(r for r in rows(office, ARTISAN) if r.id == opened.id)
    sheet = load_workbook(SAMPLE).worksheets[0]
    named = {str(c.value).strip() for c in sheet[EXPECTED["bad_gstin_rows"][0]] if c.value}
    assert {found["name_hi"], found["name_en"]} & named


def test_before_it_is_taken_in_a_row_shows_its_place_in_the_file(importer: Importer) -> None:
    importer.choose(SAMPLE)
    problems = importer.page.problems
    at = next(n for n, row in enumerate(importer.table()) if row[4] == "E-ID-12")
    problems.table.selectRow(at)
    assert "23" in problems.place.text() and "GSTIN" in problems.place.text()
    assert problems.open_file.isVisible() and not problems.open_record.isVisible()


def test_a_list_that_is_stopped_in_the_middle_keeps_nothing(
    importer: Importer, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    importer.choose(xlsx(tmp_path / "long.xlsx", [HEADS, *people(6000)]))
    session, ops = importer.page.session, count_ops(office)
    importer.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(session.moved, timeout=30_000):
        pass
    assert session.stage is Stage.TAKING
    importer.press(Qt.Key.Key_Escape)
    importer.settle()
    assert (session.stage, session.stopped) == (Stage.TRIED, True)
    assert (count_ops(office), rows(office, ARTISAN)) == (ops, [])
    assert importer.page.refusal.text.text() == importer.desk.words("ui.import.was_stopped")
    importer.take()
    assert len(rows(office, ARTISAN)) == 6000


def test_a_trial_can_be_stopped_and_begun_again(importer: Importer, tmp_path: Path, qtbot: QtBot) -> None:
    file = xlsx(tmp_path / "long.xlsx", [HEADS, *people(4000)])
    session = importer.page.session
    session.try_file(file)
    with qtbot.waitSignal(session.moved, timeout=30_000):
        pass
    importer.press(Qt.Key.Key_Escape)
    importer.settle()
    assert session.stage is Stage.CHOOSE and not importer.page.counts.isVisible()
    importer.page.again.click()
    importer.settle()
    assert importer.figures()["new"] == 4000


def test_an_import_goes_on_while_one_looks_elsewhere(
    importer: Importer, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    importer.choose(xlsx(tmp_path / "long.xlsx", [HEADS, *people(3000)]))
    importer.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    importer.desk.place("today")
    importer.settle()
    assert len(rows(office, ARTISAN)) == 3000
    assert "3000" in importer.window.strip.text.text()
    importer.desk.new("import", kind="artisans")
    importer.settle()
    assert importer.figures()["new"] == 3000, "coming back one sees what came of it"
    importer.desk.place("today")
    importer.desk.new("import", kind="buyers")
    importer.settle()
    assert importer.page.session.stage is Stage.CHOOSE
    assert len(importer.desk.findChildren(Importing)) == 1


def test_the_page_is_freed_when_it_is_left(importer: Importer, qtbot: QtBot) -> None:
    page = importer.page
    importer.choose(SAMPLE)
    importer.desk.place("today")
    qtbot.waitUntil(lambda: not isValid(page), timeout=5_000)
    importer.desk.new("import", kind="artisans")
    importer.settle()
    importer.choose(SAMPLE)
    assert importer.figures()["new"] == EXPECTED["new"]


def test_the_language_changes_in_the_middle(importer: Importer) -> None:
    importer.choose(SAMPLE)
    hindi = importer.table()
    importer.desk.speech.switch("en")
    importer.settle()
    english = importer.table()
    assert [row[0] for row in english] == [row[0] for row in hindi]
    assert [row[4] for row in english] == [row[4] for row in hindi]
    assert all(h[3] != e[3] for h, e in zip(hindi, english, strict=True))
    assert importer.page.title.text() == "Import a list"
    assert importer.figures()["new"] == EXPECTED["new"]
    assert importer.page.take.text() == "Take in 116 (Ctrl+S)"


def test_the_order_of_dates_is_asked_once_and_tried_at_once(
    importer: Importer, office: Office, tmp_path: Path
) -> None:
    head = ("नाम", "मोबाइल", "जन्म तिथि")
    lines = [("राम लाल", 9816000001, "05/13/1980"), ("श्याम लाल", 9816000002, "04/05/1981")]
    importer.choose(xlsx(tmp_path / "dates.xlsx", [head, *lines]))
    page = importer.page
    assert page.questions.isVisible()
    assert any(row[4] == "E-XLS-36" for row in importer.table())
    importer.take()
    assert {r["dob"] for r in rows(office, ARTISAN)} == {"1980-05-13", "1981-04-05"}
    assert not any(row[4] == "E-XLS-36" for row in importer.table())


def test_the_other_answer_about_dates_is_tried(importer: Importer, office: Office, tmp_path: Path) -> None:
    head = ("नाम", "मोबाइल", "जन्म तिथि")
    lines = [("राम लाल", 9816000001, "05/13/1980"), ("श्याम लाल", 9816000002, "04/05/1981")]
    importer.choose(xlsx(tmp_path / "dates.xlsx", [head, *lines]))
    dmy = importer.page.questions.buttons["dob", "dmy"]
    dmy.setFocus()
    importer.press(Qt.Key.Key_Space)
    importer.settle()
    assert importer.page.questions.isVisible(), "the answer can be changed back"
    importer.take()
    assert {r["dob"] for r in rows(office, ARTISAN)} == {None, "1981-05-04"}


def test_receipt_and_answer_file_are_left(
    importer: Importer, answers: Answers, paper: Paper, tmp_path: Path
) -> None:
    importer.choose(SAMPLE)
    importer.take()
    out = tmp_path / "उत्तर"
    answers.ready.append(out)
    importer.page.after["answer"].click()
    importer.settle()
    sheet = load_workbook(tmp_path / "उत्तर.xlsx").worksheets[0]
    assert sheet.max_row == 1 + len(importer.table())
    importer.page.papers.print_receipt()
    importer.settle()
    assert paper.printed and paper.printed[0][1].startswith(b"%PDF")
    answers.ready.append(tmp_path / "receipt.pdf")
    importer.page.papers.save_receipt()
    importer.settle()
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")
    assert "receipt.pdf" in importer.window.strip.text.text()


def test_a_missing_printer_is_told(importer: Importer, paper: Paper) -> None:
    importer.choose(SAMPLE)
    importer.take()
    paper.missing = True
    importer.page.papers.print_receipt()
    importer.settle()
    assert "E-PRN-01" in importer.window.strip.text.text()


def test_the_list_shows_the_new_ones_and_no_others(importer: Importer, office: Office) -> None:
    artisan(office, "पहले से दर्ज")
    importer.choose(SAMPLE)
    importer.take()
    importer.page.after["show"].click()
    importer.settle()
    shown = importer.window.page
    assert isinstance(shown, ListPage)
    assert (shown.kind, shown.long.rowCount()) == (ARTISAN, EXPECTED["new"])


@pytest.mark.parametrize(
    "kind", ["products", "events", "buyers", "stalls", "participations", "lois", "offerings"]
)
def test_the_empty_sheet_of_every_kind_is_taken_as_an_empty_list(
    importer: Importer, answers: Answers, tmp_path: Path, kind: str
) -> None:
    importer.desk.back.emit()
    importer.desk.new("import", kind=kind)
    importer.settle()
    out = tmp_path / "sheet.xlsx"
    answers.ready.append(out)
    importer.page.source.sheet.click()
    importer.settle()
    importer.choose(out)
    assert importer.figures() == {
        "rows": 2, "new": 0, "changed": 0, "same": 0, "rejected": 0, "parked": 0, "skipped": 2,
    }  # fmt: skip
    assert not importer.page.take.isEnabled()
