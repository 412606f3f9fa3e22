"""This PC as headquarters lists it: new keys of its own, and the request once more where clerk or telephone changed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from odop_desktop.i18n.words import Words
from odop_desktop.sync import renewal
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.files import POST, open_outside
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.pages.sync_facts import Facts
from odop_desktop.ui.widgets.card import Card
from odop_desktop.ui.widgets.doing import Doing


class OwnCard(Card):
    """`again`: the steps of enrolment are wanted, or no more (`asking`)."""

    again = Signal()

    def __init__(self, desk: Desk, doing: Doing) -> None:
        super().__init__(desk, "ui.sync.own", row := QHBoxLayout())
        self.doing = doing
        self.asking = False
        self._pc = ""
        self.listed = self.told()
        self.old = self.told("doubt")
        desk.speech.text(self.told("quiet"), "ui.sync.own.how")
        self.keys = self.button("ui.sync.own.keys", self.new_keys, "key-round")
        self.request = self.button("ui.sync.own.again", self._turn, "file-up")
        row.addWidget(label("plain"), 1)

    def tell(self, words: Words, facts: Facts) -> None:
        known = facts.standing
        if known is None:
            self.asking = False
            return
        self._pc = known.label
        told = {"pc": known.label, "fingerprint": facts.fingerprint}
        self.listed.setText(
            words("ui.sync.own.told", phone=known.clerk or words("ui.sync.own.no_phone"), **told)
        )
        self.old.setText(words("trust.old", to=known.hq.of(words.lang)))
        self.old.setVisible(known.expired)
        self.request.setText(words("ui.sync.own.again.close" if self.asking else "ui.sync.own.again"))

    def new_keys(self) -> None:
        """Asked first, for new keys are not taken back; then where the file goes."""
        w = self.desk.words
        text = w("ui.sync.own.keys.ask", pc=self._pc)
        if not self.desk.say.ask(w("ui.sync.own.keys"), text, w("ui.sync.own.keys.yes"), w("ui.cancel")):
            return
        out = self.desk.say.folder(POST, w("ui.sync.make.where"))
        if out is not None:
            work = partial(renewal.new_keys, self.desk.office, out)
            self.doing.work(lambda _: work(), self._made, self.desk.say.error, "ui.sync.making")

    def _made(self, file: Path) -> None:
        self.desk.changed.emit(None)
        facts = {"file": file.name, "folder": str(file.parent)}
        self.desk.say.info(
            lambda w: w("ui.sync.own.keys.done", **facts),
            lambda w: w("ui.files.open_folder"),
            lambda: open_outside(file.parent),
        )

    def _turn(self) -> None:
        self.asking = not self.asking
        self.again.emit()
