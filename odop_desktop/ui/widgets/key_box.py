"""One of headquarters' keys from its pen drive: the file, and the passphrase that opens it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPushButton

from odop_desktop.sync import root_files
from odop_desktop.sync.roots import RootKey
from odop_desktop.ui.hall import Hall

PURPOSE = "root"


class KeyBox(QObject):
    """Two rows of a form. `edited`: something was chosen or typed. The key is read when it is needed and not kept."""

    edited = Signal()

    def __init__(self, hall: Hall, form: QFormLayout) -> None:
        super().__init__(form)
        self._hall = hall
        self.file: Path | None = None
        self.choose, self.phrase = QPushButton(), QLineEdit()
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        for msgid, box in (("ui.hq.key", self.choose), ("ui.hq.key.phrase", self.phrase)):
            label = QLabel()
            label.setBuddy(box)
            hall.speech.text(label, msgid)
            hall.speech.name(box, msgid)
            form.addRow(label, box)
        self.choose.clicked.connect(lambda: self._choose())
        self.phrase.textChanged.connect(lambda _: self.edited.emit())
        self._tell()

    @property
    def ready(self) -> bool:
        return self.file is not None and bool(self.phrase.text())

    def signing(self) -> tuple[RootKey, ...]:
        """Takes about a second: not on the GUI thread. E-SYN-86, E-TRU-30, 34."""
        return root_files.read([self.file] if self.file else [], self.phrase.text())

    def _choose(self) -> None:
        found = self._hall.say.open_file(
            PURPOSE, self._hall.words("ui.hq.key.which"), f"ODOP (*{root_files.SUFFIX})"
        )
        if found is not None:
            self.file = found
            self._tell()
            self.edited.emit()

    def _tell(self) -> None:
        self.choose.setText(str(self.file) if self.file else self._hall.words("ui.hq.key.choose"))
