"""Over all districts, in the window: whose each record is, the lines of one office, files for one office."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import conflicts, whose
from odop_desktop.queries.list_filters import Among
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.enclosing import EnclosingDialog
from odop_desktop.ui.dialogs.filter import ValuesDialog
from odop_desktop.ui.dialogs.for_whom import ForWhomDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.headquarters import HeadquartersPage
from odop_desktop.ui.pages.list import ListPage
from odop_desktop.ui.pages.record import RecordPage
from odop_desktop.ui.panels.narrowing import Narrow
from odop_desktop.ui.widgets.chips import Chip
from tests.ui.conftest import Answering, Answers, Settle
from tests.ui.headquarters.conftest import Made


def chamba(hq: Office) -> str:
    (office,) = whose.meant(hq, "HP-CHM")
    return office


def test_enter_on_an_office_shows_its_lines_alone(page: HeadquartersPage, hq: Office, settle: Settle) -> None:
    page.offices.setFocus()
    QTest.keyClick(page.offices, Qt.Key.Key_Return)
    settle(page.desk)
    assert page.tabs.currentIndex() == 3
    assert page.decide.narrow.wanted.office == chamba(hq)
    assert page.decide.narrow.choice.currentText().startswith("HP-CHM")
    (line,) = page.decide.table.texts()
    assert line[1].startswith("HP-CHM ")
    page.decide.narrow.choice.activated.emit(0)
    settle(page.desk)
    assert page.decide.narrow.wanted == Narrow()


def test_long_tabs_are_told_whole_and_shown_by_and_by(page: HeadquartersPage, settle: Settle) -> None:
    came = page.came
    assert came.narrow.more.isHidden() and len(came.table.texts()) == 3
    came.narrow.wanted = Narrow(None, 2)
    page.look()
    settle(page.desk)
    assert len(came.table.texts()) == 2 and came.narrow.told.text() == "3 में से 2"
    page.tabs.setCurrentIndex(1)
    assert came.narrow.more.isVisible()
    QTest.mouseClick(came.narrow.more, Qt.MouseButton.LeftButton)
    settle(page.desk)
    assert len(came.table.texts()) == 3 and came.narrow.more.isHidden()
    for tab in (page.shelf, page.decide):
        tab.narrow.wanted = Narrow(None, 0)
    page.look()
    settle(page.desk)
    assert [page.tabs.tabText(n) for n in (2, 3)] == ["अलग रखे (1)", "निर्णय (1)"]


def test_the_file_for_one_office_is_made_from_its_line(
    page: HeadquartersPage, answering: Answering, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    page.tabs.setCurrentIndex(0)
    answers.ready = [tmp_path / "stick"]

    def chosen(dialog: QDialog) -> None:
        assert isinstance(dialog, EnclosingDialog)
        assert dialog.whom.codes == ("HP-CHM",) and "HP-CHM" in dialog.whom.told.text()
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    answering(lambda: (page.standing.file.click(), settle(page.desk)), chosen)
    settle(page.desk)
    assert [file.name.split("_")[2] for file in (tmp_path / "stick").iterdir()] == ["HP-CHM-1"]


def test_offices_are_ticked(page: HeadquartersPage, answering: Answering, settle: Settle) -> None:
    found: list[tuple[str, ...]] = []

    def tick(dialog: QDialog) -> None:
        assert isinstance(dialog, ForWhomDialog)
        QTest.keyClicks(dialog.search, "chm")
        QTest.keyClick(dialog.search, Qt.Key.Key_Down)
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        found.append(dialog.value())
        dialog.search.setText("nobody")
        assert dialog.list.isRowHidden(0) and dialog.value() == found[0]
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    def enclose(dialog: QDialog) -> None:
        assert isinstance(dialog, EnclosingDialog)
        assert dialog.whom.codes == ()
        answering(lambda: QTest.mouseClick(dialog.whom.choose, Qt.MouseButton.LeftButton), tick)
        assert dialog.value().codes == ("HP-CHM",)
        dialog.reject()

    answering(lambda: (page.answer.click(), settle(page.desk)), enclose)
    assert found == [("HP-CHM",)]


def test_lists_have_the_office_as_a_column_an_order_and_a_filter(
    page: HeadquartersPage, hq: Office, answering: Answering, settle: Settle
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    page.desk.place("events")
    settle(page.desk)
    shown = window.page
    assert isinstance(shown, ListPage) and shown.memory.usual[1] == "office"
    cells = [shown.long.texts(n)[1] for n in range(len(shown.long.order))]  # type: ignore[index]
    assert {text.split()[0] for text in cells} >= {"HP-CHM"} and "" not in cells
    assert "यह जिला कार्यालय" not in str([shown.long.texts(n) for n in range(len(shown.long.order))])
    shown.table.heads.sort_by(1)
    settle(page.desk)
    assert shown.memory.sort == "office"

    def tick(dialog: QDialog) -> None:
        assert isinstance(dialog, ValuesDialog)
        settle(page.desk)
        (item,) = (dialog.list.item(n) for n in range(2) if dialog.list.item(n).text().startswith("HP-CHM "))
        item.setCheckState(Qt.CheckState.Checked)
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    answering(lambda: shown.bar.add_filter("office"), tick)
    settle(page.desk)
    assert shown.bar.filters == (Among("office", (chamba(hq),)),)
    assert len(shown.long.order) == cells.count(cells[[c_[:6] for c_ in cells].index("HP-CHM")])
    assert any("कार्यालय: HP-CHM" in chip.words.text() for chip in shown.bar.findChildren(Chip))
    assert "office" in shown.listed.keys


def test_what_is_no_offices_own_is_called_the_states(
    page: HeadquartersPage, answering: Answering, settle: Settle
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    page.desk.place("products")
    settle(page.desk)
    shown = window.page
    assert isinstance(shown, ListPage)

    def tick(dialog: QDialog) -> None:
        assert isinstance(dialog, ValuesDialog)
        settle(page.desk)
        (item,) = (
            dialog.list.item(n)
            for n in range(dialog.list.count())
            if "राज्य सूची" in dialog.list.item(n).text()
        )
        item.setCheckState(Qt.CheckState.Checked)
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    answering(lambda: shown.bar.add_filter("office"), tick)
    settle(page.desk)
    assert any("कार्यालय: (राज्य सूची)" in chip.words.text() for chip in shown.bar.findChildren(Chip))


def test_the_records_page_names_the_office(
    page: HeadquartersPage, hq: Office, made: Made, settle: Settle, qtbot: QtBot
) -> None:
    (each,) = conflicts.found(hq)
    page.desk.open(c.ARTISAN.name, each.row.id)
    settle(page.desk)
    window = page.window()
    assert isinstance(window, MainWindow) and isinstance(window.page, RecordPage)
    assert " · HP-CHM " in f" · {window.page.subtitle.toolTip()}"


def test_a_district_has_neither_column_nor_filter(
    office: Office, make_desk: Callable[[Office], Desk], qtbot: QtBot, settle: Settle
) -> None:
    found = ListPage(make_desk(office), c.LOI)
    qtbot.addWidget(found)
    assert "office" not in found.memory.usual
    assert "कार्यालय" not in [action.text() for action in found.bar.menu().actions()]
