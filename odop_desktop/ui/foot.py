"""The line at the foot: what is unsent, how old the last safety copy is, whether work runs, the keys of the place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import asked, today
from odop_desktop.queries import office as about
from odop_desktop.sync import returning
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.elided import Elided

_MINUTE = 60 * 1000  # ms: a copy grows older while nothing happens
_SLOW = 300  # ms: a write that is done sooner is not spoken of


@dataclass(frozen=True, slots=True)
class _Facts:
    unsent: int
    copied: datetime | None
    asked: int  # questions of headquarters that are open
    gives_back: int  # files of headquarters that it lost


class Foot(QFrame):
    """Facts at the left, hints at the right; where there is no room the hints give way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        dress(self, role="foot")
        self.facts, self.busy, self.keys = label("quiet"), label("busy"), Elided("quiet")
        self._hints = "ui.hints.page"
        self._known: _Facts | None = None
        self._soon, self._clock = QTimer(self), QTimer(self)
        self._assemble()
        self._connect()
        desk.speech.text(self.busy, "ui.foot.busy")
        desk.speech.bind(self, self._tell)

    def hints(self, msgid: str) -> None:
        """Shows the keys of a place."""
        self._hints = msgid
        self.keys.say(self.desk.words(msgid))

    def look(self) -> None:
        """Asks for the facts anew."""
        self.desk.jobs.read(partial(_facts, self.desk.office), self._have, owner=self, latest="facts")

    def _assemble(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 16, 3)
        row.setSpacing(20)
        row.addWidget(self.facts)
        row.addWidget(self.busy)
        row.addStretch(1)
        row.addWidget(self.keys)
        self.busy.hide()
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SLOW)
        self._clock.setInterval(_MINUTE)
        self._clock.start()

    def _connect(self) -> None:
        self._soon.timeout.connect(self.busy.show)
        self._clock.timeout.connect(self.look)
        self.desk.changed.connect(lambda _: self.look())
        self.desk.jobs.busy.connect(self._work)
        self.look()

    def _work(self, busy: bool) -> None:
        if busy:
            if self.busy.isHidden() and not self._soon.isActive():
                self._soon.start()
            return
        self._soon.stop()
        self.busy.hide()
        self.look()

    def _have(self, found: _Facts) -> None:
        self._known = found
        self._tell(self.desk.words)

    def _tell(self, words: Words) -> None:
        self.keys.say(words(self._hints))
        if self._known:
            parts = [self._unsent(self._known, words), self._age(self._known.copied, words)]
            if self._known.asked and not self.desk.office.facts.headquarters:
                parts.insert(1, words("ui.foot.asked", n=grouping(self._known.asked)))
            self.facts.setText("    ".join(parts))

    def _unsent(self, known: _Facts, words: Words) -> str:
        """At headquarters what goes to the offices, elsewhere what goes to headquarters."""
        here, n, back = self.desk.office.facts.headquarters, known.unsent, known.gives_back
        records = words("ui.offices.foot" if here else "ui.foot.unsent", n=grouping(n)) if n else ""
        files = words("ui.foot.gives_back", n=grouping(back)) if back else ""
        if records or files:
            return "    ".join(filter(None, (records, files)))
        return words("ui.offices.unsent_none" if here else "ui.foot.unsent_none")

    def _age(self, copied: datetime | None, words: Words) -> str:
        if copied is None:
            return words("ui.foot.copy.never")
        minutes = max(int((self.desk.office.clock() - copied).total_seconds()) // 60, 0)
        if minutes < 1:
            return words("ui.foot.copy.now")
        if minutes < 60:
            return words("ui.foot.copy.minutes", n=minutes)
        if minutes < 48 * 60:
            return words("ui.foot.copy.hours", n=minutes // 60)
        return words("ui.foot.copy.days", n=grouping(minutes // (24 * 60)))


def _facts(office: Office) -> _Facts:
    open_, back = asked.counts(office)["open"], returning.count(office)
    return _Facts(today.unsent(office), about.last_copy(office), open_, back)
