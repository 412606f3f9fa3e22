"""Signing in: user and password; the way out where they are forgotten, the store is damaged, the office elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from odop_desktop import signin
from odop_desktop.errors import OdopError
from odop_desktop.signin import Door
from odop_desktop.ui.dialogs.recover import RecoverDialog
from odop_desktop.ui.dialogs.restore import RestoreDialog
from odop_desktop.ui.dialogs.working import Found, Working
from odop_desktop.ui.hall import Begin, Hall
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.practice import practice_bar
from odop_desktop.ui.widgets.secret import Secret


class SignIn(Working):
    """Asks for what the office in `folder` asks for; of one that does not open it says why and what to do."""

    def __init__(self, hall: Hall, folder: Path) -> None:
        super().__init__(hall, None, "ui.signin.title", "ui.signin.open", "ui.signin.leave")
        self.folder = folder
        self.door: Door | None = None
        self.user, self.password = QLineEdit(), Secret(hall.speech, "ui.signin.password")
        self.user.setMaxLength(100)
        self.where = label("quiet")
        self.practice = practice_bar(hall)
        self.labels = [QLabel(), QLabel()]
        self.links = [
            self.link("ui.signin.forgot", self._recover),
            self.link("ui.signin.restore", self.restore),
            self.link("ui.signin.elsewhere", self._elsewhere),
            self.link("ui.signin.new", partial(self.leave, Begin(folder=None, first="new"))),
        ]
        self.language = QPushButton()
        self._assemble()
        self.look()

    @classmethod
    def ask(cls, hall: Hall, folder: Path, *, first: str = "enter") -> Found:
        """The open office, another beginning, or None. `first` `restore` asks for a safety copy at once."""
        dialog = cls(hall, folder)
        if first == "restore":
            dialog.restore()
        elif dialog.door and dialog.door.practice:
            dialog.accept()  # asks for nothing; what keeps it from opening is said here
        dialog.run()
        return dialog.found

    def look(self) -> None:
        """Looks again at what stands in the folder, and says what is wrong with it."""
        self.strip.clear()
        try:
            self.door = signin.door(self.folder)
        except (OdopError, OSError) as error:
            self.door = None
            self.tell(error)
        asks = self.door is not None and not self.door.practice
        for shown in (self.user, self.password, *self.labels, self.links[0]):
            shown.setVisible(asks)
        self.practice.setVisible(self.door is not None and self.door.practice)
        self.where.setText(str(self.folder))
        if self.door and len(self.door.logins) == 1:
            self.user.setText(self.door.logins[0])
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Opens the office, or looks again where there is none yet."""
        if self.busy:
            return
        if self.door is None:
            self.look()
            if self.door is None:
                return
        told = (self.user.text(), self.password.text())
        self.work(lambda _: signin.open_office(self.folder, lambda: told), self.leave, "ui.signin.opening")

    def _first(self) -> QWidget:
        if self.door is None or self.door.practice:
            return self.yes
        return self.password if self.user.text() else self.user

    def tell(self, error: Exception) -> None:
        """A wrong password is typed anew; what was typed for the user stays."""
        super().tell(error)
        if isinstance(error, OdopError) and error.code == "E-VLT-01":
            self.password.box.selectAll()
            self.password.setFocus()

    def _recover(self) -> None:
        office = RecoverDialog.ask(self.desk, self, self.folder, self.user.text())
        self.desk.say.window = self
        if office:
            self.leave(office)

    def restore(self) -> None:
        back = RestoreDialog.ask(self.desk, self, self.folder)
        self.desk.say.window = self
        if back:
            self.look()
            self.strip.say(lambda w: w("ui.signin.restored"))

    def _elsewhere(self) -> None:
        chosen = self.desk.say.folder("office", self.desk.words("ui.signin.elsewhere.title"))
        if chosen:
            self.folder = chosen
            self.look()

    def _switch(self) -> None:
        speech = self.desk.speech
        self.desk.settings.lang = "en" if speech.lang == "hi" else "hi"
        speech.switch(self.desk.settings.lang)
        self.desk.remember()

    def _assemble(self) -> None:
        speech = self.desk.speech
        self.setMinimumWidth(560)
        self.where.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(label("title", "ODOP Desktop"), 1)
        dress(self.language, role="link")
        self.language.setAutoDefault(False)
        self.language.clicked.connect(self._switch)
        speech.text(self.language, "ui.top.language")
        head.addWidget(self.language)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        rows = (self.user, self.password)
        for said, msgid, box in zip(self.labels, ("ui.signin.user", "ui.signin.password"), rows, strict=True):
            speech.text(said, msgid)
            said.setBuddy(box)
            form.addRow(said, box)
        speech.name(self.user, "ui.signin.user")
        self.body.insertLayout(0, head)
        self.body.insertWidget(1, self.practice)
        self.body.insertWidget(2, self.where)
        self.body.insertLayout(3, form)
        self._lay_links()

    def _lay_links(self) -> None:
        for pair in (self.links[:2], self.links[2:]):
            row = QHBoxLayout()
            for button in pair:
                row.addWidget(button)
            row.addStretch(1)
            self.body.addLayout(row)
