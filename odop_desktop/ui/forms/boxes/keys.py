"""The keys that lead from box to box."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def step(event: QKeyEvent) -> int:
    """1 for Enter, -1 for Shift+Enter, 0 for every other key."""
    if event.key() not in _ENTER:
        return 0
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held == Qt.KeyboardModifier.NoModifier:
        return 1
    return -1 if held == Qt.KeyboardModifier.ShiftModifier else 0


def control_enter(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _ENTER and held == Qt.KeyboardModifier.ControlModifier
