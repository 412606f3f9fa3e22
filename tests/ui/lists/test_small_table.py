"""The small table: texts in both languages, opened by key and by mouse, a sound model."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.office import Office
from odop_desktop.telling import shown
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.widgets.small_table import SmallTable
from tests.actions.offices import artisan, rows

KEYS = ("reg_no", "name_hi", "mobile")


def table(desk: Desk, office: Office, qtbot: QtBot) -> SmallTable:
    made = SmallTable(desk, ARTISAN, KEYS)
    qtbot.addWidget(made)
    found = rows(office, ARTISAN)
    made.fill(found, shown.names_of(office, ARTISAN, found))
    made.show()
    qtbot.waitExposed(made)
    return made


def cell(of: SmallTable, row: int, column: int) -> str:
    return str(of.model().index(row, column).data())


def test_it_speaks_the_readers_language_and_falls_back_on_the_other(
    desk: Desk, office: Office, qtbot: QtBot
) -> None:
    artisan(office, "सीता देवी", name_en="Seeta Devi")
    artisan(office, "केवल हिन्दी")
    made = table(desk, office, qtbot)
    QAbstractItemModelTester(made.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [cell(made, n, 1) for n in (0, 1)] == ["सीता देवी", "केवल हिन्दी"]
    desk.speech.switch("en")
    assert [cell(made, n, 1) for n in (0, 1)] == ["Seeta Devi", "केवल हिन्दी"]
    assert made.model().headerData(1, Qt.Orientation.Horizontal) == desk.words("artisan.name_en.label")
    assert made.accessibleName() == desk.words("artisan.plural")


def test_a_key_and_a_double_click_open_the_record(desk: Desk, office: Office, qtbot: QtBot) -> None:
    artisan(office, "सीता देवी")
    second = artisan(office, "गीता देवी")
    made = table(desk, office, qtbot)
    seen: list[str] = []
    made.opened.connect(lambda row: seen.append(row.id))
    made.selectRow(1)
    QTest.keyClick(made, Qt.Key.Key_Return)
    where = made.visualRect(made.model().index(1, 1)).center()
    QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(made.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))
    assert seen == [second, second]
    assert [r.id for r in made.chosen()] == [second]


def test_a_refill_takes_the_place_of_what_stood_there(desk: Desk, office: Office, qtbot: QtBot) -> None:
    artisan(office, "सीता देवी")
    made = table(desk, office, qtbot)
    tester = QAbstractItemModelTester(made.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.fill([], {})
    assert made.model().rowCount() == 0
    assert made.chosen() == []
    assert tester.model() is made.model()
