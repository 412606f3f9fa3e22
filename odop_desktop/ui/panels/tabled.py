"""A panel whose records stand in a small table, made when there is something to put into it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling.shown import Names
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.panels.panel import Panel
from odop_desktop.ui.widgets.small_table import SmallTable

_LEAST = 44  # pixels of a column

Found = tuple[Sequence[RecordRow], Names]


class Tabled(Panel):
    """`ask` finds the rows and the names their references point at; Enter on a row opens it."""

    def __init__(self, desk: Desk, kind: RecordKind, columns: Sequence[str]) -> None:
        self.shown_kind, self._columns = kind, columns
        self.table: SmallTable | None = None
        super().__init__(desk)

    def tell(self, found: Found, words: Words) -> None:
        rows, names = found
        if not rows:
            self.clear()
            self.table = None
            self.quiet(self.none(words))
            return
        if self.table is None:
            self.clear()
            self.table = Shared(self.desk, self.shown_kind, self._columns)
            self.table.opened.connect(self._open)
            self.body.addWidget(self.table)
        self.table.fill(rows, names)

    def none(self, words: Words) -> str:
        """What is said where there is none."""
        return words("ui.panel.none")

    def counted(self, found: Found) -> int | None:
        return len(found[0])

    def _open(self, row: RecordRow) -> None:
        self.desk.open(row.kind.name, row.id)


class Shared(SmallTable):
    """Its columns share the width there is: first what their cells need, then what their heads do."""

    def __init__(self, desk: Desk, kind: RecordKind, keys: Sequence[str]) -> None:
        super().__init__(desk, kind, keys)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        desk.speech.bind(self, lambda _: self._share())

    def fill(self, rows: Sequence[RecordRow], names: Names) -> None:
        super().fill(rows, names)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        columns = range(self.model().columnCount())
        cells = [max(self.sizeHintForColumn(n), _LEAST) for n in columns]
        heads = [self.horizontalHeader().sectionSizeHint(n) for n in columns]
        for n, width in enumerate(shares(cells, heads, self.viewport().width())):
            self.horizontalHeader().resizeSection(n, width)
        self.setMaximumHeight(self.minimumHeight())


def shares(cells: Sequence[int], heads: Sequence[int], room: int) -> list[int]:
    """Widths of columns in `room` pixels: cells whole where they fit, else the widest give way to the others."""
    left = room - sum(cells)
    if left < 0:
        return _fair(cells, room)
    widths = list(cells)
    for n, head in enumerate(heads):
        more = min(max(head - widths[n], 0), left)
        widths[n] += more
        left -= more
    return [*widths[:-1], widths[-1] + left]


def _fair(cells: Sequence[int], room: int) -> list[int]:
    """Each column whole as long as it takes no more than its fair part of what is left."""
    widths = list(cells)
    for taken, n in enumerate(sorted(range(len(cells)), key=lambda n: cells[n])):
        widths[n] = max(_LEAST, min(cells[n], room // (len(cells) - taken)))
        room -= widths[n]
    return widths
