"""An event: its figures over five tabs, the first of them its record as every other has one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget

from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import EVENT
from odop_desktop.i18n.words import Words
from odop_desktop.queries import event_life
from odop_desktop.queries.event_life import EventLife
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.pages.event_figures import FiguresRow
from odop_desktop.ui.pages.event_letters import LettersTab
from odop_desktop.ui.pages.event_people import PeopleTab
from odop_desktop.ui.pages.event_spaces import SpacesTab
from odop_desktop.ui.pages.event_stalls import StallsTab
from odop_desktop.ui.pages.event_tab import scrolling
from odop_desktop.ui.pages.record import RecordPage

_OURS = frozenset({"event", "space", "stall", "participation", "letter", "artisan", "product"})
_NAMES = ("about", "spaces", "stalls", "people", "letters")


class EventPage(RecordPage):
    """`id` None is a new event: only its first tab can be filled until it is saved."""

    HINTS = "ui.hints.event"
    HELP = "ui.help.event"

    def __init__(self, desk: Desk, id: str | None, given: Mapping[str, Any]) -> None:
        super().__init__(desk, EVENT, id, given)
        self.life: EventLife | None = None
        self.figures = FiguresRow(desk)
        self.spaces, self.stalls = SpacesTab(desk), StallsTab(desk)
        self.people, self.letters = PeopleTab(desk), LettersTab(desk)
        self.parts: tuple[SpacesTab | StallsTab | PeopleTab | LettersTab, ...] = (
            self.spaces,
            self.stalls,
            self.people,
            self.letters,
        )
        self.tabs = QTabWidget()
        self._furnish()
        desk.speech.bind(self, self._speak)
        self.look() if id else self._begin()

    def refresh(self, changes: Changes | None) -> None:
        super().refresh(changes)
        if self.id and (changes is None or any(kind in _OURS for kind, _ in changes.touched)):
            self.look()

    def look(self) -> None:
        """Reads the event's parts anew."""
        read = partial(event_life.of, self.desk.office, str(self.id))
        self.desk.jobs.read(read, self._show, owner=self, latest="life")

    def _show(self, life: EventLife) -> None:
        self.life = life
        binned = life.event.deleted_at is not None
        for n, tab in enumerate(self.parts, start=1):
            tab.tell(life)
            tab.bar_enabled(not binned)
            self.tabs.setTabEnabled(n, True)
        self.figures.show()
        self.figures.tell(life)
        self._speak(self.desk.words)

    def _begin(self) -> None:
        """A new event: the other tabs follow when it is saved."""
        self.figures.hide()
        for n in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(n, False)

    def _furnish(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.split, "")
        for tab in self.parts:
            self.tabs.addTab(scrolling(tab), "")
        self.tabs.currentChanged.connect(self._turned)
        self.body.addWidget(self.figures)
        self.body.addWidget(self.tabs, 1)
        for n in range(len(_NAMES)):
            shortcut = QShortcut(QKeySequence(f"Alt+{n + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._turn, n))

    def _turn(self, n: int) -> None:
        if self.tabs.isTabEnabled(n):
            self.tabs.setCurrentIndex(n)

    def _turned(self, n: int) -> None:
        """The keyboard goes on in the table; in the form where it is the first tab."""
        if n > 0:
            self.parts[n - 1].enter()
        elif self.form is not None:
            self.form.focus_first()

    def _speak(self, words: Words) -> None:
        for widget in (self.tabs, self.tabs.tabBar()):
            widget.setAccessibleName(words("ui.event.tabs"))
        for n, name in enumerate(_NAMES):
            self.tabs.setTabText(n, words(f"ui.event.tab.{name}", n=self._count(name)))

    def _count(self, name: str) -> int:
        """What a tab holds; of the letters those that are due."""
        life = self.life
        shown = {"spaces": life.spaces, "stalls": life.stalls, "people": life.people} if life else {}
        return len(shown.get(name, life.due if life else ()))
