"""A new password for who cannot sign in: typed twice, once it is proved that the office is one's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from odop_desktop.actions import passwords
from odop_desktop.actions.passwords import Proof
from odop_desktop.office import Office
from odop_desktop.ui.dialogs.working import Working
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.widgets.new_password import NewPassword
from odop_desktop.ui.widgets.strip import Sentence


class Renewing(Working):
    """A subclass makes `password`, and says in `proof` how one proves it."""

    title: str
    leaving: str  # its button that changes nothing
    setting: str  # what is said while the password is set
    password: NewPassword

    def __init__(self, hall: Hall, parent: QWidget | None, folder: Path, login: str) -> None:
        super().__init__(hall, parent, self.title, "ui.recover.set", self.leaving)
        self.folder = folder
        self.user = QLineEdit(login)
        self.user.setMaxLength(100)

    @classmethod
    def ask(cls, hall: Hall, parent: QWidget, folder: Path, login: str) -> Office | None:
        """The office, opened with the new password."""
        dialog = cls(hall, parent, folder, login)
        dialog.run()
        return dialog.found if isinstance(dialog.found, Office) else None

    def proof(self) -> Proof:
        """Read off the boxes, on the GUI thread."""
        raise NotImplementedError

    def wrong(self) -> Sentence | None:
        """Why the password cannot be set yet."""
        return self.password.wrong()

    def opened(self, office: Office) -> None:
        self.leave(office)

    def accept(self) -> None:
        if self.busy:
            return
        if wrong := self.wrong():
            self.strip.say(wrong, tone="error")
            return
        proof, login, password = self.proof(), self.user.text(), self.password.text()
        self.work(
            lambda _: passwords.renew(self.folder, proof=proof, login=login, password=password),
            self.opened,
            self.setting,
        )
