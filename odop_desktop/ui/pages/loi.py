"""A letter of intent: its ladder, its lines, what it lacks, its terms; beside them the letter and its life."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import LOI
from odop_desktop.i18n.words import Words
from odop_desktop.queries import loi_life
from odop_desktop.queries.loi_life import LoiLife
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.pages.event_tab import scrolling
from odop_desktop.ui.pages.loi_deeds import LoiDeeds
from odop_desktop.ui.pages.loi_ladder import Ladder
from odop_desktop.ui.pages.loi_lines import LinesTab
from odop_desktop.ui.pages.loi_paper import PaperSide
from odop_desktop.ui.pages.loi_ready import ReadyCard
from odop_desktop.ui.pages.record import RecordPage

_OURS = frozenset({"loi", "loi_line", "letter", "buyer", "artisan", "event", "product"})
_LINES, _TERMS = range(2)


class LoiPage(RecordPage):
    """`id` None is a new one: its lines follow when buyer, event and dates are saved."""

    HINTS = "ui.hints.loi"
    HELP = "ui.help.loi"
    life: LoiLife | None = None  # asked for by the head before the page stands

    def __init__(self, desk: Desk, id: str | None, given: Mapping[str, Any]) -> None:
        super().__init__(desk, LOI, id, given)
        self.ladder, self.ready, self.lines = Ladder(desk), ReadyCard(desk), LinesTab(desk)
        self.paper = PaperSide(desk)
        self.tabs, self.beside = QTabWidget(), QTabWidget()
        self._furnish()
        desk.speech.bind(self, self._speak)
        self.look() if id else self._begin()

    def make_deeds(self) -> LoiDeeds:
        return LoiDeeds(self.desk, self, lambda: self.opened, self.may_leave, lambda: self.life)

    def refresh(self, changes: Changes | None) -> None:
        super().refresh(changes)
        if self.id and (changes is None or any(kind in _OURS for kind, _ in changes.touched)):
            self.look()

    def look(self) -> None:
        """Reads lines, letters and what is lacking anew."""
        read = partial(loi_life.of, self.desk.office, str(self.id))
        self.desk.jobs.read(read, self._show, owner=self, latest="life")

    def shown(self) -> None:
        """The keyboard begins in the lines; in the form where they cannot be written yet."""
        if self.tabs.currentIndex() == _TERMS:
            super().shown()
        elif self.life is not None:
            self.lines.enter()

    def _furnish(self) -> None:
        """The record's form and panels move into tabs; lines and letter come first."""
        lines, form = QWidget(), self.holder.parentWidget()
        assert form is not None
        lines.setObjectName("canvas")
        inside = QVBoxLayout(lines)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.addWidget(self.ladder)
        inside.addWidget(self.ready)
        inside.addWidget(self.lines, 1)
        for tabs, first, second in (
            (self.tabs, scrolling(lines), form),
            (self.beside, self.paper, self.column),
        ):
            tabs.addTab(first, "")
            tabs.addTab(second, "")
            tabs.setDocumentMode(True)
            tabs.tabBar().setDrawBase(False)
            self.split.addWidget(tabs)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes([3000, 2000])
        self.tabs.currentChanged.connect(self._turned)
        self.ready.wanted.connect(self._mend)

    def _begin(self) -> None:
        """Buyer, event and dates first."""
        self.tabs.setTabEnabled(_LINES, False)
        self.tabs.setCurrentIndex(_TERMS)

    def _show(self, life: LoiLife) -> None:
        first, self.life = self.life is None, life
        for part in (self.ladder, self.ready, self.lines, self.paper):
            part.tell(life)
        self.head.tell(self.desk.words)
        if first:
            self.tabs.setTabEnabled(_LINES, True)
            self.tabs.setCurrentIndex(_LINES)
            self.lines.enter()

    def _turned(self, n: int) -> None:
        if n == _LINES:
            self.lines.enter()
        elif self.form is not None:
            self._enter()

    def _mend(self, key: str) -> None:
        """To the mend of what is lacking: the lines, the approval, or the field's box; or on to the issue."""
        assert isinstance(self.deeds, LoiDeeds)
        match key:
            case "lines":
                self.lines.enter() if self.lines.table.rows() else self.lines.add()
            case "approval_note":
                self.deeds.approve_on_file()
            case "issue":
                self.deeds.issue()
            case _:
                self.tabs.setCurrentIndex(_TERMS)
                self._point(key)

    def _speak(self, words: Words) -> None:
        for tabs, names in ((self.tabs, ("lines", "terms")), (self.beside, ("letter", "life"))):
            for n, name in enumerate(names):
                tabs.setTabText(n, words(f"ui.loi.tab.{name}"))
            for widget in (tabs, tabs.tabBar()):
                widget.setAccessibleName(words("ui.loi.tabs"))
