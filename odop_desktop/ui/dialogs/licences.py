"""The licences of what the program is made with, each as its authors wrote it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QWidget

from odop_desktop.paths import resources
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog

# What a licence is of, and its file; Qt and PySide6 come under the LGPL, which rests on the GPL.
LICENCES = {
    "qt": "licences/LGPL-3.txt",
    "gpl": "licences/GPL-3.txt",
    "font": "fonts/OFL.txt",
    "icons": "icons/LICENSE",
    "age": "licences/pyrage-MIT.txt",
    "zstd": "licences/zstandard-BSD-3.txt",
}


class LicencesDialog(Dialog):
    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, parent, "ui.licences.title", "ui.close")
        self.no.hide()
        self.which, self.text = QComboBox(), QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        told = QLabel()
        told.setWordWrap(True)
        desk.speech.text(told, "ui.licences.told")
        desk.speech.name(self.which, "ui.licences.title")
        desk.speech.name(self.text, "ui.licences.text")
        for name in LICENCES:
            self.which.addItem(desk.words(f"ui.licences.{name}"), name)
        self.which.currentIndexChanged.connect(lambda _: self._show())
        for widget in (told, self.which, self.text):
            self.body.addWidget(widget)
        self.resize(760, 560)
        self._show()

    @classmethod
    def ask(cls, desk: Desk, parent: QWidget | None) -> None:
        cls(desk, parent).run()

    def _show(self) -> None:
        self.text.setPlainText(file_of(str(self.which.currentData())).read_text(encoding="utf-8"))


def file_of(name: str) -> Path:
    return resources() / LICENCES[name]
