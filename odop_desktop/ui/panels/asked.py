"""Every question of headquarters about the record, the closed ones too, each with its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from odop_desktop.domain.catalogue import QUERY
from odop_desktop.i18n.words import Words
from odop_desktop.queries import asked, sync_status
from odop_desktop.queries.asked import Asked
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.sync_status import Standing
from odop_desktop.telling import questions as say
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.panels.entry import Entry
from odop_desktop.ui.panels.several import Several


class AskedPanel(Several):
    """Only where something was asked; those that are not closed come first."""

    name = "asked"
    kinds = frozenset({QUERY.name})
    eager = True

    def __init__(self, desk: Desk) -> None:
        self._ways: Mapping[str, Standing] = {}
        super().__init__(desk)
        self.hide()

    def ask(self, row: RecordRow) -> tuple[Asked, ...]:
        found = asked.of(self.desk.office, row.id)
        self._ways = sync_status.of(self.desk.office, [each.row.id for each in found])
        return found

    def tell(self, found: Sequence[Asked], words: Words) -> None:
        self.setVisible(bool(found))
        super().tell(found, words)

    def line(self, each: Asked, words: Words) -> QWidget:
        """What was asked when about what, how it stands, and what was answered."""
        made = Entry("\n".join(say.lines(words, each, self._ways.get(each.row.id))), self._head(each, words))
        made.clicked.connect(partial(self._open, each.row))
        return made

    def _head(self, each: Asked, words: Words) -> str:
        state = say.state(self.desk.office, words, each)
        return " · ".join((each.row.number, say.asked_on(each), say.field(words, each), state))

    def _open(self, row: RecordRow, _checked: bool = False) -> None:
        self.desk.open(row.kind.name, row.id)
