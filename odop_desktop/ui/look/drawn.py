"""Icons on buttons, drawn anew when the colours change."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton
from shiboken6 import isValid

from odop_desktop.ui.look.icons import icon, names
from odop_desktop.ui.look.theme import Look

_GAP = 0.4  # of an icon's width, before the word


class Icons:
    """Knows which button wears which icon in which colour of the theme, while the button lives."""

    def __init__(self, look: Callable[[], Look]) -> None:
        self._look = look
        self._worn: dict[int, tuple[QAbstractButton, str, str]] = {}

    def put(self, button: QAbstractButton, name: str, colour: str = "text") -> None:
        key = id(button)
        if key not in self._worn:
            button.destroyed.connect(lambda *_: self._worn.pop(key, None))
            if _beside_a_word(button):
                size = button.iconSize().height()
                button.setIconSize(QSize(round(size * (1 + _GAP)), size))
        self._worn[key] = (button, name, colour)
        self._draw(button, name, colour)

    def redraw(self) -> None:
        for button, name, colour in list(self._worn.values()):
            if isValid(button):
                self._draw(button, name, colour)

    def ahead(self) -> Iterator[None]:
        """Draws every icon as buttons will ask for it, one at a step: the first time takes a millisecond each."""
        for name in names():
            icon(name, self._look().colour("text"), _GAP)
            yield

    def _draw(self, button: QAbstractButton, name: str, colour: str) -> None:
        gap = _GAP if _beside_a_word(button) else 0
        button.setIcon(icon(name, self._look().colour(colour), gap))


def _beside_a_word(button: QAbstractButton) -> bool:
    """Push buttons always bear a word; tool buttons where their style says so."""
    if isinstance(button, QToolButton):
        return button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    return isinstance(button, QPushButton)
