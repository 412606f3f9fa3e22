"""The tabs and dialogs of events and letters of intent, for the pictures and for the walk over everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from odop_desktop.actions.decisions import Refused
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.queries import event_life, loi_life, read
from odop_desktop.queries.event_life import EventLife
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.dialogs.allot import AllotDialog
from odop_desktop.ui.dialogs.decision import DecisionDialog
from odop_desktop.ui.dialogs.loi_line import LineDialog
from odop_desktop.ui.dialogs.loi_step import LoiStepDialog
from odop_desktop.ui.dialogs.stalls_many import StallsDialog
from odop_desktop.ui.main_window import MainWindow

Show = Callable[[MainWindow], QWidget]
_TABS = ("spaces", "stalls", "people", "letters")


def scenes() -> Iterator[tuple[str, Show]]:
    for n, name in enumerate(_TABS, start=1):
        yield f"event_{name}", partial(_event_tab, n)
    yield "event_refused", _refused
    yield "loi_terms", _loi_terms
    for name, dialog in (("decision", _decision), ("allot", _allot), ("stalls", _stalls)):
        yield f"dialog_{name}", dialog
    yield "dialog_loi_line", _line
    yield "dialog_loi_step", _step


def _first(window: MainWindow, kind: RecordKind, key: str, value: Any) -> RecordRow:
    with window.desk.office.reading() as conn:
        return next(row for row in read.where(conn, kind) if row[key] == value)


def _fair(window: MainWindow) -> EventLife:
    """The meet, with all its stalls given."""
    return event_life.of(window.desk.office, _first(window, c.EVENT, "stalls_offered", 12).id)


def _page(window: MainWindow, kind: str, id: str) -> Any:
    window.go(Goto(place="today"))
    window.go(Goto(kind=kind, id=id))
    return window.page


def _event_tab(n: int, window: MainWindow) -> QWidget:
    life = _fair(window)
    _page(window, "event", life.event.id).tabs.setCurrentIndex(n)
    return window


def _refused(window: MainWindow) -> QWidget:
    life = _fair(window)
    page = _page(window, "event", life.event.id)
    page.tabs.setCurrentIndex(3)
    some = life.people[:2]
    error = OdopError("E-EVT-09", event=life.event.title(), letter=some[0].number)
    who = {row.id: life.names[row["artisan"]] for row in some}
    page.people.refused.tell([Refused(row.id, row.number, error) for row in some], who)
    return window


def _loi_terms(window: MainWindow) -> QWidget:
    page = _page(window, "loi", _first(window, c.LOI, "stage", "DRAFT").id)
    page.tabs.setCurrentIndex(1)
    page.beside.setCurrentIndex(1)
    return window


def _decision(window: MainWindow) -> QWidget:
    life = _fair(window)
    return DecisionDialog(window.desk, window, life.people[:8], life.names, run_by_hq=False)


def _allot(window: MainWindow) -> QWidget:
    life = _fair(window)
    return AllotDialog(window.desk, window, life.people[:3], life)


def _stalls(window: MainWindow) -> QWidget:
    return StallsDialog(window.desk, window, _fair(window).event)


def _line(window: MainWindow) -> QWidget:
    life = loi_life.of(window.desk.office, _first(window, c.LOI, "stage", "DRAFT").id)
    return LineDialog(window.desk, window, c.LOI_LINE, row=loi_life.plain(life.lines[0]))


def _step(window: MainWindow) -> QWidget:
    life = loi_life.of(window.desk.office, _first(window, c.LOI, "stage", "DRAFT").id)
    return LoiStepDialog(window.desk, window, life, None)
