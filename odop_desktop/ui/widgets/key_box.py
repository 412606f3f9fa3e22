"""One of headquarters' keys from its pen drive: the file, and the passphrase that opens it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit

from odop_desktop.sync import root_files
from odop_desktop.sync.roots import RootKey
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.widgets.path_button import PathButton

KEYS = "root"  # under which the folder is remembered
_PATTERN = f"ODOP (*{root_files.SUFFIX})"


class KeyBox(QObject):
    """Two rows of a form. `edited`: something was chosen or typed. The key is read when it is needed and not kept."""

    edited = Signal()

    def __init__(self, hall: Hall, form: QFormLayout) -> None:
        super().__init__(form)
        self.choose = PathButton(hall, "ui.hq.key.which", KEYS, _PATTERN, empty="ui.hq.key.choose")
        self.phrase = QLineEdit()
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        for msgid, box in (("ui.hq.key", self.choose), ("ui.hq.key.phrase", self.phrase)):
            label = QLabel()
            label.setBuddy(box)
            hall.speech.text(label, msgid)
            hall.speech.name(box, msgid)
            form.addRow(label, box)
        self.choose.chosen.connect(lambda _: self.edited.emit())
        self.phrase.textChanged.connect(lambda _: self.edited.emit())

    @property
    def ready(self) -> bool:
        return self.choose.path is not None and bool(self.phrase.text())

    def signing(self) -> tuple[RootKey, ...]:
        """Takes about a second: not on the GUI thread. E-SYN-86, E-TRU-30, 34."""
        return root_files.read([self.choose.path] if self.choose.path else [], self.phrase.text())
