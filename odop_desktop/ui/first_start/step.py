"""What every step of the first start is: a title, a sentence, its boxes, and why one cannot go on yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from odop_desktop.i18n.words import Words
from odop_desktop.ui.first_start.answers import Answers
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.strip import Sentence


class Step(QWidget):
    """Its words are `ui.start.<NAME>` (in the rail), `.title` and `.told`."""

    NAME = ""
    answered = Signal()  # an answer that changes the way or the frame

    def __init__(self, hall: Hall, answers: Answers) -> None:
        super().__init__()
        self.hall, self.answers = hall, answers
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)

    def wanted(self) -> bool:
        """Whether the step lies on the way, after what was answered so far."""
        return True

    def arrive(self) -> None:
        """Called each time the step comes to the front."""

    def first(self) -> QWidget | None:
        """What has the keyboard on arrival; None: the button that leads on."""
        return None

    def wrong(self) -> Sentence | None:
        """Why one cannot go on, and how to mend it; None: one can."""
        return None

    def say(self, msgid: str, role: str = "") -> QLabel:
        """A sentence in the step."""
        made = label(role)
        made.setWordWrap(True)
        self.hall.speech.text(made, msgid)
        return made

    def link(self, msgid: str, act: Callable[[], object]) -> QPushButton:
        made = QPushButton()
        made.setAutoDefault(False)
        made.clicked.connect(lambda: act())
        self.hall.speech.text(made, msgid)
        return made


class Choices(QWidget):
    """One of a few, each with a line that says what it means. Arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, hall: Hall, stem: str, names: tuple[str, ...]) -> None:
        """The words of a choice are `<stem>.<name>` and `<stem>.<name>.told`."""
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for name in names:
            button, told = QRadioButton(), label("quiet")
            told.setWordWrap(True)
            told.setContentsMargins(28, 0, 0, 8)
            dress(button, role="choice")
            hall.speech.text(button, f"{stem}.{name}")
            hall.speech.text(told, f"{stem}.{name}.told")
            hall.speech.bind(button, partial(_describe, button, f"{stem}.{name}.told"))
            button.toggled.connect(partial(self._toggled, name))
            self._group.addButton(button)
            self.buttons[name] = button
            column.addWidget(button)
            column.addWidget(told)

    def _toggled(self, name: str, on: bool) -> None:
        if on:
            self.chosen.emit(name)

    def choose(self, name: str) -> None:
        self.buttons[name].setChecked(True)

    def value(self) -> str:
        return next((n for n, b in self.buttons.items() if b.isChecked()), "")

    def first(self) -> QWidget:
        return self.buttons[self.value() or next(iter(self.buttons))]


def _describe(button: QRadioButton, msgid: str, words: Words) -> None:
    button.setAccessibleDescription(words(msgid))
