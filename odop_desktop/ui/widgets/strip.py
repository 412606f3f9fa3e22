"""The strip in which the window speaks: what was done, with undo; what went wrong, with its mend."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from odop_desktop.i18n.words import Words
from odop_desktop.ui.look.dress import READABLE, dress
from odop_desktop.ui.speech import Speech

Sentence = Callable[[Words], str]


class Strip(QFrame):
    """Hidden until it has something to say; stays until closed, replaced, or its page is left."""

    spoke = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._sentence: Sentence | None = None
        self._label_of: Sentence | None = None
        self._act: Callable[[], object] | None = None
        dress(self, role="strip")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(READABLE)
        self.button = QPushButton()
        self.button.clicked.connect(self._pressed)
        self.shut = QToolButton()
        self.shut.setText("✕")
        self.shut.clicked.connect(self.clear)
        self._assemble()
        speech.name(self.shut, "ui.strip.close")
        speech.bind(self, self._tell)
        self.hide()

    def _assemble(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(self.shut)

    def say(
        self,
        sentence: Sentence,
        *,
        tone: str = "info",
        label: Sentence | None = None,
        act: Callable[[], object] | None = None,
    ) -> None:
        """`tone`: info, warn or error. `label` and `act`: a button and what it does."""
        self._sentence, self._label_of, self._act = sentence, label, act
        dress(self, tone=tone)
        self._tell(self._speech.words)
        self.show()
        self.spoke.emit()

    def clear(self) -> None:
        self._sentence = self._act = self._label_of = None
        self.hide()

    def _tell(self, words: Words) -> None:
        said = self._sentence(words) if self._sentence else ""
        self.text.setText(said)
        self.text.setAccessibleName(said)
        self.button.setVisible(self._act is not None)
        self.button.setText(self._label_of(words) if self._label_of else "")

    def _pressed(self) -> None:
        act = self._act
        self.clear()
        if act:
            act()
