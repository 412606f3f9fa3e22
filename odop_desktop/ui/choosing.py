"""The file chooser: Qt's own, in our words, so that it speaks Hindi; tests put another in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget


class Chooser(Protocol):
    """Asks for a file to open, several of them, a file to write, a folder. None, or none: nothing was chosen."""

    def open(self, parent: QWidget, title: str, folder: str, pattern: str) -> Path | None: ...
    def several(self, parent: QWidget, title: str, folder: str, pattern: str) -> list[Path]: ...
    def save(self, parent: QWidget, title: str, proposed: str, pattern: str) -> Path | None: ...
    def folder(self, parent: QWidget, title: str, folder: str) -> Path | None: ...


class FileChooser:
    """The chooser of the real window."""

    _OWN = QFileDialog.Option.DontUseNativeDialog

    def open(self, parent: QWidget, title: str, folder: str, pattern: str) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, title, folder, pattern, options=self._OWN)
        return Path(name) if name else None

    def several(self, parent: QWidget, title: str, folder: str, pattern: str) -> list[Path]:
        found, _ = QFileDialog.getOpenFileNames(parent, title, folder, pattern, options=self._OWN)
        return [Path(name) for name in found]

    def save(self, parent: QWidget, title: str, proposed: str, pattern: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(parent, title, proposed, pattern, options=self._OWN)
        return Path(name) if name else None

    def folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        options = self._OWN | QFileDialog.Option.ShowDirsOnly
        name = QFileDialog.getExistingDirectory(parent, title, folder, options)
        return Path(name) if name else None
