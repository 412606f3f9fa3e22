"""A page of the help, as resources/help holds it: one file a page and language, in Markdown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from odop_desktop.i18n.words import Words
from odop_desktop.paths import resources
from odop_desktop.ui.hall import START, Hall

_HEADS = {1: 1.45, 2: 1.15}  # a head's size beside that of the text


def file_of(name: str, lang: str) -> Path:
    """Where the page lies."""
    return resources() / "help" / lang / f"{name}.md"


class HelpView(QTextBrowser):
    """Shows a page in the reader's language; links lead to other pages, and nowhere out of the program."""

    def __init__(self, hall: Hall, name: str) -> None:
        super().__init__()
        self.hall, self.name = hall, name
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(20)
        self.document().setIndentWidth(24)
        self.anchorClicked.connect(self._follow)
        hall.speech.name(self, "ui.help.text")
        hall.speech.bind(self, self._tell)

    def show_page(self, name: str) -> None:
        """Another page in place of this one."""
        self.name = name
        self._tell(self.hall.words)
        self.verticalScrollBar().setValue(0)

    def _follow(self, link: QUrl) -> None:
        name = link.toString()
        if name.isidentifier() and file_of(name, "hi").is_file():
            self.show_page(name)

    def _tell(self, words: Words) -> None:
        file = file_of(self.name, words.lang)
        page = file if file.is_file() else file_of(START, words.lang)
        self.setMarkdown(page.read_text(encoding="utf-8"))
        self._space()

    def _space(self) -> None:
        """Room between lines and around heads: Markdown alone stands too close for Devanagari."""
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            form = QTextBlockFormat()
            form.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            level = block.blockFormat().headingLevel()
            form.setTopMargin(16 if level > 1 else 3)
            form.setBottomMargin(6 if level else 3)
            if level:
                self._head(cursor, level)
            cursor.mergeBlockFormat(form)
            block = block.next()

    def _head(self, cursor: QTextCursor, level: int) -> None:
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        form = cursor.charFormat()
        form.setFontPointSize(self.font().pointSizeF() * _HEADS.get(level, 1.0))
        form.setFontWeight(QFont.Weight.Bold)
        cursor.mergeCharFormat(form)
