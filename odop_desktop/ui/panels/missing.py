"""What is to be decided, what is still wanted, which values are doubtful; each line leads to its box."""

from __future__ import annotations

from functools import partial

from odop_desktop.domain.catalogue.doubts import doubts, missing
from odop_desktop.errors import Problem
from odop_desktop.i18n.words import Words
from odop_desktop.queries import conflicts
from odop_desktop.queries.conflicts import Conflict
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import headquarters, wording
from odop_desktop.ui.panels.entry import Entry
from odop_desktop.ui.panels.panel import Panel

Why = Problem | Conflict | None  # None: it is empty
Found = tuple[tuple[str, Why], ...]


class MissingPanel(Panel):
    name = "missing"

    def load(self, row: RecordRow) -> None:
        """Nothing is asked of what cannot be changed here."""
        self.setHidden(row.packed)
        super().load(row)

    def ask(self, row: RecordRow) -> Found:
        office = self.desk.office
        found = doubts(row.kind, row.values, office.lists, on=office.today())
        clashes = [(each.key, each) for each in conflicts.of(office, row.id) if each.hard]
        wanted = [(key, None) for key in missing(row.kind, row.values)]
        return (*clashes, *wanted, *((str(p.field), p) for p in found if p.field))

    def tell(self, found: Found, words: Words) -> None:
        self.clear()
        if not found:
            self.quiet(words("ui.panel.missing.none"), "good")
        for key, why in found:
            self.body.addWidget(self._entry(key, why, words))

    def _entry(self, key: str, why: Why, words: Words) -> Entry:
        assert self.row is not None
        label = headquarters.field(words, self.row.kind, key)
        made = Entry(_said(why, words), label, role="doubt") if why else Entry(label)
        made.clicked.connect(partial(self._point_at, key))
        return made

    def _point_at(self, key: str, _checked: bool = False) -> None:
        self.pointed.emit(key)


def _said(why: Problem | Conflict, words: Words) -> str:
    if isinstance(why, Conflict):
        return words("clash.point", n=len(why.sides))
    return wording.reason(words, why)
