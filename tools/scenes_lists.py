"""Lists in their states, and their dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from odop_desktop.domain import catalogue as c
from odop_desktop.queries.list_filters import Among, Between, Filter, Named
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.dialogs.columns import ColumnsDialog
from odop_desktop.ui.dialogs.filter import ValuesDialog
from odop_desktop.ui.dialogs.filter_days import DaysDialog
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.list import ListPage

Show = Callable[[MainWindow], QWidget]

WOMEN = Among("gender", ("F",))
SINCE = Between("consent_date", "2025-04-01", None)


def scenes() -> Iterator[tuple[str, Show]]:
    yield "list_ticked", _ticked  # first, on rows that are there
    yield "list_filtered", lambda window: _list(window, (WOMEN, Named("at_no_event")))
    yield "list_nothing", lambda window: _list(window, (WOMEN, SINCE), "xyz")
    yield "list_bin", lambda window: _list(window, (), bin=True)
    yield "list_columns", _columns
    yield "list_bin_reason", _reason
    yield "list_values", lambda window: ValuesDialog(window.desk, window, c.ARTISAN, "block", None)
    yield "list_days", lambda window: DaysDialog(window.desk, window, c.LOI, "loi_date", None)


def _artisans(window: MainWindow) -> ListPage:
    window.go(Goto(place="artisans"))
    page = window.page
    assert isinstance(page, ListPage)
    return page


def _list(window: MainWindow, filters: tuple[Filter, ...], search: str = "", *, bin: bool = False) -> QWidget:
    _artisans(window).bar.put(filters, search, bin=bin)
    return window


def _ticked(window: MainWindow) -> QWidget:
    page = _artisans(window)
    for row in (1, 2, 4):
        if row < page.long.rowCount():
            page.table.ticks.toggle(row)
    return window


def _reason(window: MainWindow) -> QWidget:
    """Of records that others have already."""
    text = window.desk.words("ui.list.bin.needed", n="3")
    return ReasonDialog(window.desk, window, "ui.list.bin.title", text)


def _columns(window: MainWindow) -> QWidget:
    page = _artisans(window)
    return ColumnsDialog(window.desk, window, page.kind, page.long.keys, page.memory.usual)
