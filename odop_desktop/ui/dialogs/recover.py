"""A forgotten password: the code of the recovery card, and a new password typed twice."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from odop_desktop.actions import passwords
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.ui.dialogs.shut_out import ShutOutDialog
from odop_desktop.ui.dialogs.working import Working
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.widgets.new_password import NewPassword


class RecoverDialog(Working):
    def __init__(self, hall: Hall, parent: QWidget, folder: Path, login: str) -> None:
        super().__init__(hall, parent, "ui.recover.title", "ui.recover.set", "ui.cancel")
        self.folder = folder
        self.code, self.user = QLineEdit(), QLineEdit(login)
        self.code.setMaxLength(200)
        self.user.setMaxLength(100)
        rows: list[tuple[QLabel, QWidget]] = []
        for msgid, box in (("ui.recover.code", self.code), ("ui.signin.user", self.user)):
            said = QLabel()
            said.setBuddy(box)
            hall.speech.text(said, msgid)
            hall.speech.name(box, msgid)
            rows.append((said, box))
        self.password = NewPassword(hall.speech, lambda: (self.user.text(),), above=rows)
        told = QLabel()
        told.setWordWrap(True)
        hall.speech.text(told, "ui.recover.told")
        self.body.insertWidget(0, told)
        self.body.insertWidget(1, self.password)
        self.lost = self.link("ui.recover.lost", self._lost)
        self.body.insertWidget(2, self.lost)
        self.setMinimumWidth(620)

    @classmethod
    def ask(cls, hall: Hall, parent: QWidget, folder: Path, login: str) -> Office | None:
        """The office, opened with the new password."""
        dialog = cls(hall, parent, folder, login)
        dialog.run()
        return dialog.found if isinstance(dialog.found, Office) else None

    def accept(self) -> None:
        if self.busy:
            return
        wrong = self.password.wrong()
        if wrong:
            self.strip.say(wrong, tone="error")
            return
        login, password = self.user.text(), self.password.text()
        proof = passwords.card(self.code.text())
        self.work(
            lambda _: passwords.renew(self.folder, proof=proof, login=login, password=password),
            self.leave,
            "ui.recover.setting",
        )

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
