"""What every page is: a title, hints of its keys, a way to refresh, and whether it may be left."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from odop_desktop.actions.changes import Changes
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import label


class Page(QWidget):
    """A place of the rail or a record. Its head (title, subtitle, buttons) and body are laid out here."""

    HINTS = "ui.hints.page"  # msgid of the key hints in the foot
    HELP = "ui.help.page"  # msgid of what F1 says of this place
    HELPED = ""  # the help page of a place that has another one than its name says

    def __init__(self, desk: Desk) -> None:
        # Made on the ground it will lie on: brought there afterwards, every part of it would be dressed twice.
        super().__init__(desk.ground if isValid(desk.ground) else None)
        self.desk = desk
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title: QLabel = label("title")
        self.subtitle: QLabel = label("subtitle")
        for said in (self.title, self.subtitle):
            said.setWordWrap(True)  # a long name must not push the window wider than the screen
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(10)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.subtitle, 1)
        head.addLayout(self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 12, 20, 12)
        whole.setSpacing(10)
        whole.addLayout(head)
        whole.addLayout(self.body, 1)

    def shown(self) -> None:
        """Called whenever the page comes to the front."""

    def given(self, given: Mapping[str, Any]) -> None:
        """Comes with something asked for: the filters of a list."""

    def refresh(self, changes: Changes | None) -> None:
        """Something was changed (None: anything may have been); looks again where it concerns the page."""

    def dropped(self, file: Path) -> bool:
        """A file was dropped on the window; whether the page has taken it."""
        return False

    def may_leave(self) -> bool:
        """Whether nothing would be lost; asks where something might."""
        return True

    def left(self) -> None:
        """Called when the page is about to be freed: drafts are dropped, jobs let go."""
