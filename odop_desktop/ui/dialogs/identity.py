"""What an auditor reads files with is written from headquarters' recovery key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from odop_desktop.sync import auditing
from odop_desktop.sync.root_keeping import Sort
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.signing import Deed
from odop_desktop.ui.widgets.key_box import KEYS, KeyBox
from odop_desktop.ui.widgets.path_button import PathButton


class IdentityDialog(Deed):
    """Where it goes, and the recovery key from its pen drive or paper."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, parent, "ui.hq.identity", "ui.hq.identity.how")
        self.out = PathButton(desk, "ui.hq.identity.out", KEYS)
        self.row("ui.hq.identity.out", self.out)
        self.key = KeyBox(desk, self.form, Sort.RECOVERY)
        self.key.edited.connect(self.allow)
        self.finish()

    def ready(self) -> bool:
        return self.out.path is not None and self.key.ready

    def work(self) -> Path:
        assert self.out.path
        return auditing.identity(self.desk.office, self.key.recovery()(), self.out.path)

    def said(self, done: Path) -> None:
        self.desk.say.warn(lambda w: w("hq.identity.done", file=done.name))
