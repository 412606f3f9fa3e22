"""One of headquarters' keys: the file on its pen drive and the passphrase that opens it, or typed from its paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from odop_desktop.sync import root_files
from odop_desktop.sync.root_keeping import Sort
from odop_desktop.sync.roots import RootKey
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.widgets.labelled import labelled
from odop_desktop.ui.widgets.path_button import PathButton

KEYS = "root"  # under which the folder is remembered
_LINES, _FRAME = 4, 14  # of the box for the paper: a key's lines, and its frame in pixels
_PATTERN = f"ODOP (*{root_files.SUFFIX})"


class KeyBox(QObject):
    """Three rows of a form. `edited`: something was chosen or typed. The key is read when it is needed and not kept.

    What is typed from the paper goes before the file.
    """

    edited = Signal()

    def __init__(self, hall: Hall, form: QFormLayout, sort: Sort = Sort.ROOT) -> None:
        super().__init__(form)
        self.choose = PathButton(hall, "ui.hq.key.which", KEYS, _PATTERN, empty="ui.hq.key.choose")
        self.phrase = QLineEdit()
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.paper = QPlainTextEdit()
        self.paper.setTabChangesFocus(True)
        self.paper.setFixedHeight(self.paper.fontMetrics().lineSpacing() * _LINES + _FRAME)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("ui.hq.key" if sort is Sort.ROOT else "ui.hq.key.recovery", self.choose),
            ("ui.hq.key.phrase", self.phrase),
            ("ui.hq.key.paper", self.paper),
        )
        for msgid, box in rows:
            form.addRow(labelled(hall.speech, box, msgid), box)
        self.choose.chosen.connect(lambda _: self.edited.emit())
        self.phrase.textChanged.connect(lambda _: self.edited.emit())
        self.paper.textChanged.connect(self.edited)

    @property
    def ready(self) -> bool:
        return bool(self._typed()) or (self.choose.path is not None and bool(self.phrase.text()))

    def signing(self) -> tuple[RootKey, ...]:
        """Takes about a second: not on the GUI thread. E-SYN-86, E-TRU-30, 31, 34, 35."""
        if typed := self._typed():
            return (root_files.typed(typed),)
        return root_files.read([self.choose.path] if self.choose.path else [], self.phrase.text())

    def recovery(self) -> Callable[[], bytes]:
        """Reads the recovery key from what is chosen or typed now. As `signing`."""
        typed, file, phrase = self._typed(), self.choose.path, self.phrase.text()
        if typed or file is None:
            return lambda: root_files.recovery_typed(typed)
        return lambda: root_files.recovery(file, phrase)

    def _typed(self) -> str:
        return self.paper.toPlainText().strip()
