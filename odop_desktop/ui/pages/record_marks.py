"""What is said of a field stands under its box; of a field that is not on the form, above it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from odop_desktop.ui.forms.clash import ClashCard
from odop_desktop.ui.forms.form import Form
from odop_desktop.ui.forms.question import QuestionCard


def stand(card: QuestionCard | ClashCard, key: str, form: Form | None, above: QVBoxLayout) -> None:
    """Puts the card there; Tab reaches it behind the box. `key` "": it is about the whole record."""
    if form is not None and key and form.body.stands(key):
        entry = form.entry(key)
        form.body.sheet.under(entry, card)
        card.follow(entry.box)
    else:
        above.insertWidget(0, card)
