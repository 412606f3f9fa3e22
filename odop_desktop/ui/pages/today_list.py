"""The card of what is pending: each line a sentence with its count, its mark, and the way to its list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.look.icons import icon
from odop_desktop.ui.pages.today_lines import Pending
from odop_desktop.ui.widgets.ghost import Ghost
from odop_desktop.ui.widgets.pressed import Pressed

# The mark says what the colour says: late, soon, for your information.
_MARKS = {"late": ("triangle-alert", "error"), "soon": ("clock", "warn"), "calm": ("info", "quiet")}
_ICON = QSize(18, 18)


class Line(Pressed):
    """One line; pressed, it leads to what it speaks of."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("line")
        self.desk = desk
        self.line: Pending | None = None
        self.mark, self.count, self.said, self.way = QLabel(), label("pill"), label("plain"), label("go")
        self.said.setWordWrap(True)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(10)
        for each, stretch in ((self.mark, 0), (self.count, 0), (self.said, 1), (self.way, 0)):
            row.addWidget(each, stretch)
        self.told(self.mark, self.count, self.said, self.way)
        self.clicked.connect(self._go)

    def show_line(self, line: Pending, words: Words) -> None:
        self.line = line
        name, colour = _MARKS[line.tone]
        self.mark.setPixmap(icon(name, self.desk.look.colour(colour)).pixmap(_ICON))
        self.count.setText("–" if line.count is None else grouping(line.count))
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("000") + 16)
        dress(self.count, tone=line.tone)
        self.said.setText(line.said(words))
        self.way.setText(words("ui.today.open"))
        counted = "" if line.count is None else f"{grouping(line.count)} "
        tone = words(f"ui.today.tone.{line.tone}")
        self.setAccessibleName(f"{tone}: {counted}{line.said(words)}")

    def _go(self) -> None:
        if self.line:
            if self.line.seen is not None:
                self.desk.jobs.write(self.line.seen, lambda _: None, owner=self)
            self.desk.went.emit(self.line.go)


class PendingCard(QFrame):
    """All lines; quiet bars until they are known, a good word where there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        dress(self, role="card")
        self._ghost, self._nothing = Ghost(lambda: desk.look, 4), label("good")
        self._known: tuple[Pending, ...] | None = None
        self.lines: list[Line] = []
        head = label("section")
        desk.speech.text(head, "ui.today.pending")
        desk.speech.text(self._nothing, "ui.today.nothing")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        for each in (head, self._ghost, self._nothing):
            column.addWidget(each)
        column.addLayout(self._rows)
        column.addStretch(1)
        self._nothing.hide()
        desk.speech.bind(self, self._tell)
        desk.looked.connect(lambda: self._tell(desk.words))

    def fill(self, lines: Sequence[Pending]) -> None:
        """Other lines in place of these; a line that stays where it is keeps the focus."""
        self._known = tuple(lines)
        while len(self.lines) > len(lines):
            gone = self.lines.pop()
            self._rows.removeWidget(gone)
            gone.deleteLater()
        while len(self.lines) < len(lines):
            self.lines.append(Line(self.desk))
            self._rows.addWidget(self.lines[-1])
        self._ghost.hide()
        self._nothing.setVisible(not lines)
        self._tell(self.desk.words)

    def _tell(self, words: Words) -> None:
        for widget, line in zip(self.lines, self._known or (), strict=True):
            widget.show_line(line, words)
