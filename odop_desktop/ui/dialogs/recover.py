"""A forgotten password: the code of the recovery card, and a new password typed twice."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from odop_desktop.actions import passwords
from odop_desktop.actions.passwords import Proof
from odop_desktop.errors import OdopError
from odop_desktop.ui.dialogs.renewing import Renewing
from odop_desktop.ui.dialogs.shut_out import ShutOutDialog
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.widgets.labelled import labelled
from odop_desktop.ui.widgets.new_password import NewPassword


class RecoverDialog(Renewing):
    title, leaving, setting = "ui.recover.title", "ui.cancel", "ui.recover.setting"

    def __init__(self, hall: Hall, parent: QWidget, folder: Path, login: str) -> None:
        super().__init__(hall, parent, folder, login)
        self.code = QLineEdit()
        self.code.setMaxLength(200)
        rows: list[tuple[QLabel, QWidget]] = []
        for msgid, box in (("ui.recover.code", self.code), ("ui.signin.user", self.user)):
            rows.append((labelled(hall.speech, box, msgid), box))
        self.password = NewPassword(hall.speech, lambda: (self.user.text(),), above=rows)
        told = QLabel()
        told.setWordWrap(True)
        hall.speech.text(told, "ui.recover.told")
        self.body.insertWidget(0, told)
        self.body.insertWidget(1, self.password)
        self.lost = self.link("ui.recover.lost", self._lost)
        self.body.insertWidget(2, self.lost)
        self.setMinimumWidth(620)

    def proof(self) -> Proof:
        return passwords.card(self.code.text())

    def _lost(self) -> None:
        """The card is lost too: headquarters can open the records."""
        office = ShutOutDialog.ask(self.desk, self, self.folder, self.user.text())
        self.desk.say.window = self
        if office:
            self.leave(office)

    def tell(self, error: Exception) -> None:
        super().tell(error)
        wrong_code = isinstance(error, OdopError) and error.code in ("E-VLT-02", "E-VLT-03")
        (self.code if wrong_code else self.user).setFocus()
