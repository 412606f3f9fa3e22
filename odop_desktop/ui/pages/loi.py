"""A letter of intent: its ladder, its lines, what it lacks, its terms; beside them the letter and its life."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import LOI
from odop_desktop.i18n.words import Words
from odop_desktop.queries import loi_life
from odop_desktop.queries.loi_life import IN_LOI, LoiLife
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.pages.event_tab import scrolling
from odop_desktop.ui.pages.loi_deeds import LoiDeeds
from odop_desktop.ui.pages.loi_ladder import Ladder
from odop_desktop.ui.pages.loi_lines import LinesTab
from odop_desktop.ui.pages.loi_paper import PaperSide
from odop_desktop.ui.pages.loi_papers import PapersTab
from odop_desktop.ui.pages.loi_ready import ReadyCard
from odop_desktop.ui.pages.record import RecordPage
from odop_desktop.ui.turns import Turn

_OURS = frozenset({"loi", *IN_LOI, "letter", "buyer", "artisan", "event", "product"})
_LINES, _TERMS, _PAPERS = range(3)


class LoiPage(RecordPage):
    """`id` None is a new one: its lines follow when buyer, event and dates are saved."""

    HINTS = "ui.hints.loi"
    HELP = "ui.help.loi"
    life: LoiLife | None = None  # asked for by the head before the page stands
    _filling: Turn | None = None
    _met = False  # whether it was shown once: from then on one stays where one is

    def __init__(self, desk: Desk, id: str | None, given: Mapping[str, Any]) -> None:
        super().__init__(desk, LOI, id, given)
        self.tabs.currentChanged.connect(self._turned)
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
            self._furnishing.finish()
            self.lines.enter()

    def lay_out(self, form: QWidget) -> None:
        """The record's form and panels stand in tabs; lines and letter come first."""
        self.tabs, self.beside = QTabWidget(), QTabWidget()
        self.body.addWidget(self.split, 1)
        for tabs in (self.tabs, self.beside):
            tabs.setDocumentMode(True)
            tabs.tabBar().setDrawBase(False)
            self.split.addWidget(tabs)
        lines = QWidget()
        lines.setObjectName("canvas")
        inside = QVBoxLayout(lines)
        inside.setContentsMargins(0, 8, 0, 0)
        paper = QWidget()
        for tabs, first, second in (
            (self.tabs, scrolling(lines), form), (self.beside, paper, self.column),
        ):  # fmt: skip
            tabs.addTab(first, "")
            tabs.addTab(second, "")
        self.after = QVBoxLayout(after := QWidget())
        self.after.setContentsMargins(0, 0, 0, 0)
        self.tabs.addTab(scrolling(after), "")
        beside = QVBoxLayout(paper)
        beside.setContentsMargins(0, 0, 0, 0)
        self._furnishing = self.desk.jobs.turns.take(self, self._furnish(inside, beside))

    def _furnish(self, inside: QVBoxLayout, beside: QVBoxLayout) -> Iterator[None]:
        """One part at a time: the terms can be looked at, and the record is being read meanwhile."""
        self.ladder, self.ready = Ladder(self.desk), ReadyCard(self.desk)
        self.ready.wanted.connect(self._mend)
        inside.addWidget(self.ladder)
        inside.addWidget(self.ready)
        yield
        self.lines = LinesTab(self.desk)
        inside.addWidget(self.lines, 1)
        yield
        self.papers = PapersTab(self.desk)
        self.after.addWidget(self.papers)
        yield
        self.paper = PaperSide(self.desk)
        beside.addWidget(self.paper)

    def _begin(self) -> None:
        """Buyer, event and dates first."""
        self.tabs.setTabEnabled(_LINES, False)
        self.tabs.setTabEnabled(_PAPERS, False)
        self.tabs.setCurrentIndex(_TERMS)

    def _show(self, life: LoiLife) -> None:
        self.life = life
        if self._filling:
            self._filling.drop()
        self._filling = self.desk.jobs.turns.take(self, self._fill(life), self._filled)

    def _fill(self, life: LoiLife) -> Iterator[None]:
        """Part by part, once it stands."""
        while not self._furnishing.over:
            self._furnishing.step()
            yield
        for part in (self.ladder, self.ready, self.lines, self.papers, self.paper):
            part.tell(life)
            yield

    def _filled(self) -> None:
        self.head.tell(self.desk.words)
        if not self._met:
            self._met = True
            self.tabs.setTabEnabled(_LINES, True)
            self.tabs.setTabEnabled(_PAPERS, True)
            self.tabs.setCurrentIndex(_LINES)
            self.lines.enter()

    def _turned(self, n: int) -> None:
        if n == _LINES:
            self._furnishing.finish()
            self.lines.enter()
        elif n == _PAPERS:
            self._furnishing.finish()
            self.papers.enter()
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
        for tabs, names in ((self.tabs, ("lines", "terms", "papers")), (self.beside, ("letter", "life"))):
            for n, name in enumerate(names):
                tabs.setTabText(n, words(f"ui.loi.tab.{name}"))
            for widget in (tabs, tabs.tabBar()):
                widget.setAccessibleName(words("ui.loi.tabs"))
