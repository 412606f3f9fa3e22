"""Safety copies: when the last one was made, one now, the second place, an office brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from odop_desktop import signin
from odop_desktop.actions import safety
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import office as q
from odop_desktop.ui.care import moment
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.new_card import NewCardDialog
from odop_desktop.ui.hall import Begin
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.pages.settings_card import Lines, SettingsCard
from odop_desktop.ui.widgets.doing import Doing
from odop_desktop.ui.widgets.strip import Sentence


@dataclass(frozen=True, slots=True)
class _Made:
    own: Path
    second: Path | None


class CopiesCard(SettingsCard):
    NAME = "copies"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._last: datetime | None = None
        self._lines = Lines(
            desk,
            {
                "last": "ui.settings.copies.last",
                "own": "ui.settings.copies.own",
                "second": "ui.settings.copies.second",
            },
        )
        self.doing = Doing(desk)
        self.note = label("doubt")
        self.note.setWordWrap(True)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.note)
        self.body.addWidget(self.doing)
        self.now = self.button("ui.settings.copies.now", self._now, "shield-check")
        self.place = self.button("ui.settings.copies.choose", self._choose, "usb")
        self.back = self.button("ui.settings.copies.restore", self._restore, "history")
        self.card = self.button("ui.new_card", self._card)
        self.foot.addStretch(1)
        for each in (self.place, self.card):
            each.setVisible(not desk.office.facts.practice)
        self.doing.began.connect(partial(self.now.setEnabled, False))
        self.doing.ended.connect(partial(self.now.setEnabled, True))
        desk.speech.bind(self, self._tell)

    def look(self) -> None:
        self.desk.jobs.read(partial(q.last_copy, self.desk.office), self._show, owner=self, latest="copy")

    def _show(self, last: datetime | None) -> None:
        self._last = last
        self._tell(self.desk.words)

    def _tell(self, words: Words) -> None:
        office, second = self.desk.office, self.desk.settings.second
        practice = office.facts.practice
        there = second or words("ui.settings.copies.no_second")
        self._lines.tell(
            words,
            {
                "last": moment(self._last) if self._last else words("ui.settings.copies.never"),
                "own": str(office.folder / "backups"),
                "second": words("ui.settings.copies.practice") if practice else there,
            },
        )
        self.note.setText(words("ui.start.second.consequence"))
        self.note.setVisible(not second and not practice)

    def _now(self) -> None:
        self.doing.work(
            lambda _: _made(self.desk.office, self.desk.settings.second),
            self._done,
            self.desk.say.error,
            "ui.settings.copies.making",
        )

    def _done(self, made: _Made) -> None:
        self.look()
        msgid = "ui.settings.copies.both" if made.second else "ui.settings.copies.made"
        self.desk.say.info(lambda w: w(msgid, file=made.own.name, folder=str(made.second or made.own)))

    def _choose(self) -> None:
        desk = self.desk
        found = desk.say.folder("second", desk.words("ui.start.second.folder"))
        if found is None:
            return
        try:
            same = signin.ensure_second(found, beside=desk.office.folder)
        except (OdopError, OSError) as error:
            desk.say.error(error)
            return
        desk.settings.second = str(found)
        desk.remember()
        self._tell(desk.words)
        said: Sentence = lambda w: w("ui.settings.copies.chosen", folder=str(found))  # noqa: E731
        if same:
            desk.say.warn(lambda w: w("ui.start.second.same"))
        else:
            desk.say.info(said, label=lambda w: w("ui.settings.copies.now"), act=self._now)

    def _card(self) -> None:
        if NewCardDialog.ask(self.desk, self, self.desk.office):
            self.desk.say.info(lambda w: w("ui.new_card.done"))

    def _restore(self) -> None:
        """The office must be closed for it: the window goes and the question comes."""
        words = self.desk.words
        told = (words("ui.settings.copies.restore.title"), words("ui.settings.copies.restore.text"))
        if self.desk.say.ask(*told, words("ui.settings.copies.restore.yes"), words("ui.cancel")):
            self.desk.reopen(Begin(self.desk.office.folder, "restore"))


def _made(office: Office, second: str) -> _Made:
    own = safety.keep(office, anyway=True)
    assert own is not None
    return _Made(own, safety.keep_second(office, folder=Path(second), anyway=True) if second else None)
