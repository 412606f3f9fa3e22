"""A box to pick in: one types a part of a name in either script, the arrows choose, Enter takes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QKeyEvent

from odop_desktop.domain.catalogue.field import Field
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.boxes.line import LineBox
from odop_desktop.ui.forms.boxes.pick_list import Offer, PickList
from odop_desktop.ui.look.icons import icon

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_OPENING = (Qt.Key.Key_Down, Qt.Key.Key_Up)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier


class PickBox(LineBox):
    """What is picked has a key; a text that was not picked has none yet. A subclass says what is offered."""

    chosen = Signal(object)  # the key, or None

    def __init__(self, desk: Desk, field: Field) -> None:
        super().__init__(desk, field)
        self.key: str | None = None
        self._list: PickList | None = None
        self._writing = False
        self._arrow = QAction(self)
        self._draw()
        self._arrow.triggered.connect(self._arrow_pressed)
        self.addAction(self._arrow, LineBox.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._edited)
        desk.looked.connect(self._draw)

    @property
    def list(self) -> PickList:
        """The list under the box, made when it is first needed."""
        if self._list is None:
            self._list = PickList(self)
            self._list.picked.connect(self.take)
        return self._list

    @property
    def is_open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    def typed(self) -> str:
        """The key of what is picked, else the text."""
        return self.key or super().typed()

    def ask(self) -> None:
        """Offers what fits the text: everything where it is picked already or empty."""
        raise NotImplementedError

    def asked(self) -> str:
        """The text to look for; nothing where the box shows what is picked."""
        return "" if self.key else self.text().strip()

    def take(self, offer: Offer) -> None:
        """A row of the list is picked."""
        self.close_list()
        if offer.key is None:
            self.other(offer)
            return
        self.show_key(offer.key, offer.text, undoable=True)
        self.chosen.emit(self.key)

    def show_key(self, key: str | None, text: str, *, undoable: bool = False) -> None:
        """What is picked, without asking anybody."""
        was, self.key = self.typed(), key
        self._writing = True
        self.overwrite(text) if undoable else self.setText(text)
        self._writing = False
        if key:
            self.setCursorPosition(0)
        if self.typed() != was:
            self.changed.emit()

    def other(self, offer: Offer) -> None:
        """A row that is no value was picked."""

    def offer(self, offers: Sequence[Offer]) -> None:
        """Shows the rows, if one is still in the box."""
        if self.hasFocus() and not self.isReadOnly():
            self.list.offer(offers, first=bool(self.asked()))
            self.list.open()

    def close_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def tidy(self) -> None:
        """What is picked stands as it is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        handled = self._in_list(event) if self.is_open else self._opened(event)
        if not handled:
            super().keyPressEvent(event)

    def _opened(self, event: QKeyEvent) -> bool:
        if event.key() not in _OPENING or event.modifiers() & ~_PLAIN or self.isReadOnly():
            return False
        self.ask()
        return True

    def _in_list(self, event: QKeyEvent) -> bool:
        """The keys of the open list. Enter takes the row and then moves on, as it does everywhere."""
        if event.key() in _STEPS:
            self.list.step(_STEPS[Qt.Key(event.key())])
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
            return True
        return event.key() in _ENTER and not event.modifiers() & ~_PLAIN and self._take_current()

    def _take_current(self) -> bool:
        """Whether the row was something other than a value, so that one stays in the box."""
        current = self.list.current
        self.close_list()
        if current is None:
            return False
        self.take(current)
        return current.key is None

    def _moved_on(self) -> None:
        if not self._writing:
            self.changed.emit()

    def _edited(self, _text: str) -> None:
        if self._writing:
            return
        had, self.key = self.key, None
        if had:
            self.chosen.emit(None)
        self.ask() if self.text().strip() else self.close_list()

    def _arrow_pressed(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.close_list() if self.is_open else self.ask()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tab takes the row that is marked, if something was typed for it."""
        current = self.list.current if self.is_open else None
        self.close_list()
        if event.reason() == Qt.FocusReason.TabFocusReason and current and current.key and self.asked():
            self.take(current)
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_list()
        super().hideEvent(event)

    def _draw(self) -> None:
        self._arrow.setIcon(icon("chevron-down", self.desk.look.colour("quiet")))
