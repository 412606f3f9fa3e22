"""Which office: its State's pack, the district, its kind."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from odop_desktop.i18n.words import Words
from odop_desktop.ui.first_start.answers import Answers
from odop_desktop.ui.first_start.states import State, states
from odop_desktop.ui.first_start.step import Choices, Step
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.strip import Sentence

_WIDE = 420


class OfficeStep(Step):
    NAME = "office"

    def __init__(self, hall: Hall, answers: Answers) -> None:
        super().__init__(hall, answers)
        self.state, self.district = QComboBox(), QComboBox()
        self.kind = Choices(hall, "ui.start.kind", ("district", "headquarters"))
        self.kind.choose("district")
        self.pack = label("quiet")
        self.said_district = QLabel()
        self._assemble()
        self.state.currentIndexChanged.connect(lambda _: self._state())
        self.district.currentIndexChanged.connect(lambda _: self._answer())
        self.kind.chosen.connect(lambda _: self._answer())
        hall.speech.bind(self, self._relabel)
        hall.jobs.read(states, self._known, owner=self)

    def first(self) -> QWidget:
        return self.state

    def wrong(self) -> Sentence | None:
        if self.answers.state is None:
            return lambda w: w("ui.start.office.no_state")
        if self.answers.kind == "district" and not self.answers.district:
            return lambda w: w("ui.start.office.no_district")
        return None

    def _assemble(self) -> None:
        speech = self.hall.speech
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        said = QLabel()
        speech.text(said, "office.state.label")
        for label_, box in ((said, self.state), (self.said_district, self.district)):
            label_.setBuddy(box)
            box.setFixedWidth(_WIDE)
            box.setMaxVisibleItems(16)
            form.addRow(label_, box)
        speech.name(self.state, "office.state.label")
        self.body.addWidget(self.kind)
        self.body.addLayout(form)
        self.body.addWidget(self.pack)
        self.body.addStretch(1)

    def _known(self, found: tuple[State, ...]) -> None:
        self.answers.states = found
        self._relabel(self.hall.words)

    def _state(self) -> None:
        code = self.state.currentData()
        self.answers.state = next((s for s in self.answers.states if s.code == code), None)
        self._districts(self.hall.words)
        self._answer()

    def _answer(self) -> None:
        told, state = self.answers, self.answers.state
        told.kind = self.kind.value()
        self.district.setEnabled(told.kind == "district")
        self.said_district.setEnabled(told.kind == "district")
        told.district = self.district.currentData() if told.kind == "district" else None
        ready = state is not None and (told.kind != "district" or bool(told.district))
        told.proposed = state.proposal(told.kind, told.district) if state and ready else {}
        self._tell(self.hall.words)
        self.answered.emit()

    def _relabel(self, words: Words) -> None:
        kept = self.state.currentData()
        self.state.blockSignals(True)
        self.state.clear()
        self.state.addItem(words("ui.start.office.choose"), "")
        for state in self.answers.states:
            self.state.addItem(state.name.of(words.lang), state.code)
        self.state.setCurrentIndex(max(self.state.findData(kept), 0))
        self.state.blockSignals(False)
        self._districts(words)
        self._tell(words)

    def _districts(self, words: Words) -> None:
        state, kept = self.answers.state, self.district.currentData()
        self.district.blockSignals(True)
        self.district.clear()
        self.district.addItem(words("ui.start.office.choose"), "")
        for each in sorted(state.districts if state else (), key=lambda d: d.name.of(words.lang)):
            self.district.addItem(f"{each.name.of(words.lang)}  ({each.code3})", each.code3)
        self.district.setCurrentIndex(max(self.district.findData(kept), 0))
        self.district.blockSignals(False)

    def _tell(self, words: Words) -> None:
        state = self.answers.state
        word = state.word.of(words.lang) if state else words("office.district.label")
        self.said_district.setText(word)
        self.district.setAccessibleName(word)
        self.pack.setText(words("ui.start.office.pack", version=state.version) if state else "")
