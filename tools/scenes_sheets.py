"""Import and export as one meets them: for the pictures and the walk over every page."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from odop_desktop import paths
from odop_desktop.domain.catalogue import ARTISAN, EXCHANGED
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.dialogs.export import ExportDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.import_session import Stage
from odop_desktop.ui.pages.imports import ImportPage

Show = Callable[[MainWindow], QWidget]
_SAMPLE = "samples/artisans_messy.xlsx"
_DATES = "नाम,मोबाइल,जन्म तिथि\nराम लाल,9816000001,05/13/1980\nश्याम लाल,9816000002,04/05/1981\n"


def scenes() -> Iterator[tuple[str, Show]]:
    yield "import", _empty
    yield "import_tried", _tried
    yield "import_dates", _dates
    yield "import_refused", _refused
    yield "import_taken", _taken
    yield "export", lambda window: ExportDialog(window.desk, window, ARTISAN)
    yield "export_portal", _portal


def _page(window: MainWindow) -> ImportPage:
    """The import page with nothing on it."""
    window.go(Goto(place="today"))
    window.go(Goto(kind="import", given={"kind": "artisans"}))
    page = window.page
    assert isinstance(page, ImportPage)
    if not page.session.busy:
        page.session.begin(ARTISAN)
    return page


def _empty(window: MainWindow) -> QWidget:
    _page(window)
    return window


def _tried(window: MainWindow) -> QWidget:
    _page(window).session.try_file(paths.resources() / _SAMPLE)
    return window


def _dates(window: MainWindow) -> QWidget:
    file = Path(tempfile.gettempdir()) / "odop-dates.csv"
    file.write_text(_DATES, encoding="utf-8")
    _page(window).session.try_file(file)
    return window


def _refused(window: MainWindow) -> QWidget:
    _page(window).session.try_file(Path("/media/pen/कारीगर सूची.xlsx"))
    return window


def _taken(window: MainWindow) -> QWidget:
    session = _page(window).session

    def go_on() -> None:
        if session.stage is Stage.TRIED:
            session.changed.disconnect(go_on)
            session.take()

    session.changed.connect(go_on)
    session.try_file(paths.resources() / _SAMPLE)
    return window


def _portal(window: MainWindow) -> QWidget:
    dialog = ExportDialog(window.desk, window)
    dialog.form.what.setCurrentIndex(len(EXCHANGED))
    return dialog
