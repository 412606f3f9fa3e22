"""The questions about a record on its page: each under the box of its field, those about the whole record above."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout
from shiboken6 import isValid

from odop_desktop.queries.sync_status import Question
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.form import Form
from odop_desktop.ui.forms.question import QuestionCard
from odop_desktop.ui.pages.record_marks import stand


class Questions:
    """`above`: the column in which the form stands, or of a page without one what it shows of the record."""

    def __init__(self, desk: Desk, above: QVBoxLayout) -> None:
        self.desk, self.above = desk, above
        self.cards: dict[str, QuestionCard] = {}
        self._form: Form | None = None

    def show(self, questions: Sequence[Question], form: Form | None = None) -> None:
        """Those that are not closed; an answer that is being typed stays."""
        self._form = form
        self.cards = {id: card for id, card in self.cards.items() if isValid(card)}
        for id in self.cards.keys() - {each.row.id for each in questions}:
            over = self.cards.pop(id)
            over.hide()
            over.deleteLater()
        for each in questions:
            if card := self.cards.get(each.row.id):
                card.show_(each)
            else:
                self._place(each, form)

    def go_to(self, id: str) -> None:
        """The keyboard to this question, where it is on the page."""
        if card := self.cards.get(id):
            self._shown(card)
            card.go_to()

    def dirty(self) -> bool:
        """Whether an answer that was typed would be lost."""
        return any(isValid(card) and card.dirty() for card in self.cards.values())

    def throw_away(self) -> None:
        for card in self.cards.values():
            card.throw_away()

    def may_leave(self, title: str) -> bool:
        """An answer to headquarters was typed and not given: throw it away, or stay."""
        if not self.dirty():
            return True
        words = self.desk.words
        answers = [words(f"ui.record.leave.{answer}") for answer in ("throw", "stay")]
        if self.desk.say.choose(title, words("ui.query.leave"), answers) != 0:
            return False
        self.throw_away()
        return True

    def _shown(self, card: QuestionCard) -> None:
        if self._form is not None and self._form.isAncestorOf(card):
            self._form.body.sheet.grid.activate()
            self._form.body.area.ensureWidgetVisible(card, 20, 90)

    def _place(self, each: Question, form: Form | None) -> None:
        card = self.cards[each.row.id] = QuestionCard(self.desk, each)
        stand(card, str(each.row["field"] or "").partition(".")[2], form, self.above)
