"""An office back from a safety copy: the file, the password or code it opens with, the result."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from odop_desktop.actions import safety
from odop_desktop.actions.safety import Returned
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.ui.dialogs.working import Working
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.secret import Secret


class RestoreDialog(Working):
    """What stands in the folder is kept beside; nothing is lost by trying."""

    def __init__(self, hall: Hall, parent: QWidget | None, folder: Path) -> None:
        super().__init__(hall, parent, "ui.restore.title", "ui.restore.start", "ui.cancel")
        self.folder = folder
        self.file: Path | None = None
        self.returned: Returned | None = None
        self.name, self.choose = QLineEdit(), QPushButton()
        self.user, self.password = QLineEdit(), Secret(hall.speech, "ui.signin.password")
        self.code, self.database = QLineEdit(), QLineEdit()
        self.outcome = label("good")
        self.outcome.setWordWrap(True)
        self.name.setReadOnly(True)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        self._assemble()

    @classmethod
    def ask(cls, hall: Hall, parent: QWidget | None, folder: Path) -> bool:
        """Whether the office came back."""
        dialog = cls(hall, parent, folder)
        dialog.run()
        return dialog.returned is not None

    def accept(self) -> None:
        if self.busy:
            return
        if self.returned is not None:
            super().accept()
        elif self.file is None:
            self.strip.say(lambda w: w("ui.restore.no_file"), tone="error")
            self.choose.setFocus()
        else:
            self._start(self.file)

    def _start(self, file: Path) -> None:
        told = (self.user.text(), self.password.text())
        code, database = self.code.text().strip() or None, self.database.text().strip() or None
        self.work(
            lambda _: safety.restore(
                self.folder, file=file, credentials=lambda: told, code=code, database=database
            ),
            self._back,
            "ui.restore.running",
        )

    def _back(self, done: Returned) -> None:
        self.returned = done
        for box in (self.choose, self.user, self.password, self.code, self.database, self.no):
            box.setEnabled(False)
        self.desk.speech.bind(self.outcome, lambda w: self.outcome.setText(_told(w, done)))
        self.desk.speech.text(self.yes, "ui.restore.on")
        self.outcome.show()
        self.yes.setFocus()

    def _choose(self) -> None:
        words = self.desk.words
        pattern = f"{words('ui.restore.pattern')} (*.odopbackup)"
        found = self.desk.say.open_file("backup", words("ui.restore.choose"), pattern)
        if found:
            self.file = found
            self.name.setText(str(found))
            self.strip.clear()

    def _assemble(self) -> None:
        speech = self.desk.speech
        told = QLabel()
        told.setWordWrap(True)
        speech.text(told, "ui.restore.told", folder=str(self.folder))
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.choose)
        speech.text(self.choose, "ui.choose_file")
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        for msgid, box in (
            ("ui.restore.file", self.name),
            ("ui.signin.user", self.user),
            ("ui.signin.password", self.password),
            ("ui.restore.code", self.code),
            ("ui.restore.database", self.database),
        ):
            said = QLabel()
            said.setBuddy(box)
            speech.text(said, msgid)
            if isinstance(box, QLineEdit):
                speech.name(box, msgid)
            form.addRow(said, row if box is self.name else box)
        speech.hint(self.code, "ui.restore.code.hint")
        form.setRowVisible(self.database, safety.is_served(self.folder))
        self.outcome.hide()
        self.body.insertWidget(0, told)
        self.body.insertLayout(1, form)
        self.body.insertWidget(2, self.outcome)
        self.setMinimumWidth(640)
        self.choose.setFocus()


def _told(words: Words, done: Returned) -> str:
    """How much came back, and which numbers will not be given."""
    people = done.counts.get("artisan", 0)
    said = [
        words("ui.restore.done", artisans=grouping(people), letters=grouping(done.counts.get("letter", 0)))
    ]
    if done.gaps:
        said.append(words("ui.restore.gaps"))
    return " ".join(said)
