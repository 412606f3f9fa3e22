"""The dialogs of a list: days typed and taken from spans, what is wrong said before they close."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.domain.catalogue import ARTISAN, LOI
from odop_desktop.queries.list_filters import Among, Between
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.columns import ColumnsDialog, choosable
from odop_desktop.ui.dialogs.filter import ValuesDialog
from odop_desktop.ui.dialogs.filter_days import DaysDialog, spans_of
from odop_desktop.ui.widgets.chips import Flow
from tests.ui.conftest import Answering, Settle


def days(desk: Desk, answering: Answering, deal: Callable[[DaysDialog], object]) -> Between | None:
    found: list[Between | None] = []

    def each(dialog: QDialog) -> None:
        assert isinstance(dialog, DaysDialog)
        deal(dialog)

    answering(lambda: found.append(DaysDialog.ask(desk, None, LOI, "loi_date")), each)
    return found[0]


def test_days_are_typed_as_one_likes(desk: Desk, answering: Answering) -> None:
    def typed(dialog: DaysDialog) -> None:
        QTest.keyClicks(dialog.low, "1.4.25")
        QTest.keyClicks(dialog.high, "31-3-2026")
        QTest.keyClick(dialog.high, Qt.Key.Key_Return)

    assert days(desk, answering, typed) == Between("loi_date", "2025-04-01", "2026-03-31")


@pytest.mark.parametrize(
    ("low", "high", "code"),
    [("99-99-2026", "", "E-VAL-05"), ("", "", "E-LST-03"), ("2-2-2026", "1-2-2026", "E-LST-03")],
)
def test_days_that_are_none_keep_the_dialog_open(
    desk: Desk, answering: Answering, low: str, high: str, code: str
) -> None:
    def typed(dialog: DaysDialog) -> None:
        dialog.low.setText(low)
        dialog.high.setText(high)
        dialog.accept()
        assert dialog.isVisible() and code in dialog.strip.text.text()
        assert dialog.low.text() == low

    assert days(desk, answering, typed) is None


def test_a_span_fills_both_days(desk: Desk, answering: Answering) -> None:
    def pressed(dialog: DaysDialog) -> None:
        text = desk.words("ui.filter.span.year")
        button = next(b for b in dialog.findChildren(QPushButton) if b.text() == text)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert dialog.low.text() == "01-04-2025"
        dialog.accept()

    assert days(desk, answering, pressed) == Between("loi_date", "2025-04-01", "2026-03-31")


@pytest.mark.parametrize(
    ("today", "month", "last_month", "last_year"),
    [
        (date(2026, 1, 31), ("2026-01-01", "2026-01-31"), ("2025-12-01", "2025-12-31"), "2024-04-01"),
        (date(2024, 2, 29), ("2024-02-01", "2024-02-29"), ("2024-01-01", "2024-01-31"), "2022-04-01"),
        (date(2026, 4, 1), ("2026-04-01", "2026-04-30"), ("2026-03-01", "2026-03-31"), "2025-04-01"),
    ],
)
def test_spans_end_where_the_calendar_says(
    today: date, month: tuple[str, str], last_month: tuple[str, str], last_year: str
) -> None:
    found = spans_of(today)
    assert (found["month"], found["last_month"], found["last_year"][0]) == (month, last_month, last_year)


def test_the_line_one_is_on_is_meant_where_nothing_is_ticked(
    full_desk: Desk, settle: Settle, answering: Answering
) -> None:
    found: list[Among | None] = []

    def enter(dialog: QDialog) -> None:
        assert isinstance(dialog, ValuesDialog)
        settle(full_desk)
        QTest.keyClicks(dialog.search, "pangi")
        assert [not dialog.list.isRowHidden(n) for n in range(dialog.list.count())].count(True) == 1
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)

    answering(lambda: found.append(ValuesDialog.ask(full_desk, None, ARTISAN, "block")), enter)
    (one,) = found
    assert one is not None and len(one.values) == 1


def test_values_are_offered_with_their_counts(full_desk: Desk, settle: Settle, qtbot: QtBot) -> None:
    dialog = ValuesDialog(full_desk, None, ARTISAN, "gender", Among("gender", ("M",)))
    qtbot.addWidget(dialog)
    settle(full_desk)
    told = {dialog.list.item(n).text(): dialog.list.item(n).checkState() for n in range(dialog.list.count())}
    assert told == {
        "महिला  ·  15": Qt.CheckState.Unchecked,
        "पुरुष  ·  9": Qt.CheckState.Checked,
    }
    assert dialog.value() == Among("gender", ("M",))


def test_columns_go_back_to_what_they_were_and_are_never_none(desk: Desk, qtbot: QtBot) -> None:
    dialog = ColumnsDialog(desk, None, ARTISAN, ("mobile",), ("reg_no", "name_hi"))
    qtbot.addWidget(dialog)
    assert dialog.value() == ("mobile",) and dialog.list.count() == len(
        choosable(dialog.desk.office, ARTISAN)
    )
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.yes.isEnabled()
    dialog.reset.click()
    assert dialog.value() == ("reg_no", "name_hi") and dialog.yes.isEnabled()
    dialog.down.click()
    assert dialog.value() == ("name_hi", "reg_no")
    dialog.up.click()
    dialog.up.click()
    assert dialog.value() == ("reg_no", "name_hi")


@pytest.mark.parametrize("right", [False, True])
def test_chips_wrap_like_words(qtbot: QtBot, right: bool) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder, 8, right=right)
    parts = [QWidget() for _ in range(5)]
    for part in parts:
        part.setMinimumSize(100, 20)
        flow.addWidget(part)
        part.show()
    assert flow.sizeHint().width() == 5 * 100 + 4 * 8 and flow.minimumSize().width() == 100
    assert flow.heightForWidth(540) == 20 and flow.heightForWidth(330) == 20 + 8 + 20
    flow.setGeometry(QRect(0, 0, 330, 60))
    lefts = [p.geometry().left() for p in parts]
    assert lefts == ([14, 122, 230, 122, 230] if right else [0, 108, 216, 0, 108])
    parts[0].hide()
    assert flow.sizeHint().width() == 4 * 100 + 3 * 8
