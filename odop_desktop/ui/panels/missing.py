"""What is still wanted of a record, and which of its values are doubtful; each line leads to its box."""

from __future__ import annotations

from functools import partial

from odop_desktop.domain.catalogue.doubts import doubts, missing
from odop_desktop.errors import Problem
from odop_desktop.i18n.words import Words
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import wording
from odop_desktop.ui.panels.entry import Entry
from odop_desktop.ui.panels.panel import Panel

Found = tuple[tuple[str, Problem | None], ...]


class MissingPanel(Panel):
    name = "missing"

    def load(self, row: RecordRow) -> None:
        """Nothing is asked of what cannot be changed here."""
        self.setHidden(row.packed)
        super().load(row)

    def ask(self, row: RecordRow) -> Found:
        office = self.desk.office
        found = doubts(row.kind, row.values, office.lists, on=office.today())
        wanted: Found = tuple((key, None) for key in missing(row.kind, row.values))
        return wanted + tuple((str(p.field), p) for p in found if p.field)

    def tell(self, found: Found, words: Words) -> None:
        self.clear()
        if not found:
            self.quiet(words("ui.panel.missing.none"), "good")
        for key, problem in found:
            self.body.addWidget(self._entry(key, problem, words))

    def _entry(self, key: str, problem: Problem | None, words: Words) -> Entry:
        assert self.row is not None
        label = words(f"{self.row.kind.name}.{key}.label")
        made = Entry(wording.reason(words, problem), label, role="doubt") if problem else Entry(label)
        made.clicked.connect(partial(self._point_at, key))
        return made

    def _point_at(self, key: str, _checked: bool = False) -> None:
        self.pointed.emit(key)
