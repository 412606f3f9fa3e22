"""A button in the reader's language that does one thing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import dress


def button(
    hall: Hall, msgid: str, act: Callable[[], object], icon: str = "", *, main: bool = False
) -> QPushButton:
    """`main`: the one thing its place is for, in the accent's colour."""
    made = QPushButton()
    if main:
        dress(made, role="main")
    made.clicked.connect(lambda: act())
    hall.speech.text(made, msgid)
    if icon:
        hall.icons.put(made, icon, *(("accent_text",) if main else ()))
    return made
