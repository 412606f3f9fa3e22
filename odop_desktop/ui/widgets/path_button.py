"""A button that asks for a file or a folder, and shows which one was chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from odop_desktop.ui.hall import Hall

_WIDTH = 320  # pixels of a path that are shown


class PathButton(QPushButton):
    """`chosen`: the Path. `title` is the msgid of what the chooser asks; no `pattern`: a folder."""

    chosen = Signal(object)

    def __init__(
        self, hall: Hall, title: str, purpose: str, pattern: str = "", *, empty: str = "ui.hq.choose"
    ) -> None:
        """`purpose`: under which the folder is remembered; `empty`: what stands there before."""
        super().__init__()
        self._hall, self._title, self._purpose, self._pattern = hall, title, purpose, pattern
        self._empty = empty
        self.path: Path | None = None
        self.put(None)
        self.clicked.connect(lambda: self.choose())

    def choose(self) -> None:
        say, title = self._hall.say, self._hall.words(self._title)
        if self._pattern:
            found = say.open_file(self._purpose, title, self._pattern)
        else:
            found = say.folder(self._purpose, title)
        if found is not None:
            self.put(found)
            self.chosen.emit(found)

    def put(self, path: Path | None) -> None:
        """Shows a path; of a long one its two ends."""
        self.path = path
        told = str(path) if path else self._hall.words(self._empty)
        self.setText(self.fontMetrics().elidedText(told, Qt.TextElideMode.ElideMiddle, _WIDTH))
        self.setToolTip(told if path else "")
