"""Password and recovery card both lost: a file to headquarters, its answer, a new password, a new card.

Headquarters' own PC asks nobody: there the recovery key from the envelope opens the records.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from odop_desktop.actions.passwords import Proof
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.sync import unlocking
from odop_desktop.sync.root_keeping import Sort
from odop_desktop.sync.unlocking import Asked
from odop_desktop.ui.dialogs.new_card import NewCardDialog
from odop_desktop.ui.dialogs.renewing import Renewing
from odop_desktop.ui.files import POST
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.key_box import KeyBox
from odop_desktop.ui.widgets.labelled import labelled
from odop_desktop.ui.widgets.new_password import NewPassword
from odop_desktop.ui.widgets.path_button import PathButton
from odop_desktop.ui.widgets.scrolled import Scrolled
from odop_desktop.ui.widgets.strip import Sentence

OPENING = f"ODOP (*{unlocking.SUFFIX} *)"
_SIZE = (660, 640)


class ShutOutDialog(Renewing):
    """It may be closed between the file and the answer: the request waits, and is the same when it is opened again."""

    title, leaving, setting = "ui.shut_out.title", "ui.close", "ui.shut_out.setting"

    def __init__(self, hall: Hall, parent: QWidget | None, folder: Path, login: str) -> None:
        super().__init__(hall, parent, folder, login)
        self._told = ""  # the fingerprint
        self.here = QCheckBox()
        self.write = button(hall, "ui.shut_out.write", self._write)
        self.fingerprint = label("figure")
        self.answer = PathButton(hall, "ui.shut_out.answer", POST, OPENING)
        self.asking, self.opening = QWidget(), QWidget()
        self._assemble(hall)
        self.here.toggled.connect(lambda _: self._sort())
        hall.speech.text(self.here, "ui.shut_out.here")
        hall.speech.bind(self.fingerprint, self._tell)
        self._look()
        self._sort()
        self.write.setFocus()

    def wrong(self) -> Sentence | None:
        if self.here.isChecked():
            return super().wrong() if self.key.ready else lambda w: w("ui.shut_out.no_key")
        return super().wrong() if self.answer.path else lambda w: w("ui.shut_out.no_answer")

    def proof(self) -> Proof:
        if self.here.isChecked():
            return Proof("recovery key", unlocking.by_recovery(self.key.recovery()))
        assert self.answer.path
        return Proof("headquarters", unlocking.by_answer(self.answer.path), unlocking.forget)

    def opened(self, office: Office) -> None:
        """The lost card may be in somebody's hands: another one takes its place."""
        NewCardDialog.ask(self.desk, self, office)
        super().opened(office)

    def _write(self) -> None:
        out = self.desk.say.folder(POST, self.desk.words("ui.shut_out.where"))
        if out is not None:
            self.work(lambda _: unlocking.request(self.folder, out), self._written, "ui.shut_out.writing")

    def _written(self, asked: Asked) -> None:
        self._told = asked.fingerprint
        self._tell(self.desk.words)
        self.strip.say(lambda w: w("ui.shut_out.written", file=asked.file.name))
        self.answer.setFocus()

    def _look(self) -> None:
        """A request that is under way; of a vault that is not whole the sentence comes with the next step."""
        try:
            self._told = unlocking.under_way(self.folder)
        except (OdopError, OSError) as error:
            self.tell(error)
        self._tell(self.desk.words)

    def _tell(self, _: Words) -> None:
        self.fingerprint.setText(self._told)
        for shown in (self.fingerprint, self.read_out):
            shown.setVisible(bool(self._told))

    def _sort(self) -> None:
        """What is asked for at headquarters' own PC is another thing."""
        self.asking.setVisible(not self.here.isChecked())
        self.opening.setVisible(self.here.isChecked())

    def _assemble(self, hall: Hall) -> None:
        self.read_out = self._said("ui.shut_out.read_out")
        steps = QVBoxLayout(self.asking)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(8)
        left = Qt.AlignmentFlag.AlignLeft
        steps.addWidget(self._said("ui.shut_out.one"))
        steps.addWidget(self.write, 0, left)
        for said in (self.read_out, self.fingerprint, self._said("ui.shut_out.two")):
            steps.addWidget(said)
        form = QFormLayout()
        form.addRow(labelled(hall.speech, self.answer, "ui.shut_out.answer"), self.answer)
        steps.addLayout(form)
        opening = QFormLayout(self.opening)
        opening.setContentsMargins(0, 0, 0, 0)
        self.key = KeyBox(hall, opening, Sort.RECOVERY)
        whose = labelled(hall.speech, self.user, "ui.signin.user")
        self.password = NewPassword(hall.speech, lambda: (self.user.text(),), above=[(whose, self.user)])
        scrolled = Scrolled()
        hall.speech.name(scrolled, "ui.shut_out.title")
        told, last = self._said("ui.shut_out.told"), self._said("ui.shut_out.three")
        parts: tuple[QWidget, ...] = (told, self.here, self.asking, self.opening, last, self.password)
        for part in parts:
            scrolled.body.addWidget(part)
        scrolled.body.addStretch(1)
        self.body.insertWidget(0, scrolled, 1)
        self.resize(*_SIZE)

    def _said(self, msgid: str) -> QLabel:
        made = label("plain")
        made.setWordWrap(True)
        self.desk.speech.text(made, msgid)
        return made
