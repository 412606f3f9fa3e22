"""A box of several lines. Enter makes a line; Tab and Ctrl+Enter move on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from odop_desktop.domain.catalogue.field import Field
from odop_desktop.errors import Problem
from odop_desktop.i18n.words import Words
from odop_desktop.identity.aadhaar import sweep
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms import texts
from odop_desktop.ui.forms.boxes.keys import control_enter, step
from odop_desktop.ui.forms.checking import NOTE, Verdict, of_problem

_LEAST, _MOST = 2, 10  # lines


class NoteBox(QPlainTextEdit):
    """Tells `changed`, `left` and `moved` as a line does."""

    changed = Signal()
    left = Signal()
    moved = Signal(int)

    def __init__(self, desk: Desk, field: Field) -> None:
        super().__init__()
        self.desk, self.field = desk, field
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.changed)
        self.textChanged.connect(self._grow)

    def sizeHint(self) -> QSize:
        """As high as its lines, within reason."""
        lines = max(_LEAST, min(_MOST, int(self.document().size().height())))
        return QSize(240, self.fontMetrics().lineSpacing() * lines + 18)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        if self.sizeHint().height() != self.height():
            self.updateGeometry()

    def typed(self) -> str:
        return texts.spoken(self.toPlainText()).strip()

    def put(self, value: Any) -> None:
        self.setPlainText(texts.shown(self.field, value))

    def type_in(self, typed: str) -> None:
        self.setPlainText(typed)

    def relabel(self, words: Words) -> None:
        """What one writes is in no language of ours."""

    def tame(self) -> Verdict | None:
        """Hides an Aadhaar number, in the box and in its undo. Returns what is to be said of it."""
        swept = sweep(self.toPlainText())
        if not swept.count:
            return None
        at = self.textCursor().position()
        self.setPlainText(self._tidied(swept.text))
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(self.toPlainText())))
        self.setTextCursor(cursor)
        return of_problem(NOTE, Problem.of("E-VAL-12", self.field.key, count=swept.count))

    def tidy(self) -> None:
        text = self._tidied(self.typed())
        if text != self.toPlainText():
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)

    def _tidied(self, text: str) -> str:
        return texts.tidy(self.field, text, self.desk.office.lists, self.desk.office.today())

    def lock(self) -> None:
        self.setReadOnly(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = 1 if control_enter(event) else min(step(event), 0)
        if way:
            self.moved.emit(way)
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.left.emit()
            if not self.isReadOnly():
                self.tidy()
