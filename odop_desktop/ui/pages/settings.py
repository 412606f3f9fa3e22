"""Settings: the office and its letterhead, its officers, this PC, the care for its records, the program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from odop_desktop.actions.changes import Changes
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.settings_about import AboutCard
from odop_desktop.ui.pages.settings_card import SettingsCard
from odop_desktop.ui.pages.settings_check import CheckCard
from odop_desktop.ui.pages.settings_copies import CopiesCard
from odop_desktop.ui.pages.settings_office import OfficeCard
from odop_desktop.ui.pages.settings_officers import OfficersCard
from odop_desktop.ui.pages.settings_pc import PcCard

_C = TypeVar("_C", bound=SettingsCard)
_LEFT = 3  # cards in the first column
_NARROW = 860  # pixels below which the cards stand under each other


class SettingsPage(Page):
    """Each card looks its own facts up when the page is shown, and again when they changed.

    The cards are made one by one, so that the first visit holds nobody up.
    """

    HINTS = "ui.hints.settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.speech.text(self.title, "ui.place.settings")
        self.cards: list[SettingsCard] = []
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._assemble()
        desk.jobs.turns.take(self, self._furnish())

    def shown(self) -> None:
        for card in self.cards:
            card.look()

    def refresh(self, changes: Changes | None) -> None:
        touched = {kind for kind, _ in changes.touched} if changes else None
        for card in self.cards:
            if self.isVisible() and (touched is None or touched & card.KINDS):
                card.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._halves.setDirection(way.TopToBottom if self.width() < _NARROW else way.LeftToRight)

    def _assemble(self) -> None:
        canvas = QWidget()
        canvas.setObjectName("canvas")
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, canvas)
        self._halves.setContentsMargins(0, 0, 4, 0)
        self._halves.setSpacing(12)
        for column in self._columns:
            column.setSpacing(12)
            column.addStretch(1)
            self._halves.addLayout(column, 1)
        scrolled = QScrollArea()
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(canvas)
        self.desk.speech.name(scrolled, "ui.place.settings")
        self.body.addWidget(scrolled, 1)

    def _furnish(self) -> Iterator[None]:
        desk = self.desk
        self.office = self._stand(OfficeCard(desk))
        yield
        self.officers = self._stand(OfficersCard(desk))
        yield
        self.copies = self._stand(CopiesCard(desk))
        yield
        self.pc = self._stand(PcCard(desk))
        yield
        self.check = self._stand(CheckCard(desk))
        yield
        self.about = self._stand(AboutCard(desk))

    def _stand(self, card: _C) -> _C:
        """Under those that stand already."""
        column = self._columns[len(self.cards) // _LEFT]
        column.insertWidget(column.count() - 1, card)
        self.cards.append(card)
        if self.isVisible():
            card.look()
        return card
