"""The same window by mouse: places, buttons, boxes, rows, ticks, the strip; keys only to write."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.pages.list import ListPage
from odop_desktop.ui.pages.record import RecordPage
from tests.actions.offices import only, rows
from tests.journeys.window.conftest import Sit
from tests.journeys.window.seat import Seat

LEFT = Qt.MouseButton.LeftButton


def _button(seat: Seat, text: str, over: QWidget | None = None) -> QAbstractButton:
    """The button that is seen with these words."""
    found = [
        b
        for b in (over or seat.window).findChildren(QAbstractButton)
        if b.isVisible() and b.isEnabled() and b.text().strip() == text
    ]
    assert len(found) == 1, f"{text}: {len(found)} such buttons"
    return found[0]


def _press(seat: Seat, text: str, over: QWidget | None = None) -> None:
    QTest.mouseClick(_button(seat, text, over), LEFT)
    seat.rest()


def _write(seat: Seat, key: str, text: str) -> None:
    """A click into the box, and the text."""
    assert isinstance(seat.page, RecordPage) and seat.page.form
    box = seat.page.form.entry(key).box
    seat.page.form.body.area.ensureWidgetVisible(box)  # the wheel would
    QTest.mouseClick(box.focusProxy() or box, LEFT, pos=QPoint(20, 10))
    seat.rest()
    seat.type(text)


def _row(page: ListPage, name: str) -> QPoint:
    column = page.long.keys.index("name_hi")
    at = next(n for n in range(page.long.rowCount()) if page.long.index(n, column).data() == name)
    return page.table.visualRect(page.long.index(at, column)).center()


def _tick(page: ListPage, name: str) -> None:
    where = QPoint(page.table.ticks.width() // 2, _row(page, name).y())
    QTest.mouseClick(page.table.ticks.viewport(), LEFT, pos=where)


def _reason(seat: Seat, dialog: QDialog) -> None:
    assert isinstance(dialog, ReasonDialog)
    QTest.mouseClick(dialog.box.viewport(), LEFT)
    seat.type("दो बार")
    _press(seat, seat.word("ui.ok"), dialog)


def test_registered_found_binned_and_taken_back(sit: Sit, office: Office) -> None:
    seat = sit(office)
    _press(seat, seat.word("ui.place.artisans"))
    new = seat.word("ui.list.new.key", one=seat.word("artisan.name"))
    for name in ("सुनीता शर्मा", "गीता देवी"):
        _press(seat, new)
        _write(seat, "name_hi", name)
        _write(seat, "village_ward", "भरमौर")
        _press(seat, "सेव (Ctrl+S)")
        assert only(office, c.ARTISAN, name_hi=name)["village_ward"] == "भरमौर"
        _press(seat, seat.word("ui.place.artisans"))
    page = seat.page
    assert isinstance(page, ListPage) and page.long.rowCount() == 2
    _press(seat, "हिन्दी ⇄ English")
    for click in (QTest.mouseClick, QTest.mouseDClick):  # as Qt tells a double click
        click(page.table.viewport(), LEFT, pos=_row(page, "गीता देवी"))
    seat.rest()
    assert isinstance(seat.page, RecordPage) and seat.page.title.text() == "गीता देवी"
    _press(seat, seat.word("ui.place.artisans"))
    _tick(page, "सुनीता शर्मा")  # beside the one that was opened
    assert len(page.table.chosen()) == 2
    _tick(page, "सुनीता शर्मा")
    assert len(page.table.chosen()) == 1
    bin = _button(seat, seat.word("ui.list.to_bin"))
    seat.meet(partial(_reason, seat), lambda: QTest.mouseClick(bin, LEFT))
    assert [r["name_hi"] for r in rows(office, c.ARTISAN)] == ["सुनीता शर्मा"]
    _press(seat, seat.word("ui.strip.undo"))
    assert len(rows(office, c.ARTISAN)) == 2 and page.long.rowCount() == 2
