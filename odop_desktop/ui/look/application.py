"""The one QApplication, in our look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from odop_desktop.ui import enduring
from odop_desktop.ui.look.theme import Look, load_fonts, wear


def application(args: Sequence[str], look: Look) -> QApplication:
    """The one QApplication: Fusion, our fonts, palette and style."""
    enduring.hold()
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(list(args))
    app.setApplicationName("ODOP Desktop")
    app.setStyle("Fusion")
    load_fonts()
    wear(app, look)
    return app
