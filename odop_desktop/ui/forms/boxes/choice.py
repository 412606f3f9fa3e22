"""A box for the closed answers of a value list, and for yes and no: picked by name, in either script."""

from __future__ import annotations

from typing import Any

from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.domain.valuelists import Entry, ValueList
from odop_desktop.i18n.words import Words
from odop_desktop.identity.fold import fold_search
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.boxes.pick import PickBox
from odop_desktop.ui.forms.boxes.pick_list import Offer


class ChoiceBox(PickBox):
    """Its key is the code, which nobody sees. It may be empty."""

    def __init__(self, desk: Desk, field: Field) -> None:
        super().__init__(desk, field)
        self.values = _yes_no(desk) if field.kind is Kind.BOOL else desk.office.lists[field.choices or ""]

    def put(self, value: Any) -> None:
        code = ("yes" if value else "no") if isinstance(value, bool) else value
        self.show_key(code, self._label(code) if code else "")

    def type_in(self, typed: str) -> None:
        if typed in self.values.by_code:
            self.put(typed)
        else:
            self.show_key(None, typed)

    def relabel(self, words: Words) -> None:
        """What is picked is named in the new language; what is half typed stays."""
        if self.key:
            self.show_key(self.key, self.values.label(self.key, words.lang))
        if self.is_open:
            self.ask()

    def ask(self) -> None:
        self.offer([Offer(e.code, e.label(self.desk.words.lang)) for e in self._fitting(self.asked())])

    def tidy(self) -> None:
        """A whole answer that was typed is picked, and so is a beginning that only one answer has."""
        text = self.asked()
        if not text:
            return
        code = self.values.find(text)
        fitting = self._fitting(text)
        if code is None and len(fitting) == 1:
            code = fitting[0].code
        if code:
            self.show_key(code, self._label(code), undoable=True)
            self.chosen.emit(code)

    def _fitting(self, text: str) -> list[Entry]:
        """The answers that hold what was typed, those that begin with it first; all for nothing typed."""
        folded = fold_search(text)
        if not text:
            return list(self.values.entries)
        ranked = [(rank, e) for e in self.values.entries if (rank := _rank(e, folded)) is not None]
        return [e for _, e in sorted(ranked, key=lambda pair: pair[0])]

    def _label(self, code: str) -> str:
        return self.values.label(code, self.desk.words.lang)


def _rank(entry: Entry, folded: str) -> int | None:
    """0 for the beginning of a label, 1 for the beginning of a word of it, 2 for a word offices write."""
    labels = [fold_search(label) for label in (entry.label_hi, entry.label_en)]
    if not folded:
        return None
    if any(label.startswith(folded) for label in labels):
        return 0
    if any(f" {folded}" in label for label in labels):
        return 1
    return 2 if any(fold_search(alias).startswith(folded) for alias in entry.aliases) else None


def _yes_no(desk: Desk) -> ValueList:
    answers = [
        Entry(code, desk.speech.of("en")(f"value.{code}"), desk.speech.of("hi")(f"value.{code}"))
        for code in ("yes", "no")
    ]
    return ValueList("yes_no", tuple(answers))
