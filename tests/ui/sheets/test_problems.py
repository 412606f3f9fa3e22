"""The table of problems: a sound model, sorted, filtered and searched, quick with fifty thousand of them."""

from __future__ import annotations

from time import thread_time

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from odop_desktop.actions.imports import Imported, RowProblem
from odop_desktop.errors import Problem
from odop_desktop.i18n.words import Words
from odop_desktop.sheets.rows import MappedColumn
from odop_desktop.ui.models.problems import GROUPS, Order, ProblemsModel, arranged
from odop_desktop.ui.pages.import_problems import place
from tests.sheets.build import ENGLISH, HINDI
from tests.ui.sheets.conftest import CTRL, SAMPLE, Importer

PROBLEMS = (
    RowProblem(None, "", Problem.of("E-XLS-32")),
    RowProblem(5, "नाम", Problem.of("E-XLS-40", "name_hi"), "rejected"),
    RowProblem(12, "GSTIN", Problem.of("E-XLS-30", "gstin", column="D")),
    RowProblem(7, "", Problem.of("E-IMP-01", row=3), "parked", "some-id"),
    RowProblem(9, "मोबाइल", Problem.of("E-IMP-04", "mobile", number="HP-CHM-1-000001-A"), "", "some-id"),
    RowProblem(11, "उत्पाद", Problem.of("E-IMP-03", "product", value="रुमाल")),
    RowProblem(13, "टिप्पणी", Problem.of("E-XLS-38", "remarks", masked=1)),
)
RESULT = Imported(20, problems=PROBLEMS, sheet="सूची", columns=(MappedColumn("G", "मोबाइल", "mobile"),))


def codes(order: Order, words: Words = HINDI) -> list[str]:
    return [PROBLEMS[n].problem.code for n in arranged(PROBLEMS, order, words).places]


def test_each_problem_is_of_one_kind() -> None:
    counts = arranged(PROBLEMS, Order(), HINDI).counts
    assert dict(counts) == dict.fromkeys(GROUPS, 1)
    assert [codes(Order(group)) for group in GROUPS] == [
        ["E-XLS-40"], ["E-IMP-01"], ["E-IMP-04"], ["E-XLS-30"], ["E-IMP-03"], ["E-XLS-38"], ["E-XLS-32"],
    ]  # fmt: skip


def test_they_are_sorted_either_way() -> None:
    whole = [p.problem.code for p in PROBLEMS]
    assert codes(Order()) == whole
    assert codes(Order(down=True)) == whole[::-1]
    assert codes(Order(by="code")) == sorted(whole)
    assert codes(Order(by="code", down=True)) == sorted(whole, reverse=True)


def test_words_of_either_script_are_found_in_what_is_said() -> None:
    assert codes(Order(search="rumal")) == ["E-IMP-03"]
    assert codes(Order(search="E-IMP-04")) == ["E-IMP-04"]
    assert codes(Order(search="held", group="parked"), ENGLISH) == ["E-IMP-01"]
    assert codes(Order(search="no such words at all")) == []


def test_the_place_names_sheet_row_and_column() -> None:
    assert place(PROBLEMS[2], RESULT, ENGLISH).startswith("Sheet “सूची”, row 12, column D “GSTIN”: ")
    assert place(PROBLEMS[4], RESULT, ENGLISH).startswith("Sheet “सूची”, row 9, column G “मोबाइल”: ")
    assert place(PROBLEMS[0], RESULT, ENGLISH).startswith("Sheet “सूची”: ")


@pytest.fixture
def model(qapp: QObject) -> ProblemsModel:
    found = ProblemsModel(HINDI, qapp)
    QAbstractItemModelTester(found, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return found


def test_the_model_is_sound_whatever_it_is_given(model: ProblemsModel) -> None:
    model.fill(PROBLEMS, range(len(PROBLEMS)))
    hindi = [model.index(1, column).data() for column in range(model.columnCount())]
    model.tell(ENGLISH)
    assert [model.index(1, column).data() for column in range(5)] == [
        "5", "refused", "नाम", ENGLISH("error.E-XLS-40.title") + " " + ENGLISH("error.E-XLS-40.advice"), "E-XLS-40",
    ]  # fmt: skip
    assert hindi[1] == HINDI("ui.import.fate.rejected")
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Row"
    model.fill(PROBLEMS, (3, 1))
    assert (model.rowCount(), model.at(0), model.at(2)) == (2, PROBLEMS[3], None)
    model.fill((), ())
    model.tell(HINDI)
    assert (model.rowCount(), model.at(0)) == (0, None)


def test_filling_with_fifty_thousand_costs_nothing(model: ProblemsModel) -> None:
    many = PROBLEMS * 8000
    shown = arranged(many, Order(by="said"), HINDI)
    began = thread_time()
    model.fill(many, shown.places)
    assert [model.index(row, 3).data() for row in range(30)]
    assert thread_time() - began < 0.05
    assert model.rowCount() == len(many)


def test_chips_search_and_columns_narrow_and_sort_by_keys(importer: Importer, qtbot: QtBot) -> None:
    importer.choose(SAMPLE)
    problems, whole = importer.page.problems, importer.table()
    problems.chips["rejected"].setFocus()
    importer.press(Qt.Key.Key_Space)
    importer.settle()
    assert {row[1] for row in importer.table()} == {HINDI("ui.import.fate.rejected")}
    assert problems.chips["rejected"].isChecked() and not problems.chips[""].isChecked()
    problems.chips[""].click()
    importer.settle()
    problems.table.setFocus()
    importer.press(Qt.Key.Key_5, CTRL)
    importer.settle()
    assert [row[4] for row in importer.table()] == sorted(row[4] for row in whole)
    importer.press(Qt.Key.Key_5, CTRL)
    importer.settle()
    assert [row[4] for row in importer.table()] == sorted((row[4] for row in whole), reverse=True)
    for _ in range(4):
        importer.press(Qt.Key.Key_Left)
    importer.press(Qt.Key.Key_F7)
    importer.settle()
    assert [row[0] for row in importer.table()] == [row[0] for row in whole]
    problems.search.setFocus()
    QTest.keyClicks(problems.search, "GSTIN")
    importer.settle()
    assert importer.table() and all("GSTIN" in " ".join(row) for row in importer.table())
    QTest.keyClicks(problems.search, "x" * 10_000)
    importer.settle()
    assert importer.table() == [] and problems.place.text() == ""
