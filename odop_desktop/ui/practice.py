"""What tells a practice office from a real one, at every moment: a yellow frame and its word."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from odop_desktop.ui.hall import Hall


def practice_bar(desk: Hall) -> QFrame:
    """The yellow bar over a practice office; the frame around it is the style's."""
    bar = QFrame()
    bar.setObjectName("practice")
    said = QLabel()
    said.setWordWrap(True)
    desk.speech.text(said, "ui.practice")
    row = QHBoxLayout(bar)
    row.setContentsMargins(16, 1, 16, 1)
    row.addWidget(said)
    return bar
