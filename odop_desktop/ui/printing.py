"""Paper, as the window asks for it; what prints is loaded with the first print. Tests put another printer here."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from odop_desktop.ui import late
from odop_desktop.ui.speech import Speech


class Printing(Protocol):
    """Prints the PDF after asking how. False: the person thought better of it. E-PRN-01: no printer."""

    def print(self, parent: QWidget, pdf: bytes, name: str) -> bool: ...


class SystemPrinting:
    """The system's printers (ui/printer.py)."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def print(self, parent: QWidget, pdf: bytes, name: str) -> bool:
        done: bool = late.part("printer").Printer(self._speech).print(parent, pdf, name)
        return done
