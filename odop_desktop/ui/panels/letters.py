"""The letters of a record, and of what belongs to it; each opens its page."""

from __future__ import annotations

from odop_desktop.domain.catalogue import LETTER
from odop_desktop.i18n.words import Words
from odop_desktop.queries import addressed
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.panels.tabled import Found, Tabled


class LettersPanel(Tabled):
    name = "letters"
    kinds = frozenset({LETTER.name})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, LETTER, ("letter_date", "number", "status"))

    def ask(self, row: RecordRow) -> Found:
        return addressed.of(self.desk.office, row), {}

    def none(self, words: Words) -> str:
        return words("ui.panel.letters.none")
