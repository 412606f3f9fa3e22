"""What a step of the first start stands in: a card, and a scroll area where it is longer than the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from odop_desktop.ui.first_start.step import Step
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import dress


def carded(inside: QWidget) -> QFrame:
    card = QFrame()
    dress(card, role="card")
    held = QVBoxLayout(card)
    held.setContentsMargins(22, 18, 22, 16)
    held.addWidget(inside)
    return card


def scrolling(hall: Hall, step: Step) -> QScrollArea:
    """On a small screen, or in large text, a step is longer than its card."""
    step.setObjectName("canvas")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(step)
    hall.speech.name(area, f"ui.start.{step.NAME}")
    return area
