"""The first steps: the language, practice or real, which PC of the office this is."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QWidget

from odop_desktop.domain.office_ids import PROXY_PC
from odop_desktop.ui.first_start.answers import Answers
from odop_desktop.ui.first_start.step import Choices, Step
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.strip import Sentence

_MOST_PCS = PROXY_PC - 1  # the last is headquarters', for districts that it keeps itself


class LanguageStep(Step):
    """Both languages in their own words; the screen follows at once."""

    NAME = "language"

    def __init__(self, hall: Hall, answers: Answers) -> None:
        super().__init__(hall, answers)
        self.choices = Choices(hall, "ui.start.language", ("hi", "en"))
        self.choices.choose(hall.speech.lang)
        self.choices.chosen.connect(self._speak)
        hall.speech.changed.connect(self._spoken)  # a lambda would outlive the first start
        self.body.addWidget(self.choices)
        self.body.addStretch(1)

    def first(self) -> QWidget:
        return self.choices.first()

    def _spoken(self) -> None:
        self.choices.choose(self.hall.speech.lang)

    def _speak(self, lang: str) -> None:
        self.hall.settings.lang = lang
        self.hall.speech.switch(lang)


class SortStep(Step):
    """A practice office and a real one are two things from the first screen on."""

    NAME = "sort"

    def __init__(self, hall: Hall, answers: Answers) -> None:
        super().__init__(hall, answers)
        self.choices = Choices(hall, "ui.start.sort", ("real", "practice"))
        self.inside = Choices(hall, "ui.start.people", ("with", "empty"))
        self.choices.chosen.connect(self._sort)
        self.inside.choose("with")
        self.inside.chosen.connect(self._people)
        holder = QHBoxLayout()
        holder.addSpacing(28)
        holder.addWidget(self.inside)
        self.body.addWidget(self.choices)
        self.body.addLayout(holder)
        self.body.addStretch(1)
        self.inside.hide()

    def first(self) -> QWidget:
        return self.choices.first()

    def wrong(self) -> Sentence | None:
        return (lambda w: w("ui.start.sort.wrong")) if self.answers.practice is None else None

    def _sort(self, name: str) -> None:
        self.answers.practice = name == "practice"
        self.inside.setVisible(self.answers.practice)
        self.answered.emit()

    def _people(self, name: str) -> None:
        self.answers.people = name == "with"
        self.answered.emit()


class PcStep(Step):
    """The first PC of its office, or one more: the number stands in every registration number it gives."""

    NAME = "pc"

    def __init__(self, hall: Hall, answers: Answers) -> None:
        super().__init__(hall, answers)
        self.choices = Choices(hall, "ui.start.pc", ("first", "join"))
        self.number = QComboBox()
        self.number.addItems([str(n) for n in range(2, _MOST_PCS + 1)])
        self.number.setFixedWidth(110)
        self.row = QWidget()
        self.choices.choose("first")
        self.choices.chosen.connect(lambda _: self._number())
        self.number.currentIndexChanged.connect(lambda _: self._number())
        hall.speech.name(self.number, "ui.start.pc.number")
        said, follows = QLabel(), label("quiet")
        hall.speech.text(said, "ui.start.pc.number")
        hall.speech.text(follows, "ui.start.pc.follows")
        follows.setWordWrap(True)
        said.setBuddy(self.number)
        form = QFormLayout(self.row)
        form.setContentsMargins(28, 0, 0, 0)
        form.addRow(said, self.number)
        form.addRow(follows)
        self.body.addWidget(self.choices)
        self.body.addWidget(self.row)
        self.body.addStretch(1)
        self.row.hide()

    def wanted(self) -> bool:
        return self.answers.practice is False

    def first(self) -> QWidget:
        return self.choices.first()

    def _number(self) -> None:
        joins = self.choices.value() == "join"
        self.row.setVisible(joins)
        self.answers.pc = int(self.number.currentText()) if joins else 1
