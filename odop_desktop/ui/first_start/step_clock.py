"""The last steps: is the clock right, and what is about to be made."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QWidget

from odop_desktop import RELEASED
from odop_desktop.domain.clock import doubt
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.ui.first_start.answers import Answers
from odop_desktop.ui.first_start.step import Step
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.strip import Sentence

_INDIA = timedelta(hours=5, minutes=30)
_TICK = 1000


class ClockStep(Step):
    """Date and time as this PC has them, large; a doubt is said, the person decides."""

    NAME = "clock"

    def __init__(self, hall: Hall, answers: Answers) -> None:
        super().__init__(hall, answers)
        self.time, self.zone, self.told = label("figure"), label("quiet"), label("doubt")
        self.told.setWordWrap(True)
        self.right = QCheckBox()
        self.timer = QTimer(self)
        self.timer.setInterval(_TICK)
        self.timer.timeout.connect(lambda: self._tell(hall.words))
        hall.speech.text(self.right, "ui.start.clock.right")
        for shown in (self.time, self.zone, self.told, self.right):
            self.body.addWidget(shown)
        self.body.addWidget(self.say("ui.start.clock.why", "quiet"))
        self.body.addStretch(1)
        hall.speech.bind(self, self._tell)

    def first(self) -> QWidget:
        return self.right

    def arrive(self) -> None:
        self.timer.start()
        self._tell(self.hall.words)

    def wrong(self) -> Sentence | None:
        return None if self.right.isChecked() else (lambda w: w("ui.start.clock.wrong"))

    def _tell(self, words: Words) -> None:
        now = self.answers.clock()
        day = words(f"ui.start.day.{now.weekday()}")
        self.time.setText(f"{date_screen(now.date().isoformat())}  {day}  {now:%H:%M:%S}")
        self.zone.setText(words("ui.start.clock.zone", zone=_zone(now)))
        said = []
        found = doubt(now, datetime.fromisoformat(RELEASED))
        if found:
            said.append(words(f"ui.start.clock.{found.why}", than=date_screen(found.than.date().isoformat())))
        if now.astimezone().utcoffset() != _INDIA:
            said.append(words("ui.start.clock.not_india"))
        self.told.setText(" ".join(said))
        self.told.setVisible(bool(said))


def _zone(now: datetime) -> str:
    """`UTC+05:30`, with the name that the PC gives it."""
    offset = now.astimezone().strftime("%z")
    return f"UTC{offset[:3]}:{offset[3:5]}"


class DoneStep(Step):
    """What was answered, in one look, before the office is made."""

    NAME = "done"

    def __init__(self, hall: Hall, answers: Answers) -> None:
        super().__init__(hall, answers)
        self.values = {name: QLabel() for name in ("sort", "office", "place", "user", "second")}
        self.names = {name: label("quiet") for name in self.values}
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(8)
        for name, value in self.values.items():
            value.setWordWrap(True)
            hall.speech.text(self.names[name], f"ui.start.{name}")
            form.addRow(self.names[name], value)
        self.body.addLayout(form)
        self.body.addWidget(self.say("ui.start.done.why", "quiet"))
        self.body.addStretch(1)
        hall.speech.bind(self, self._tell)

    def arrive(self) -> None:
        self._tell(self.hall.words)

    def _tell(self, words: Words) -> None:
        told = self.answers
        sort = "practice" if told.practice else "real"
        for name, text in (
            ("sort", words(f"ui.start.sort.{sort}")),
            ("office", told.two("name").of(words.lang)),
            ("place", str(told.folder or "")),
            ("user", told.login),
            ("second", told.second or words("ui.start.second.later")),
        ):
            self.values[name].setText(text)
        for name in ("user", "second"):
            for shown in (self.values[name], self.names[name]):
                shown.setVisible(not told.practice)
