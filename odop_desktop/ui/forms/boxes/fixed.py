"""A value to look at: a number the program gave, a stage moved by decisions, a picture that is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.i18n.words import Words
from odop_desktop.queries import records
from odop_desktop.queries.read import RecordRow
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
        self.row: RecordRow | None = None  # what a reference points at
        dress(self, role="fixed")
        self.setWordWrap(field.kind in (Kind.SET, Kind.NOTE))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def typed(self) -> str:
        return ""

    def put(self, value: Any) -> None:
        self.value, self.row = value, None
        self.relabel(self.desk.words)
        if value and self.field.kind is Kind.REF:
            ask = partial(records.titles, self.desk.office, kind_of(str(self.field.ref)), [value])
            self.desk.jobs.read(ask, self._named, owner=self, latest="title")

    def _named(self, found: Mapping[str, RecordRow]) -> None:
        self.row = found.get(self.value)
        self.relabel(self.desk.words)
        if self.row is None:  # another office's, not kept here
            self.setText(self.desk.words("said.unknown"))

    def type_in(self, typed: str) -> None:
        """Nothing can be typed."""

    def relabel(self, words: Words) -> None:
        match self.field.kind:
            case Kind.BLOB:
                text = words("ui.form.blob.kept") if self.value else ""
            case Kind.REF:
                text = self.row.title(words.lang) if self.row else ""
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
