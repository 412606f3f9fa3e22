"""The heads of a list: sorted by one, dragged into another order, as wide as one makes them. All remembered."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from odop_desktop.ui.models.cells import WAY
from odop_desktop.ui.models.long import LongModel

_LEAST, _WIDEST = 60, 340
_LOOKED_AT = 40  # rows by which a column's width is measured
_ROOM = 28  # beside the text of a cell
_ARROW = 22  # the mark of the order beside a head


class Heads(QHeaderView):
    """`sorted` tells the key to sort by (`-key` downwards), `arranged` that order or widths have changed."""

    sorted = Signal(str)
    arranged = Signal()

    def __init__(self, table: QTableView, model: LongModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table, self._long = table, model
        self._by = ""
        self._quiet = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(_LEAST)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._told = QTimer(self)  # a drag is one change, not a hundred
        self._told.setSingleShot(True)
        self._told.setInterval(300)
        self._told.timeout.connect(self.arranged)
        self.sectionClicked.connect(self.sort_by)
        self.sectionMoved.connect(lambda *_: self._changed())
        self.sectionResized.connect(lambda *_: self._changed())

    @property
    def keys(self) -> tuple[str, ...]:
        """The model's columns in the order in which they are seen."""
        keys = self._long.keys
        return tuple(keys[self.logicalIndex(at)] for at in range(len(keys)))

    @property
    def widths(self) -> dict[str, int]:
        keys = self._long.keys
        return {key: self.sectionSize(n) for n, key in enumerate(keys)}

    def sort_by(self, logical: int) -> None:
        """Sorts by this column; if it is sorted by it already, the other way round."""
        key = self._long.keys[logical]
        if key == WAY:  # the way to headquarters is asked for by a filter
            return
        self.show_sort(f"-{key}" if self._by == key else key)
        self.sorted.emit(self._by)

    def show_sort(self, by: str) -> None:
        """Marks the column by which the list is sorted; "" where none is."""
        self._by = by
        keys = self._long.keys
        key = by.lstrip("-")
        self.setSortIndicatorShown(key in keys)
        if key in keys:
            way = Qt.SortOrder.DescendingOrder if by.startswith("-") else Qt.SortOrder.AscendingOrder
            self.setSortIndicator(keys.index(key), way)

    def lay_out(self, widths: Mapping[str, int]) -> None:
        """Columns as wide as remembered, else as wide as what the first rows hold."""
        self._quiet = True
        keys = self._long.keys
        for n, key in enumerate(keys):
            self.resizeSection(n, widths.get(key) or self._fitting(n))
        self._quiet = False

    def put_back(self) -> None:
        """The order of the model, which is the one remembered."""
        self._quiet = True
        for at in range(self.count()):
            self.moveSection(self.visualIndex(at), at)
        self._quiet = False

    def _fitting(self, column: int) -> int:
        model = self._long
        head = self.fontMetrics().horizontalAdvance(str(model.headerData(column, self.orientation()) or ""))
        metrics = self._table.fontMetrics()
        rows = range(min(model.rowCount(), _LOOKED_AT))
        cells = (metrics.horizontalAdvance(str(model.index(r, column).data() or "")) for r in rows)
        return max(_LEAST, min(max(head * 11 // 10 + _ARROW, *cells, 0) + _ROOM, _WIDEST))

    def _changed(self) -> None:
        if not self._quiet:
            self._told.start()
