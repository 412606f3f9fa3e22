"""What a widget wears: properties that resources/style.qss knows (`role`, `tone`, `state`)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

# Of a label whose text is to be read out or taken along: keys reach it, and mark it.
READABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def dress(widget: QWidget, **properties: str) -> None:
    """Sets style properties and has the style sheet looked at again where the widget wears it already."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def label(role: str, text: str = "") -> QLabel:
    """A label in one of the style's roles: title, subtitle, section, quiet, figure, problem, doubt, good."""
    made = QLabel(text)
    dress(made, role=role)
    return made
