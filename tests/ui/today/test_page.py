"""Today in the window: it is there at once, fills in, refreshes, and everything on it opens what it speaks of."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.ui.desk import Desk, Goto
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages import today_figures
from odop_desktop.ui.pages.today import TodayPage
from odop_desktop.ui.widgets.bars import Bars, Measure
from tests.actions.offices import Clock, artisan, make
from tests.ui.conftest import Settle


def today(window: MainWindow) -> TodayPage:
    assert isinstance(window.page, TodayPage)
    return window.page


@pytest.fixture
def gone_to(full_desk: Desk, full_window: MainWindow) -> list[Goto]:
    """Where one was led, in order; the window goes nowhere, so that the same page can be asked again."""
    found: list[Goto] = []
    full_desk.went.disconnect(full_window.go)
    full_desk.went.connect(found.append)
    return found


def name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_the_day_stands_above_in_both_languages(full_window: MainWindow, qtbot: QtBot) -> None:
    assert today(full_window).title.text() == "आज · शनिवार, 10-01-2026"
    qtbot.mouseClick(full_window.top.language, Qt.MouseButton.LeftButton)
    assert today(full_window).title.text() == "Today · Saturday, 10-01-2026"


def test_the_four_figures_of_the_practice_office(full_window: MainWindow) -> None:
    page = today(full_window)
    assert [f.number.text() for f in page.figures[:3]] == ["24", "₹5,29,00,000", "12"]
    assert page.figures[1].what.text() == "आशय पत्र (8)"
    assert page.figures[2].more.text() == "12 पत्र जारी होने हैं"
    assert all(figure.accessibleName() for figure in page.figures)


def test_a_figure_opens_its_list_by_enter_and_by_mouse(
    full_window: MainWindow, gone_to: list[Goto], qtbot: QtBot
) -> None:
    page = today(full_window)
    for figure in page.figures:
        qtbot.keyClick(figure, Qt.Key.Key_Return)
        qtbot.mouseClick(figure, Qt.MouseButton.LeftButton)
    assert [g.place for g in gone_to[::2]] == ["artisans", "lois", "events", "sync"]
    assert gone_to[::2] == gone_to[1::2]


def test_before_it_is_counted_the_page_is_calm(full_desk: Desk, qtbot: QtBot, settle: Settle) -> None:
    page = TodayPage(full_desk)
    qtbot.addWidget(page)
    page.shown()
    assert [f.number.text() for f in page.figures] == ["…"] * 4
    assert page.pending.lines == []
    assert all(figure.accessibleName() for figure in page.figures)
    settle(full_desk)
    assert page.pending.lines


def test_each_line_and_each_bar_opens_what_it_speaks_of(
    full_window: MainWindow, gone_to: list[Goto], qtbot: QtBot
) -> None:
    page = today(full_window)
    asked = [line.line.go for line in page.pending.lines if line.line]
    for line in page.pending.lines:
        qtbot.keyClick(line, Qt.Key.Key_Enter)
    assert gone_to == asked != []
    gone_to.clear()
    qtbot.keyClick(page.stages.bars.bars[0], Qt.Key.Key_Return)
    qtbot.mouseClick(page.products.bars.bars[0], Qt.MouseButton.LeftButton)
    assert gone_to[0] == Goto(place="lois", given={"stage": ["DRAFT"]})
    assert gone_to[1].place == "artisans"
    assert name(page.stages.bars.bars[0]) == "प्रारूप: ₹5.29 करोड़ · 8"


def test_tab_alone_reaches_everything_on_the_page(full_window: MainWindow, qtbot: QtBot) -> None:
    page = today(full_window)
    wanted = {*page.figures, *page.pending.lines, *page.stages.bars.bars, *page.products.bars.bars}
    page.figures[0].setFocus()
    met: set[object] = set()
    for _ in range(40):
        met.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert wanted <= met


def test_a_change_is_counted_at_once(full_window: MainWindow, full_office: Office, settle: Settle) -> None:
    changes = records.make(full_office, kind=c.ARTISAN, values={"name_hi": "सुनीता"})
    full_window.desk.changed.emit(changes)
    settle(full_window.desk)
    assert today(full_window).figures[0].number.text() == "25"
    assert "उत्पाद नहीं भरा" in name(today(full_window).products.bars.bars[-1])


def test_a_line_that_is_done_goes_away_and_the_rest_say_the_same_in_english(
    full_window: MainWindow, qtbot: QtBot
) -> None:
    card = today(full_window).pending
    before = len(card.lines)
    card.fill([line.line for line in card.lines[1:] if line.line])
    assert len(card.lines) == before - 1
    qtbot.mouseClick(full_window.top.language, Qt.MouseButton.LeftButton)
    assert all(line.said.text().isascii() or "–" in line.said.text() for line in card.lines)


def test_an_empty_office_is_told_what_to_do_first(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    page = today(window)
    assert page.first.isVisible()
    assert not page.first.bring.icon().isNull()
    qtbot.keyClick(page.first.add, Qt.Key.Key_Space)
    settle(window.desk)
    assert window.page is not page
    window.back()
    artisan(window.desk.office)
    window.desk.changed.emit(None)
    settle(window.desk)
    assert not page.first.isVisible()


def test_from_an_empty_office_straight_to_the_import(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(today(window).first.bring, Qt.Key.Key_Space)
    settle(window.desk)
    assert window.page.HELP == "ui.help.import"


def test_many_products_share_a_bar(full_window: MainWindow, full_office: Office, settle: Settle) -> None:
    for n in range(7):
        product = make(full_office, c.PRODUCT, name_en=f"Product {n}")
        artisan(full_office, f"गीता {n}", odop_product=product)
    full_window.desk.changed.emit(None)
    settle(full_window.desk)
    bars = today(full_window).products.bars.bars
    assert len(bars) == 6
    assert bars[-1].measure == Measure("अन्य उत्पाद", 3, "3")


def test_bars_are_as_long_as_what_they_measure(full_desk: Desk, qtbot: QtBot) -> None:
    bars = Bars(lambda: full_desk.look, lambda _: None, "accent")
    qtbot.addWidget(bars)
    bars.resize(400, 100)
    bars.fill([Measure("a", 1000, "x"), Measure("b", 500, "x"), Measure("c", 1, "x"), Measure("d", 0, "x")])
    bars.show()
    image = bars.grab().toImage()
    accent = full_desk.look.colour("accent")

    def length(n: int) -> int:
        bar = bars.bars[n]
        y = bar.y() + bar.height() // 2
        return sum(image.pixelColor(x, y).name() == accent for x in range(image.width()))

    whole = length(0)
    assert whole > 200
    assert abs(length(1) - whole / 2) <= 2
    assert 0 < length(2) <= 5
    assert length(3) == 0


@pytest.mark.parametrize(
    ("paise", "said"),
    [(0, "₹0"), (99_999_00, "₹99,999"), (1_00_000_00, "₹1.00 लाख"), (5_29_00_000_00, "₹5.29 करोड़")],
)
def test_sums_are_said_in_lakh_and_crore(full_desk: Desk, paise: int, said: str) -> None:
    assert today_figures.short(paise, full_desk.words) == said


def test_a_narrow_window_stands_the_cards_under_each_other(full_window: MainWindow, qtbot: QtBot) -> None:
    page = today(full_window)
    assert page.stages.x() > page.pending.x()
    full_window.resize(911, 512)
    qtbot.waitUntil(lambda: page.stages.y() > page.pending.y())
    assert page.stages.x() == page.pending.x()


def test_a_window_left_open_overnight_shows_the_new_day(
    full_window: MainWindow, clock: Clock, settle: Settle
) -> None:
    page = today(full_window)
    clock.now = datetime(2026, 1, 11, 9, 0)
    QApplication.sendEvent(full_window, QEvent(QEvent.Type.WindowActivate))
    settle(full_window.desk)
    assert page.title.text() == "आज · रविवार, 11-01-2026"
