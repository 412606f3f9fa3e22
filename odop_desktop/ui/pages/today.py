"""Today: four figures, what is pending in words, two pictures; everything opens what it speaks of."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from odop_desktop.actions.changes import Changes
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk, Goto
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages import today_figures as f
from odop_desktop.ui.pages.today_first import FirstCard
from odop_desktop.ui.pages.today_lines import Pending, lacking, pending
from odop_desktop.ui.pages.today_list import PendingCard
from odop_desktop.ui.pages.today_picture import PictureCard
from odop_desktop.ui.widgets.figures import Figure
from odop_desktop.ui.widgets.scrolled import Scrolled

_NARROW = 800  # pixels below which cards stand under each other


class TodayPage(Page):
    """Shown at once; the counts come when they are counted."""

    HINTS = "ui.hints.today"

    def __init__(self, desk: Desk) -> None:
        self._day = desk.office.today()
        super().__init__(desk)
        self._counted: f.Counted | None = None
        self._artisans: f.Artisans | None = None
        self._lines: tuple[Pending, ...] | None = None
        self._ways: dict[Figure, Goto] = {}
        self.figures = [Figure() for _ in range(4)]
        self.pending, self.first = PendingCard(desk), FirstCard(desk)
        self.stages = PictureCard(desk, "ui.today.by_stage", "accent", "ui.today.no_lois")
        self.products = PictureCard(desk, "ui.today.by_product", "quiet", "ui.today.no_artisans")
        self._assemble()
        for figure in self.figures:
            figure.clicked.connect(partial(self._open, figure))
        desk.speech.bind(self, self._tell)

    def shown(self) -> None:
        self._look()

    def refresh(self, changes: Changes | None) -> None:
        if self.isVisible():
            self._look()

    def event(self, event: QEvent) -> bool:
        """A window that was left open overnight shows the new day when one comes back to it."""
        if event.type() == QEvent.Type.WindowActivate and self._day != self.desk.office.today():
            self._look()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width() < _NARROW)

    def _assemble(self) -> None:
        cards, self._halves = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        cards.setSpacing(10)
        self._halves.setSpacing(10)
        for figure in self.figures:
            cards.addWidget(figure, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        placed: tuple[tuple[QWidget, QVBoxLayout], ...] = (
            (self.first, left), (self.pending, left), (self.stages, right), (self.products, right),
        )  # fmt: skip
        for card, side in placed:
            side.addWidget(card)
        left.addStretch(1)
        right.addStretch(1)
        self._halves.addLayout(left, 3)
        self._halves.addLayout(right, 2)
        scrolled = Scrolled()
        scrolled.body.setContentsMargins(0, 0, 4, 0)
        scrolled.body.addLayout(cards)
        scrolled.body.addLayout(self._halves)
        scrolled.body.addStretch(1)
        self.body.addWidget(scrolled, 1)

    def _arrange(self, narrow: bool) -> None:
        """The halves beside each other, or one under the other where there is no room."""
        way = QBoxLayout.Direction
        self._halves.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def _look(self) -> None:
        """Counts anew: what is known at once, and what takes a walk through all artisans."""
        jobs, office = self.desk.jobs, self.desk.office
        self._day = office.today()
        jobs.read(partial(f.counted, office), self._have_counted, owner=self, latest="counted")
        jobs.read(partial(pending, office), self._have_lines, owner=self, latest="lines")
        jobs.read(partial(f.artisans, office), self._have_artisans, owner=self, latest="artisans")
        self._tell(self.desk.words)

    def _have_counted(self, found: f.Counted) -> None:
        self._counted = found
        self._tell(self.desk.words)

    def _have_lines(self, found: tuple[Pending, ...]) -> None:
        self._lines = found
        self._tell(self.desk.words)

    def _have_artisans(self, found: f.Artisans) -> None:
        self._artisans = found
        self.first.setVisible(found.people.total == 0)
        self._tell(self.desk.words)

    def _tell(self, words: Words) -> None:
        today = self.desk.office.today()
        weekday, day = words(f"ui.weekday.{today.weekday()}"), date_screen(today.isoformat())
        self.title.setText(words("ui.today.title", weekday=weekday, day=day))
        self._say_figures(words)
        if self._lines is not None and self._artisans:
            self.pending.fill((*self._lines, *lacking(self._artisans.people)))
        if self._counted:
            self.stages.fill(f.stage_bars(self.desk.office, self._counted, words))
            self.stages.note("ui.today.unrated", self._counted.lois.unrated)
        if self._artisans:
            self.products.fill(f.product_bars(self._artisans, words))

    def _say_figures(self, words: Words) -> None:
        artisans, lois, stalls, unsent = self.figures
        if self._artisans:
            self._say(artisans, f.artisan_card(self._artisans, words))
        else:
            artisans.say("…", words("artisan.plural"))
        if self._counted:
            self._say(lois, f.loi_card(self._counted, words))
            self._say(stalls, f.stall_card(self._counted, words))
            self._say(unsent, f.unsent_card(self._counted, words))
        else:
            for figure, msgid in (
                (lois, "loi.plural"),
                (stalls, "stall.plural"),
                (unsent, "ui.today.unsent"),
            ):
                figure.say("…", words(msgid))

    def _say(self, figure: Figure, card: f.Card) -> None:
        figure.say(card.number, card.what, card.more, card.brief)
        self._ways[figure] = card.go

    def _open(self, figure: Figure) -> None:
        if way := self._ways.get(figure):
            self.desk.went.emit(way)
