"""The label before a box."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from odop_desktop.ui.speech import Speech


def labelled(speech: Speech, box: QWidget, msgid: str, said: QLabel | None = None) -> QLabel:
    """A label that leads into the box, and what a screen reader says of it: the same words in either language."""
    said = said or QLabel()
    said.setBuddy(box)
    speech.text(said, msgid)
    speech.name(box, msgid)
    return said
