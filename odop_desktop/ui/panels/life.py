"""A record's life: what happened on which day, the newest first; each line opens the record that tells more."""

from __future__ import annotations

from functools import partial

from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.life import LifeLine
from odop_desktop.queries import lifeline
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.panels.entry import Entry
from odop_desktop.ui.panels.several import Several

Found = tuple[LifeLine, ...]


class LifePanel(Several):
    name = "life"
    kinds = frozenset({"participation", "loi", "loi_line", "letter", "consent", "offering", "event", "stall"})

    def ask(self, row: RecordRow) -> Found:
        return lifeline.of(self.desk.office, row)

    def line(self, each: LifeLine, words: Words) -> Entry:
        made = Entry(each.worded(words), date_screen(each.on))
        if self.row is not None and each.id == self.row.id:
            made.setEnabled(False)  # it is this very record
        else:
            made.clicked.connect(partial(self._open, each))
        return made

    def _open(self, each: LifeLine, _checked: bool = False) -> None:
        self.desk.open(each.kind, each.id)
