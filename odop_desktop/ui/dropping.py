"""A list dropped on the window, wherever it is: it is tried as an import of the kind one is looking at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.page import Page

_LISTS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"})


class FileDrops(QObject):
    """Takes what no widget under the mouse has taken. Nothing is kept before one has looked at it."""

    def __init__(self, desk: Desk, window: QWidget, page: Callable[[], Page]) -> None:
        """`page`: the one in front of the window."""
        super().__init__(window)
        self.desk, self._page = desk, page
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop) or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        file = dropped_file(event)
        if file is None or file.suffix.lower() not in _LISTS:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(file)
        return True

    def _take(self, file: Path) -> None:
        page = self._page()
        if page.dropped(file):
            return
        kind = getattr(page, "kind", None)
        known = isinstance(kind, RecordKind) and kind.exchanged
        self.desk.new("import", kind=kind.plural if known and kind else "", file=str(file))


def dropped_file(event: QDropEvent) -> Path | None:
    """The one file that is being dropped; None where it is something else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
