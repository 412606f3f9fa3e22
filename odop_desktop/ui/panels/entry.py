"""A line of a panel that leads somewhere: a few words, wrapped, with something quiet above them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout

from odop_desktop.ui.look.dress import dress, label


class Entry(QPushButton):
    """As high as its words need; Enter, Space and a click press it."""

    def __init__(self, text: str, quiet: str = "", *, role: str = "") -> None:
        """`role`: of the text, as resources/style.qss knows it (doubt, good)."""
        super().__init__()
        dress(self, role="entry")
        self.setAutoDefault(True)
        narrow = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        narrow.setHeightForWidth(True)
        self.setSizePolicy(narrow)
        self.setAccessibleName(" ".join(filter(None, (quiet, text))))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 3, 8, 3)
        inside.setSpacing(0)
        if quiet:
            inside.addWidget(_part(label("quiet", quiet)))
        inside.addWidget(_part(label(role, text) if role else QLabel(text)))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()


def _part(part: QLabel) -> QLabel:
    part.setWordWrap(True)
    part.setTextFormat(Qt.TextFormat.PlainText)
    part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return part
