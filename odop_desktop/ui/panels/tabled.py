"""A panel whose records stand in a small table, made when there is something to put into it."""

from __future__ import annotations

from collections.abc import Sequence

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling.shown import Names
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.panels.panel import Panel
from odop_desktop.ui.widgets.small_table import SmallTable

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
            self.table = SmallTable(self.desk, self.shown_kind, self._columns)
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
