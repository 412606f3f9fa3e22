"""Where the boxes of a form stand: sections one under the other, two columns of label and box, or one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from odop_desktop.ui.forms.boxes.made import is_wide
from odop_desktop.ui.forms.entry import LABEL_WIDTH, Asked, Entry
from odop_desktop.ui.widgets.settled import settled

_BOX = 13.0  # least width of a box, in widths of the letter M
_GAP = 18  # pixels between the two columns
_ROWS = 4  # rows of the grid for each line of boxes: the boxes, what is said under them, what is asked


class Sheet(QWidget):
    """A grid: label, box, gap, label, box. Wide boxes take a line of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(18, 12, 18, 14)
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(6)
        self.columns = 2
        self._lines: list[QLabel | Entry] = []
        self._spots: dict[
            int, tuple[int, int, int]
        ] = {}  # of an entry: row, first column, columns of its box
        self._row, self._half = 0, 0
        self._stretch()

    def section(self, heading: QLabel) -> None:
        self._lines.append(heading)
        with settled(self.grid, first=self.grid.count()):
            self._head(heading)

    def add(self, entry: Entry, *, fresh: bool = False) -> None:
        """`fresh`: it begins a line, so that what belongs to it stands beside it."""
        entry.fresh = fresh
        self._lines.append(entry)
        with settled(self.grid, first=self.grid.count()):
            self._stand(entry)

    def end(self, foot: QLabel) -> None:
        """The legend, and room below it that takes what is left."""
        self._lines.append(foot)
        self._head(foot)
        self._last()

    def message(self, entry: Entry, said: QLabel) -> None:
        """Puts what is said of an entry under its box."""
        row, column, span = self._spots[id(entry)]
        self.grid.addWidget(said, row + 1, column, 1, span + 1)

    def under(self, entry: Entry, asked: QWidget) -> None:
        """Puts a question of headquarters about a field below its box."""
        if entry.asked is None:
            entry.asked = Asked(self)
            self._ask(entry, entry.asked)
        entry.asked.column.addWidget(asked)
        entry.asked.show()

    def _ask(self, entry: Entry, asked: QWidget) -> None:
        """The whole width, in a row of its own: two fields of one line may both be asked about."""
        row, column, _ = self._spots[id(entry)]
        self.grid.addWidget(asked, row + (3 if column > 1 else 2), 0, 1, 5 if self.columns == 2 else 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= self.needed() else 1
        if columns != self.columns:
            self.columns = columns
            self.arrange()

    def fit(self) -> None:
        """The type has another size."""
        self.columns = 2 if self.width() >= self.needed() else 1
        self.arrange()

    def needed(self) -> int:
        """Pixels that two columns take."""
        letter = self.fontMetrics().horizontalAdvance("M")
        return int(2 * letter * (LABEL_WIDTH + _BOX) + _GAP + 70)

    def arrange(self) -> None:
        """Everything to its place anew."""
        while self.grid.takeAt(0):
            pass
        for row in range(self.grid.rowCount()):
            self.grid.setRowStretch(row, 0)
        self._row = self._half = 0
        for line in self._lines:
            self._stand(line) if isinstance(line, Entry) else self._head(line)
        self._last()
        self._stretch()

    def _head(self, heading: QLabel) -> None:
        self._end_line()
        self.grid.addWidget(heading, self._row, 0, 1, 5 if self.columns == 2 else 2)
        self._row += 1

    def _stand(self, entry: Entry) -> None:
        if entry.absent:
            return
        wide = is_wide(entry.field) or self.columns == 1
        if wide or entry.fresh:
            self._end_line()
        column, span = (3 * self._half, 4 if wide and self.columns == 2 else 1)
        self._spots[id(entry)] = (self._row, column, span)
        top = Qt.AlignmentFlag.AlignTop if is_wide(entry.field) else Qt.AlignmentFlag.AlignVCenter
        self.grid.addWidget(entry.label, self._row, column, top)
        self.grid.addWidget(entry.box, self._row, column + 1, 1, span)
        if entry.message:
            self.message(entry, entry.message)
        if entry.asked is not None:
            self._ask(entry, entry.asked)
        self._half = 0 if wide else 1 - self._half
        if not self._half:
            self._row += _ROWS

    def _end_line(self) -> None:
        if self._half:
            self._half = 0
            self._row += _ROWS

    def _last(self) -> None:
        self.grid.setRowStretch(self._row + 1, 1)

    def _stretch(self) -> None:
        two = self.columns == 2
        letter = self.fontMetrics().horizontalAdvance("M")
        label_width = int(letter * LABEL_WIDTH)
        for column, (stretch, least) in enumerate(
            ((0, label_width), (1, 0), (0, _GAP if two else 0), (0, label_width if two else 0), (int(two), 0))
        ):
            self.grid.setColumnStretch(column, stretch)
            self.grid.setColumnMinimumWidth(column, least)
