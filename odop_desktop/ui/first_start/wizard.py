"""The first start: steps at the right, the way at the left, Back and Next below; nothing is made before the end."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from odop_desktop.office import Clock, Office
from odop_desktop.ui.dialogs.help import HelpDialog
from odop_desktop.ui.dialogs.working import Found
from odop_desktop.ui.first_start.answers import Answers
from odop_desktop.ui.first_start.frame import carded, scrolling
from odop_desktop.ui.first_start.making import making, mended_at
from odop_desktop.ui.first_start.step import Step
from odop_desktop.ui.first_start.step_card import CardStep
from odop_desktop.ui.first_start.step_clock import ClockStep, DoneStep
from odop_desktop.ui.first_start.step_letterhead import LetterheadStep
from odop_desktop.ui.first_start.step_office import OfficeStep
from odop_desktop.ui.first_start.step_place import PlaceStep, SecondStep
from odop_desktop.ui.first_start.step_simple import LanguageStep, PcStep, SortStep
from odop_desktop.ui.first_start.step_user import UserStep
from odop_desktop.ui.first_start.way import Way
from odop_desktop.ui.fitting import open_at
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.practice import practice_bar
from odop_desktop.ui.widgets.doing import Doing
from odop_desktop.ui.widgets.strip import Strip

STEPS: tuple[type[Step], ...] = (
    LanguageStep,
    SortStep,
    PcStep,
    OfficeStep,
    LetterheadStep,
    PlaceStep,
    UserStep,
    CardStep,
    SecondStep,
    ClockStep,
    DoneStep,
)
_SIZE = (1240, 700)
_FRAME = 4


class FirstStart(QDialog):
    """`found` is the office it made, open."""

    def __init__(self, hall: Hall, folder: Path | None = None, *, clock: Clock = datetime.now) -> None:
        super().__init__()
        self.hall = hall
        self.answers = Answers(folder=folder, clock=clock)
        self.found: Found = None
        self.steps = [make(hall, self.answers) for make in STEPS]
        self.way, self.stack = Way(hall, [s.NAME for s in self.steps]), QStackedWidget()
        self.title, self.told = label("title"), label("subtitle")
        self.strip, self.doing = Strip(hall.speech, self), Doing(hall)
        self.bar = practice_bar(hall)
        self.back, self.next, self.language = QPushButton(), QPushButton(), QPushButton()
        self.at = 0
        hall.say.window = self
        self._assemble()
        self._connect()
        hall.speech.bind(self, lambda _: self._relabel())
        self._arrive()

    @classmethod
    def ask(cls, hall: Hall, folder: Path | None = None) -> Found:
        """The office that was made, open; None where the person stopped."""
        dialog = cls(hall, folder)
        if open_at(dialog, _SIZE, maximised=False):
            dialog.setWindowState(Qt.WindowState.WindowMaximized)
        dialog.exec()
        dialog.deleteLater()
        return dialog.found

    @property
    def step(self) -> Step:
        return self.steps[self.at]

    def go_on(self) -> None:
        """The next step; the last one makes the office."""
        if self.doing.busy:
            return
        wrong = self.step.wrong()
        if wrong:
            self.strip.say(wrong, tone="error")
            return
        if self.step is self.steps[-1]:
            self._make()
        else:
            self._turn(1)

    def go_back(self) -> None:
        if not self.doing.busy and self.at:
            self._turn(-1)

    def reject(self) -> None:
        """Asks where something would be lost; nothing was made yet."""
        if self.doing.busy:
            return
        words = self.hall.words
        told = (words("ui.start.stop.title"), words("ui.start.stop.text"))
        if self.at < 2 or self.hall.say.ask(*told, words("ui.start.stop.yes"), words("ui.start.stop.no")):
            super().reject()

    def _turn(self, by: int) -> None:
        at = self.at + by
        while not self.steps[at].wanted():
            at += by
        self.at = at
        self._arrive()

    def _arrive(self) -> None:
        self.strip.clear()
        self.stack.setCurrentIndex(self.at)
        self.step.arrive()
        self._relabel()
        (self.step.first() or self.next).setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self) -> None:
        self.strip.clear()
        self.doing.work(
            partial(making, self.hall, self.answers), self._made, self._refused, "ui.start.making"
        )

    def _made(self, office: Office) -> None:
        """The password is not needed any more."""
        self.answers.password = self.answers.code = ""
        settings = self.hall.settings
        settings.lang = settings.users[office.user.id] = self.hall.speech.lang
        if not office.facts.practice:
            settings.second = self.answers.second
        self.hall.remember()
        self.found = office
        self.accept()

    def _refused(self, error: Exception) -> None:
        """Nothing was left behind; one is led back to the step that can mend it."""
        name = mended_at(error)
        if name:
            self.at = next(i for i, step in enumerate(self.steps) if name == step.NAME)
            self._arrive()
        self.strip.say(self.hall.say.worded(error), tone="error")

    def _busy(self, busy: bool) -> None:
        for part in (self.back, self.next, self.stack):
            part.setEnabled(not busy)
        self._relabel()

    def _answered(self) -> None:
        """The way and the frame follow the answers."""
        self.bar.setVisible(bool(self.answers.practice))
        practice = bool(self.answers.practice)
        self.setObjectName("practice_frame" if practice else "")
        dress(self)
        margin = _FRAME if practice else 0
        self.whole.setContentsMargins(margin, 0, margin, margin)
        self._relabel()

    def _relabel(self) -> None:
        words, name = self.hall.words, self.step.NAME
        wanted = [s.NAME for s in self.steps if s.wanted()]
        self.setWindowTitle(words("ui.start.window"))
        self.title.setText(words(f"ui.start.{name}.title"))
        self.told.setText(words(f"ui.start.{name}.told"))
        last = self.step is self.steps[-1]
        self.back.setText(words("ui.start.back"))
        self.next.setText(words("ui.start.make" if last else "ui.start.next"))
        self.back.setEnabled(self.at > 0 and not self.doing.busy)
        self.way.mark(name, wanted)

    def _switch(self) -> None:
        speech = self.hall.speech
        self.hall.settings.lang = "en" if speech.lang == "hi" else "hi"
        speech.switch(self.hall.settings.lang)

    def _connect(self) -> None:
        self.next.clicked.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.language.clicked.connect(self._switch)
        self.doing.began.connect(partial(self._busy, True))
        self.doing.ended.connect(partial(self._busy, False))
        for step in self.steps:
            step.answered.connect(self._answered)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_back)
        QShortcut(QKeySequence("Alt+Right"), self).activated.connect(self.go_on)
        self.hall.help_page = lambda: "first_start"
        QShortcut(QKeySequence("F1"), self).activated.connect(
            partial(HelpDialog.show_page, self.hall, self, "first_start")
        )

    def _assemble(self) -> None:
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self.resize(*_SIZE)
        for step in self.steps:
            self.stack.addWidget(scrolling(self.hall, step))
        self.told.setWordWrap(True)
        self.language.setAutoDefault(False)
        dress(self.language, role="link")
        dress(self.next, role="main")
        self.back.setAutoDefault(False)
        self.hall.speech.text(self.language, "ui.top.language")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.language, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        right = QVBoxLayout()
        right.setContentsMargins(28, 20, 28, 18)
        right.setSpacing(12)
        right.addLayout(head)
        right.addWidget(self.told)
        right.addWidget(carded(self.stack), 1)
        right.addWidget(self.strip)
        right.addWidget(self.doing)
        right.addLayout(foot)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.way)
        inside = QWidget()
        inside.setObjectName("ground")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside.setLayout(right)
        middle.addWidget(inside, 1)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(0)
        self.whole.addWidget(self.bar)
        self.whole.addLayout(middle, 1)
        self.bar.hide()
        self.next.setDefault(True)  # only inside its dialog does a button hear of Enter
