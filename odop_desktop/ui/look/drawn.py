"""Icons on buttons, drawn anew when the colours change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from odop_desktop.ui.look.icons import icon
from odop_desktop.ui.look.theme import Look


class Icons:
    """Knows which button wears which icon in which colour of the theme, while the button lives."""

    def __init__(self, look: Callable[[], Look]) -> None:
        self._look = look
        self._worn: dict[int, tuple[QAbstractButton, str, str]] = {}

    def put(self, button: QAbstractButton, name: str, colour: str = "text") -> None:
        key = id(button)
        self._worn[key] = (button, name, colour)
        button.destroyed.connect(lambda *_: self._worn.pop(key, None))
        button.setIcon(icon(name, self._look().colour(colour)))

    def redraw(self) -> None:
        for button, name, colour in list(self._worn.values()):
            if isValid(button):
                button.setIcon(icon(name, self._look().colour(colour)))
