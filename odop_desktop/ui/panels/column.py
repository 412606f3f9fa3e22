"""The column of panels beside a form; it scrolls, and tells which box a panel points at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from odop_desktop.actions.changes import Changes
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.panels.panel import Panel
from odop_desktop.ui.panels.which import Make

_LEAST = 300  # pixels in which a panel can still be read


class Column(QScrollArea):
    """Empty, with a sentence, until a record is loaded: a new one has no life yet.

    Its panels are made one at a time whenever the window has nothing else to do, so that opening holds nobody up.
    """

    pointed = Signal(str)

    def __init__(self, desk: Desk, make: Sequence[Make]) -> None:
        super().__init__()
        self.desk = desk
        self.row: RecordRow | None = None
        self.panels: list[Panel] = []
        self._make = list(make)
        self.hint = label("quiet")
        self.hint.setWordWrap(True)
        desk.speech.text(self.hint, "ui.record.new.hint")
        self._begun = False
        self.whole = QVBoxLayout()
        self._assemble()

    def load(self, row: RecordRow) -> None:
        self.row = row
        self.hint.hide()
        for panel in self.panels:
            panel.load(row)
        if not self._begun:
            self._begun = True
            self.desk.jobs.turns.take(self, self._panels())

    def refresh(self, changes: Changes | None) -> None:
        for panel in self.panels:
            panel.refresh(changes)

    def stands(self) -> bool:
        """Whether every panel is there."""
        return not self._make

    def first(self) -> QWidget | None:
        """Where the keyboard enters the column."""
        return self.panels[0].fold if self.panels else None

    def _panels(self) -> Iterator[None]:
        while self._make and self.row is not None:
            panel = self._make.pop(0)(self.desk)
            panel.pointed.connect(self.pointed)
            self.whole.insertWidget(self.whole.count() - 1, panel)
            self.panels.append(panel)
            panel.load(self.row)
            yield

    def _assemble(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(_LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        canvas.setLayout(self.whole)
        self.whole.setContentsMargins(0, 0, 6, 0)
        self.whole.setSpacing(8)
        self.whole.addWidget(self.hint)
        self.whole.addStretch(1)
        self.setWidget(canvas)
