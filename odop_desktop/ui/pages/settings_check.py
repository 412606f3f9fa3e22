"""The health of the records: everything that can be proved, and what was found."""

from __future__ import annotations

from functools import partial

from odop_desktop.actions import safety
from odop_desktop.errors import Problem
from odop_desktop.i18n.words import Words
from odop_desktop.telling import wording
from odop_desktop.ui.care import moment
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.pages.settings_card import SettingsCard
from odop_desktop.ui.widgets.doing import Doing

_MOST = 12  # problems that are told in full


class CheckCard(SettingsCard):
    NAME = "check"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: tuple[Problem, ...] | None = None
        self._at = ""
        self.why, self.result = self.told("quiet"), self.told()
        self.doing = Doing(desk)
        self.body.addWidget(self.doing)
        self.start = self.button("ui.settings.check.start", self._start, "circle-check")
        self.foot.addStretch(1)
        self.doing.began.connect(partial(self.start.setEnabled, False))
        self.doing.ended.connect(partial(self.start.setEnabled, True))
        desk.speech.text(self.why, "ui.settings.check.why")
        desk.speech.bind(self, self._tell)

    def _start(self) -> None:
        office = self.desk.office
        self.result.hide()
        self.doing.work(
            lambda _: safety.check(office), self._show, self.desk.say.error, "ui.settings.check.running"
        )

    def _show(self, found: tuple[Problem, ...]) -> None:
        self._found, self._at = found, moment(self.desk.office.clock())
        self._tell(self.desk.words)

    def _tell(self, words: Words) -> None:
        found = self._found
        self.result.setVisible(found is not None)
        if found is None:
            return
        dress(self.result, role="problem" if found else "good")
        lines = [words("ui.settings.check.ok", at=self._at)]
        if found:
            lines = [words("ui.settings.check.wrong", n=len(found), at=self._at)]
            lines += [f"{p.code}: {wording.reason(words, p)}" for p in found[:_MOST]]
        self.result.setText("\n".join(lines))
