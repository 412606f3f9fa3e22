"""The fields of a record that hold several values, each marked at its box."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout
from shiboken6 import isValid

from odop_desktop.telling.clashes import Clashes
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.clash import ClashCard
from odop_desktop.ui.forms.form import Form
from odop_desktop.ui.pages.record_marks import stand


class Marks:
    """`above`: as of `Questions`."""

    def __init__(self, desk: Desk, above: QVBoxLayout) -> None:
        self.desk, self.above = desk, above
        self.cards: dict[str, ClashCard] = {}

    def show(self, clashes: Clashes | None, form: Form | None = None, *, free: bool = True) -> None:
        """Those that are to be decided; `free`: from here."""
        by = {each.key: each for each in clashes.each} if clashes else {}
        self.cards = {key: card for key, card in self.cards.items() if isValid(card)}
        for key in self.cards.keys() - by.keys():
            over = self.cards.pop(key)
            over.hide()
            over.deleteLater()
        for key, each in by.items():
            assert clashes is not None
            if card := self.cards.get(key):
                card.show_(each, clashes.known, free=free)
            else:
                card = self.cards[key] = ClashCard(self.desk, each, clashes.known, free=free)
                stand(card, key, form, self.above)
