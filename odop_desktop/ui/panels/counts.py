"""How many records point at this one; each count leads to the list of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.queries import family
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.panels.entry import Entry
from odop_desktop.ui.panels.panel import Panel


@dataclass(frozen=True, slots=True)
class Counted:
    """Records of `kind` whose field `key` names this one; `place` of the rail has their list ('' none has)."""

    kind: RecordKind
    key: str
    place: str = ""


class CountsPanel(Panel):
    name = "counts"

    def __init__(self, desk: Desk, counted: tuple[Counted, ...]) -> None:
        self.asked = counted
        self.kinds = frozenset(each.kind.name for each in counted)
        super().__init__(desk)

    def ask(self, row: RecordRow) -> tuple[int, ...]:
        return tuple(family.count(self.desk.office, each.kind, row, each.key) for each in self.asked)

    def tell(self, found: tuple[int, ...], words: Words) -> None:
        self.clear()
        there = [(each, n) for each, n in zip(self.asked, found, strict=True) if n]
        for each, n in there:
            made = Entry(words("ui.panel.count", what=self._what(each, words), n=n))
            made.setEnabled(bool(each.place))
            made.clicked.connect(partial(self._go, each))
            self.body.addWidget(made)
        if not there:
            self.quiet(words("ui.panel.none"))

    def _what(self, each: Counted, words: Words) -> str:
        """The kind; with its field where several fields of one kind are counted."""
        name = words(f"{each.kind.name}.plural")
        several = sum(other.kind is each.kind for other in self.asked) > 1
        return f"{name} – {words(f'{each.kind.name}.{each.key}.label')}" if several else name

    def counted(self, found: tuple[int, ...]) -> int | None:
        return None

    def _go(self, each: Counted, _checked: bool = False) -> None:
        if self.row is not None:
            self.desk.place(each.place, **{each.key: self.row.id})
