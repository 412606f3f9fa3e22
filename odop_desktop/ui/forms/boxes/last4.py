"""The box of an Aadhaar number: of twelve digits typed only the last four stay, and at once."""

from __future__ import annotations

import re

from odop_desktop.domain.catalogue.field import Field
from odop_desktop.identity.aadhaar import last4_of
from odop_desktop.identity.digits import ascii_digits
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.boxes.line import LineBox
from odop_desktop.ui.forms.checking import NOTE, PROBLEM, Verdict, of_problem, of_words

_WHOLE = 12


class Last4Box(LineBox):
    """Shows `XXXX XXXX 1234`. `said` is what became of the digits that were typed."""

    def __init__(self, desk: Desk, field: Field) -> None:
        super().__init__(desk, field)
        self.said: Verdict | None = None
        self.textChanged.connect(self._hide)

    def typed(self) -> str:
        """Four digits or what is less than a number; never nine and more."""
        text = super().typed()
        return "" if len(_digits(text)) > 8 else text

    def tame(self) -> Verdict | None:
        said, self.said = self.said, None
        return said

    def leave(self) -> None:
        """Nine digits and more are no last four: what is left of them is nothing."""
        self._keep(self.text(), least=9)
        super().leave()

    def _hide(self, text: str) -> None:
        self._keep(text, least=_WHOLE)

    def _keep(self, text: str, least: int) -> None:
        if len(_digits(text)) < least:
            return
        last4, problem, _ = last4_of(text)
        # Said either way: a whole number was typed, and it is whole no more.
        good = of_words(NOTE, "ui.form.last4", last4=last4)
        self.said = of_problem(PROBLEM, problem) if problem else good
        self.put(last4)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", ascii_digits(text))
