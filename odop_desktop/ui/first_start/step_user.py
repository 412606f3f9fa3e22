"""The first user: a sign-in name and a password typed twice."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from odop_desktop.identity.text import clean
from odop_desktop.ui.first_start.answers import Answers
from odop_desktop.ui.first_start.step import Step
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.widgets.labelled import labelled
from odop_desktop.ui.widgets.new_password import NewPassword
from odop_desktop.ui.widgets.strip import Sentence

_WIDE = 660
_LONGEST = 40  # characters of user.login


class UserStep(Step):
    NAME = "user"

    def __init__(self, hall: Hall, answers: Answers) -> None:
        super().__init__(hall, answers)
        self.login = QLineEdit()
        self.login.setMaxLength(1000)
        said = labelled(hall.speech, self.login, "ui.start.user.login")
        self.password = NewPassword(hall.speech, self._known, above=[(said, self.login)])
        self.login.textChanged.connect(lambda _: self._typed())
        self.password.edited.connect(self._typed)
        self.password.setMaximumWidth(_WIDE)
        self.body.addWidget(self.password)
        self.body.addWidget(self.say("ui.start.user.why", "quiet"))
        self.body.addStretch(1)

    def wanted(self) -> bool:
        return self.answers.practice is False

    def first(self) -> QWidget:
        return self.login if not self.login.text() else self.password

    def wrong(self) -> Sentence | None:
        name = clean(self.login.text())
        if not name:
            self.login.setFocus()
            return lambda w: w("ui.start.user.no_login")
        if len(name) > _LONGEST:
            self.login.setFocus()
            return lambda w: w("ui.start.user.long_login", n=_LONGEST)
        found = self.password.wrong()
        if found:
            self.password.setFocus()
        return found

    def _known(self) -> tuple[str, ...]:
        """What a guesser tries first: the user's name, the district, the office."""
        told, state = self.answers, self.answers.state
        home = next((d.name for d in state.districts if d.code3 == told.district), None) if state else None
        return (self.login.text().strip(), home.hi if home else "", home.en if home else "")

    def _typed(self) -> None:
        self.answers.login = clean(self.login.text())
        self.answers.password = self.password.text()
