"""A line to type in: names, numbers, money. It takes everything, and is put in order when it is left."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.errors import Problem
from odop_desktop.i18n.words import Words
from odop_desktop.identity.aadhaar import sweep
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms import texts
from odop_desktop.ui.forms.boxes.keys import step
from odop_desktop.ui.forms.checking import NOTE, Verdict, of_problem

# Kinds whose text is free: an Aadhaar number in it is hidden before anything is kept.
SWEPT = frozenset({Kind.NAME, Kind.TEXT, Kind.NOTE, Kind.SET, Kind.REF})
_ELSEWHERE = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)
_LONGEST = 100_000  # what a box holds; what a field takes is said, not cut


class LineBox(QLineEdit):
    """Tells `changed` at each key, `left` when it is left, `moved` (1, -1) by Enter and Shift+Enter."""

    changed = Signal()
    left = Signal()
    moved = Signal(int)

    def __init__(self, desk: Desk, field: Field, *, sign: bool = True) -> None:
        super().__init__()
        self.desk, self.field, self.sign = desk, field, sign
        self.setMaxLength(_LONGEST)
        self.textChanged.connect(self._moved_on)

    def typed(self) -> str:
        """What is typed, as `actions/typed.save` takes it."""
        return texts.spoken(self.text()).strip()

    def put(self, value: Any) -> None:
        """Shows a stored value (None: nothing); undo does not reach behind it."""
        self.setText(texts.shown(self.field, value, sign=self.sign))
        self.setCursorPosition(0)  # a long text shows its beginning

    def type_in(self, typed: str) -> None:
        """A text as `typed` gave it once: of a draft, of the record before."""
        self.setText(typed)

    def relabel(self, words: Words) -> None:
        """The language of the screen changed."""

    def tame(self) -> Verdict | None:
        """Hides an Aadhaar number in free text, in the box and in its undo. Returns what is to be said of it."""
        if self.field.kind not in SWEPT or self.field.check:
            return None
        swept = sweep(self.text())
        if not swept.count:
            return None
        self.setText(self._tidied(swept.text))
        return of_problem(NOTE, Problem.of("E-VAL-12", self.field.key, count=swept.count))

    def tidy(self) -> None:
        """Puts what was typed in its usual form; Ctrl+Z still takes it back."""
        self.overwrite(self._tidied(self.typed()))

    def _tidied(self, text: str) -> str:
        office = self.desk.office
        return texts.tidy(self.field, text, office.lists, office.today(), sign=self.sign)

    def overwrite(self, text: str) -> None:
        """Another text, as a step that can be undone."""
        if text != self.text():
            self.selectAll()
            self.insert(text)

    def lock(self) -> None:
        """For reading only."""
        self.setReadOnly(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = step(event)
        if way:
            self.moved.emit(way)
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _ELSEWHERE:
            self.leave()

    def _moved_on(self) -> None:
        self.changed.emit()

    def leave(self) -> None:
        """The box is left: whoever listens looks at it, and hides what must not stand; then order is made."""
        self.left.emit()
        if not self.isReadOnly():
            self.tidy()
