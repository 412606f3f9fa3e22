"""The records that belong to this one, in a small table, and one more of them at a key's press."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.queries import family
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import shown
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.panels.tabled import Found, Tabled


class Add(StrEnum):
    """How one more is made: in a dialog over the page, on a page of its own, or elsewhere."""

    DIALOG = "dialog"
    PAGE = "page"
    NOT = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Records of `kind` whose field `key` names this one; `columns` are told of them."""

    kind: RecordKind
    key: str
    columns: tuple[str, ...]
    add: Add = Add.DIALOG
    opened: bool = True  # whether the panel stands open at first
    also: str = ""  # another field that may name this one


class RelatedPanel(Tabled):
    def __init__(self, desk: Desk, related: Related) -> None:
        self.related = related
        self.name = related.kind.name
        self.opened_at_first = related.opened
        self.kinds = frozenset({related.kind.name})
        super().__init__(desk, related.kind, related.columns)
        if related.add:
            self.add = self.tool("ui.panel.add", "plus")
            self.add.clicked.connect(self._add)
            desk.speech.bind(self.add, self._name_add)

    def ask(self, row: RecordRow) -> Found:
        office, related = self.desk.office, self.related
        keys = filter(None, (related.key, related.also))
        rows = [each for key in keys for each in family.of(office, related.kind, row, key)]
        return tuple(reversed(rows)), shown.names_of(office, related.kind, rows)

    def title(self, words: Words) -> str:
        return words(f"{self.related.kind.name}.plural")

    def _name_add(self, words: Words) -> None:
        self.add.setAccessibleName(words("ui.panel.add.name", kind=words(f"{self.related.kind.name}.name")))

    def _add(self) -> None:
        if self.row is None:
            return
        kind, given = self.related.kind, {self.related.key: self.row.id}
        if self.related.add is Add.PAGE:
            self.desk.new(kind.name, **given)
        elif changes := RecordDialog.ask(self.desk, self.window(), kind, given=given):
            self.desk.did(changes, partial(_added, kind.name))


def _added(kind: str, words: Words) -> str:
    return words("ui.panel.added", kind=words(f"{kind}.name"))
