"""Files month by month in headquarters' window: the table, another month, an office in whole sentences, on paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from odop_desktop.office import Office
from odop_desktop.ui.pages.headquarters import HeadquartersPage
from odop_desktop.ui.panels.months import MonthsPane
from tests.ui.conftest import Paper, Settle


def test_twelve_months_and_another_one(page: HeadquartersPage, hq: Office, settle: Settle) -> None:
    page.given({"tab": "months"})
    settle(page.desk)
    pane = page.months
    assert pane.month == "2025-12" and pane.table.heads()[12] == "12-25"
    all_, chamba = pane.table.texts()
    assert all_[0] == "सब कार्यालय: 1" and chamba[0].startswith("HP-CHM")
    QTest.keyClick(pane.table, Qt.Key.Key_Down)
    assert "12-2025" in pane.told.text()
    page.desk.speech.switch("en")
    assert "the office did not send files yet" in pane.told.text()
    assert pane.sum.text() == "12-2025: no office sent files then."
    pane.choice.setFocus()
    QTest.keyClick(pane.choice, Qt.Key.Key_Down)
    settle(page.desk)
    assert pane.month == "2025-11" and pane.table.heads()[12] == "11-25"
    assert pane.choice.currentText() == "11-2025"


def test_every_month_is_seen_whole_also_where_they_come_late(
    page: HeadquartersPage, qtbot: QtBot, settle: Settle
) -> None:
    pane = MonthsPane(page.desk)
    qtbot.addWidget(pane)
    pane.show()
    pane.look()
    settle(page.desk)
    box = pane.choice
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()
    texts = [box.itemText(n) for n in range(box.count())]
    assert room >= max(map(box.fontMetrics().horizontalAdvance, texts))


def test_both_sheets_go_to_the_printer(page: HeadquartersPage, paper: Paper, settle: Settle) -> None:
    page.given({"tab": "months"})
    settle(page.desk)
    for key in (page.months.print, page.months.silent):
        QTest.keyClick(key, Qt.Key.Key_Space)
        settle(page.desk)
    assert [name for name, _ in paper.printed] == ["months-2025-12", "silent-2025-12"]
    assert all(pdf.startswith(b"%PDF") for _, pdf in paper.printed)
