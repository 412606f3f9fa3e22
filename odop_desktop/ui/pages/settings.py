"""Settings: the office and its letterhead, its officers, this PC, the care for its records, the program."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from odop_desktop.actions.changes import Changes
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.settings_about import AboutCard
from odop_desktop.ui.pages.settings_card import Card
from odop_desktop.ui.pages.settings_check import CheckCard
from odop_desktop.ui.pages.settings_copies import CopiesCard
from odop_desktop.ui.pages.settings_office import OfficeCard
from odop_desktop.ui.pages.settings_officers import OfficersCard
from odop_desktop.ui.pages.settings_pc import PcCard

_NARROW = 860  # pixels below which the cards stand under each other


class SettingsPage(Page):
    """Each card looks its own facts up when the page is shown, and again when they changed."""

    HINTS = "ui.hints.settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.speech.text(self.title, "ui.place.settings")
        self.office, self.officers, self.pc = OfficeCard(desk), OfficersCard(desk), PcCard(desk)
        self.copies, self.check, self.about = CopiesCard(desk), CheckCard(desk), AboutCard(desk)
        self.cards: tuple[Card, ...] = (
            self.office,
            self.officers,
            self.copies,
            self.pc,
            self.check,
            self.about,
        )
        self._assemble()

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
        for side in (self.cards[:3], self.cards[3:]):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in side:
                column.addWidget(card)
            column.addStretch(1)
            self._halves.addLayout(column, 1)
        scrolled = QScrollArea()
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(canvas)
        self.desk.speech.name(scrolled, "ui.place.settings")
        self.body.addWidget(scrolled, 1)
