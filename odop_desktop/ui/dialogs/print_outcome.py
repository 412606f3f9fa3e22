"""After first copies went to the printer: did they all come out? Only the person at the printer knows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QComboBox, QLabel, QRadioButton, QWidget

from odop_desktop.actions.letter_copies import Sheet
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog

_ALL, _SOME = 0, 1
_WIDTH = 500  # pixels of the sentence


class OutcomeDialog(Dialog):
    """All came out, or none from a certain letter on."""

    def __init__(self, desk: Desk, parent: QWidget | None, sheets: Sequence[Sheet]) -> None:
        super().__init__(desk, parent, "ui.outcome.title", "ui.ok", "ui.outcome.none")
        self._numbers = list(dict.fromkeys(s.letter.number for s in sheets))
        names = {s.letter.number: s.letter["to_whom"] or "" for s in sheets}
        self.ways = QButtonGroup(self)
        self.first = QComboBox()
        self.first.addItems([f"{n + 1}. {number}  {names[number]}" for n, number in enumerate(self._numbers)])
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setMinimumWidth(_WIDTH)
        self.body.addWidget(self.about)
        for way, name in ((_ALL, "all"), (_SOME, "some")):
            button = QRadioButton()
            desk.speech.text(button, f"ui.outcome.{name}")
            self.ways.addButton(button, way)
            self.body.addWidget(button)
        self.body.addWidget(self.first)
        self.ways.button(_ALL).setChecked(True)
        self.ways.button(_ALL).setFocus()
        self.first.activated.connect(lambda _: self.ways.button(_SOME).setChecked(True))
        desk.speech.name(self.first, "ui.outcome.some")
        desk.speech.bind(self.about, self._tell)

    @classmethod
    def ask(cls, desk: Desk, parent: QWidget | None, sheets: Sequence[Sheet]) -> str | None:
        """The number of the first letter that did not come out; None where all did."""
        dialog = cls(desk, parent, sheets)
        return dialog.value() if dialog.run() else dialog._numbers[0]

    def value(self) -> str | None:
        if self.ways.checkedId() == _ALL:
            return None
        return self._numbers[self.first.currentIndex()]

    def _tell(self, words: Words) -> None:
        self.about.setText(words("ui.outcome.about", n=len(self._numbers)))
        self.about.setMinimumHeight(self.about.heightForWidth(_WIDTH))
