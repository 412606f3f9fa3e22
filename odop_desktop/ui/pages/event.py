"""An event: its figures over five tabs, the first of them its record as every other has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

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
from odop_desktop.ui.turns import Turn

_OURS = frozenset({"event", "space", "stall", "participation", "letter", "artisan", "product"})
_NAMES = ("about", "spaces", "stalls", "people", "letters")
Part = SpacesTab | StallsTab | PeopleTab | LettersTab
_SPACES, _STALLS, _PEOPLE, _LETTERS = _BESIDE = range(1, 5)
_MAKE: dict[int, Callable[[Desk], Part]] = {
    _SPACES: SpacesTab,
    _STALLS: StallsTab,
    _PEOPLE: PeopleTab,
    _LETTERS: LettersTab,
}


class EventPage(RecordPage):
    """`id` None is a new event: only its first tab can be filled until it is saved.

    The other tabs are made and filled one by one whenever the window has nothing else to do, or when one goes there.
    """

    HINTS = "ui.hints.event"
    HELP = "ui.help.event"

    def __init__(self, desk: Desk, id: str | None, given: Mapping[str, Any]) -> None:
        self.life: EventLife | None = None
        self._made: dict[int, Part] = {}
        self._stale: set[int] = set()  # tabs that do not show yet what was read last
        self._filling: Turn | None = None
        super().__init__(desk, EVENT, id, given)
        self._ways()
        desk.speech.bind(self, self._speak)
        self.look() if id else self._begin()

    @property
    def spaces(self) -> SpacesTab:
        return cast(SpacesTab, self.part(_SPACES))

    @property
    def stalls(self) -> StallsTab:
        return cast(StallsTab, self.part(_STALLS))

    @property
    def people(self) -> PeopleTab:
        return cast(PeopleTab, self.part(_PEOPLE))

    @property
    def letters(self) -> LettersTab:
        return cast(LettersTab, self.part(_LETTERS))

    @property
    def parts(self) -> tuple[Part, ...]:
        """All of them, in their order."""
        return tuple(self.part(n) for n in _BESIDE)

    def part(self, n: int) -> Part:
        """A tab beside the record, showing what is known now."""
        tab = self._standing(n)
        if self.life is not None and n in self._stale:
            self._stale.discard(n)
            tab.tell(self.life)
            tab.bar_enabled(self.life.event.deleted_at is None)
        return tab

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
        for n in _BESIDE:
            self._stale.add(n)
            self.tabs.setTabEnabled(n, True)
        self.figures.show()
        self.figures.tell(life)
        self._speak(self.desk.words)
        if self._filling:
            self._filling.drop()
        self._filling = self.desk.jobs.turns.take(self, self._fill())

    def _fill(self) -> Iterator[None]:
        """The tab one looks at first."""
        here = self.tabs.currentIndex()
        for n in sorted(_BESIDE, key=lambda n: n != here):
            self._standing(n)
            yield
            self.part(n)
            yield

    def _standing(self, n: int) -> Part:
        """The tab, put into its place where it was not made yet."""
        if n not in self._made:
            area, tab = self.tabs.widget(n), _MAKE[n](self.desk)
            assert isinstance(area, QScrollArea)
            area.setWidget(tab)
            tab.show()
            self._made[n] = tab
        return self._made[n]

    def _begin(self) -> None:
        """A new event: the other tabs follow when it is saved."""
        self.figures.hide()
        for n in _BESIDE:
            self.tabs.setTabEnabled(n, False)

    def lay_out(self, form: QWidget) -> None:
        self.figures, self.tabs = FiguresRow(self.desk), QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.body.addWidget(self.figures)
        self.body.addWidget(self.tabs, 1)
        self.tabs.addTab(self.split, "")
        for _ in _BESIDE:
            self.tabs.addTab(scrolling(), "")
        self.split.addWidget(form)
        self.split.addWidget(self.column)

    def _ways(self) -> None:
        """Each tab by its number; the keyboard goes with one."""
        self.tabs.currentChanged.connect(self._turned)
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
            self.part(n).enter()
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
