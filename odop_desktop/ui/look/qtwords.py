"""Qt's own words (menus of boxes, buttons, the file chooser) in ours: Qt ships no Hindi."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from odop_desktop.ui.speech import Speech


class QtWords(QTranslator):
    """Answers Qt's questions for a text from `qt.<text>` of the catalogue; what is not there stays English."""

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        words, msgid = self._speech.words, f"qt.{source}"
        return words(msgid) if msgid in words else None

    def isEmpty(self) -> bool:
        return False
