"""An office lost its password and its recovery card: headquarters opens its records with the recovery key."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from odop_desktop.sync import unlocking
from odop_desktop.sync.root_keeping import Sort
from odop_desktop.sync.unlocking import Heard
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.shut_out import OPENING
from odop_desktop.ui.dialogs.signing import Deed
from odop_desktop.ui.files import POST
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.key_box import KeyBox
from odop_desktop.ui.widgets.path_button import PathButton


class UnlockDialog(Deed):
    """Who asks is shown first; the fingerprint is typed as the clerk reads it out."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, parent, "ui.hq.unlock", "ui.hq.unlock.how")
        self.asked: Heard | None = None
        self.file = PathButton(desk, "ui.hq.unlock.file", POST, OPENING)
        self.who = label("strong")
        self.who.setWordWrap(True)
        self.heard = QLineEdit()
        self.out = PathButton(desk, "ui.hq.accept.out", POST)
        self.row("ui.hq.unlock.file", self.file)
        self.form.addRow("", self.who)
        self.row("ui.hq.accept.heard", self.heard)
        self.row("ui.hq.accept.out", self.out)
        self.heard.textChanged.connect(lambda _: self.allow())
        self.file.chosen.connect(self.look_into)
        self.key = KeyBox(desk, self.form, Sort.RECOVERY)
        self.key.edited.connect(self.allow)
        self.finish()

    def look_into(self, file: Path) -> None:
        """Who asks in this file."""
        self.asked = None
        self.who.clear()
        work = partial(unlocking.heard, self.desk.office, file)
        self.desk.jobs.read(work, self._shown, owner=self, failed=self._no_request, latest="request")

    def ready(self) -> bool:
        return self.asked is not None and bool(self.heard.text().strip() and self.out.path) and self.key.ready

    def work(self) -> Path:
        assert self.asked and self.out.path
        recovery, confirmed = self.key.recovery()(), self.heard.text()
        return unlocking.grant(self.desk.office, self.asked, recovery, confirmed=confirmed, out=self.out.path)

    def said(self, done: Path) -> None:
        self.desk.say.info(lambda w: w("ui.hq.unlocked", file=done.name))

    def _shown(self, asked: Heard) -> None:
        self.asked = asked
        words = self.desk.words
        if pc := asked.pc:
            name = pc.name_hi if words.lang == "hi" else pc.name_en
            self.who.setText(f"{pc.label} · {name or pc.name_en or pc.name_hi} · {pc.phone}")
        else:
            self.who.setText(words("ui.hq.unlock.unknown"))
        self.fit()
        self.allow()

    def _no_request(self, error: Exception) -> None:
        self.file.put(None)
        self.tell(error)
