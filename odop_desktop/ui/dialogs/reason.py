"""Asks for a reason in words: of a cancellation, of a step back."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from odop_desktop.domain.reasons import plain
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog

_WIDTH = 460
_LINES = 4
LONGEST = 500


class ReasonDialog(Dialog):
    """A sentence on what is to happen, and a box for the reason."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, title: str, text: str, *, required: bool = True
    ) -> None:
        """`title` is a msgid; `text` the sentence, in the reader's language."""
        super().__init__(desk, parent, title, "ui.ok")
        self._required = required
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * _LINES + 16)
        self.box.textChanged.connect(self._typed)
        self.about = QLabel(text)
        self.about.setWordWrap(True)
        self.count = QLabel()
        self.body.addWidget(self.about)
        self.body.addWidget(self.box)
        self.body.addWidget(self.count)
        desk.speech.name(self.box, "ui.reason.box")
        desk.speech.bind(self.box, lambda w: self.box.setPlaceholderText(w("ui.reason.box")))
        self.count.hide()
        self.resize(_WIDTH, self.sizeHint().height())
        self._typed()
        self.box.setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, parent: QWidget | None, title: str, text: str, required: bool = True
    ) -> str | None:
        """The reason (may be empty where none is required); None where one thought better of it."""
        dialog = cls(desk, parent, title, text, required=required)
        return dialog.value() if dialog.run() else None

    def value(self) -> str:
        """One line, no Aadhaar number in it."""
        return plain(self.box.toPlainText())

    def _typed(self) -> None:
        reason = self.value()
        over = len(reason) - LONGEST
        self.yes.setEnabled(over <= 0 and bool(reason or not self._required))
        self.count.setVisible(over > 0)
        if over > 0:
            words = self.desk.words
            said = words("ui.form.too_long", count=len(reason), limit=LONGEST, over=over)
            self.count.setText(words("ui.form.problem", said=said))
