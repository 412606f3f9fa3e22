"""Every page and dialog of the window, by name: what pictures are taken of, and what the tests walk over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.queries import read
from odop_desktop.ui.crash import CrashDialog
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.places import PLACES
from tools import scenes_exchange, scenes_fairs, scenes_hq, scenes_lists, scenes_setup, scenes_sheets
from tools.scene_offices import DISTRICT

Show = Callable[[MainWindow], QWidget]
RECORDS = (
    c.ARTISAN, c.OFFERING, c.CONSENT, c.PRODUCT, c.EVENT, c.SPACE, c.STALL, c.PARTICIPATION, c.BUYER, c.LOI,
    c.LETTER, c.OFFICER, c.PLACE, c.PARTNER,
)  # fmt: skip
NEW = (c.ARTISAN, c.PRODUCT, c.EVENT, c.BUYER, c.LOI, c.PARTICIPATION)


@dataclass(frozen=True, slots=True)
class Scene:
    """`show` brings it about in a window on its office of `scene_offices` and returns what is to be looked at."""

    name: str
    show: Show
    office: str = DISTRICT


def scenes() -> Iterator[Scene]:
    """Pages first, then dialogs."""
    for place in PLACES:
        yield Scene(f"place_{place.name}", partial(_place, place.name))
    for kind in RECORDS:
        yield Scene(f"record_{kind.name}", partial(_record, kind))
    for kind in NEW:
        yield Scene(f"new_{kind.name}", partial(_new, kind))
    for name, show in (
        *scenes_lists.scenes(),
        *scenes_fairs.scenes(),
        *scenes_sheets.scenes(),
        *scenes_setup.scenes(),
    ):
        yield Scene(name, show)
    yield Scene("help", _help)
    yield Scene("crash", _crash)
    for office, name, show in (*scenes_exchange.scenes(), *scenes_hq.scenes()):
        yield Scene(name, show, office)


def _place(name: str, window: MainWindow) -> QWidget:
    window.go(Goto(place=name))
    return window


def _record(kind: RecordKind, window: MainWindow) -> QWidget:
    window.go(Goto(place="today"))
    with window.desk.office.reading() as conn:
        rows = read.where(conn, kind)
    if rows:
        window.go(Goto(kind=kind.name, id=rows[0].id))
    return window


def _new(kind: RecordKind, window: MainWindow) -> QWidget:
    window.go(Goto(place="today"))
    window.go(Goto(kind=kind.name))
    return window


def _help(window: MainWindow) -> QWidget:
    window.go(Goto(place="letters"))
    window.help()
    return window


def _crash(window: MainWindow) -> QWidget:
    window.go(Goto(place="today"))
    return CrashDialog(window.desk, window, "/tmp/odop-report-k3x8a1.txt")
