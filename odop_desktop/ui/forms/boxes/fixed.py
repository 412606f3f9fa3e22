"""A value to look at: a number the program gave, a stage moved by decisions, a picture that is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.checking import Verdict
from odop_desktop.ui.look.dress import dress


class FixedBox(QLabel):
    """Nothing is typed here; it never changes what is saved."""

    changed = Signal()
    left = Signal()
    moved = Signal(int)

    def __init__(self, desk: Desk, field: Field, beside: Callable[[], Mapping[str, Any]] = dict) -> None:
        super().__init__()
        self.desk, self.field, self.beside = desk, field, beside
        self.value: Any = None
        self.title = ""  # of what a reference points at
        dress(self, role="fixed")
        self.setWordWrap(field.kind in (Kind.SET, Kind.NOTE))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def typed(self) -> str:
        return ""

    def put(self, value: Any) -> None:
        self.value = value
        self.relabel(self.desk.words)

    def name(self, title: str) -> None:
        self.title = title
        self.relabel(self.desk.words)

    def type_in(self, typed: str) -> None:
        """Nothing can be typed."""

    def relabel(self, words: Words) -> None:
        match self.field.kind:
            case Kind.BLOB:
                text = words("ui.form.blob.kept") if self.value else ""
            case Kind.REF:
                text = self.title
            case Kind.MONEY:
                coin = self.beside().get("currency")
                text = show(self.field, self.value, words, self.desk.office.lists, coin)
            case _:
                text = show(self.field, self.value, words, self.desk.office.lists)
        self.setText(text)

    def tame(self) -> Verdict | None:
        return None

    def tidy(self) -> None:
        """It is always in order."""

    def lock(self) -> None:
        """It always is."""
