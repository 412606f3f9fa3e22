"""An event: its figures over five tabs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QTabWidget

from odop_desktop.actions import records
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import EVENT
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.queries import event_life
from odop_desktop.queries.event_life import EventLife
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.event_about import AboutTab
from odop_desktop.ui.pages.event_figures import FiguresRow
from odop_desktop.ui.pages.event_letters import LettersTab
from odop_desktop.ui.pages.event_people import PeopleTab
from odop_desktop.ui.pages.event_spaces import SpacesTab
from odop_desktop.ui.pages.event_stalls import StallsTab
from odop_desktop.ui.pages.event_tab import scrolling

_OURS = frozenset({"event", "space", "stall", "participation", "letter", "artisan", "product"})
_TABS = ("about", "spaces", "stalls", "people", "letters")


class EventPage(Page):
    """`id` None is a new event: only its first tab can be filled until it is saved."""

    HINTS = "ui.hints.event"
    HELP = "ui.help.event"

    def __init__(self, desk: Desk, id: str | None, given: Mapping[str, Any]) -> None:
        super().__init__(desk)
        self.id, self.first_values = id, dict(given)
        self.life: EventLife | None = None
        self.figures = FiguresRow(desk)
        self.about = AboutTab(desk, None, self.first_values) if id is None else None
        self.spaces, self.stalls = SpacesTab(desk), StallsTab(desk)
        self.people, self.letters = PeopleTab(desk), LettersTab(desk)
        self.tabs = QTabWidget()
        self.save, self.back = QPushButton(), QPushButton()
        self._assemble()
        self._connect()
        self._look() if id else self._begin()

    def refresh(self, changes: Changes | None) -> None:
        if self.id and (changes is None or any(kind in _OURS for kind, _ in changes.touched)):
            self._look()

    def may_leave(self) -> bool:
        return self.about is None or self.about.may_leave()

    def _look(self) -> None:
        look = partial(event_life.of, self.desk.office, str(self.id))
        self.desk.jobs.read(look, self._show, owner=self, latest="life")

    def _show(self, life: EventLife) -> None:
        self.life = life
        if self.about is None:
            self._stand(AboutTab(self.desk, life.event, {}))
        else:
            self.about.load(life.event)
        for tab in (self.spaces, self.stalls, self.people, self.letters):
            tab.tell(life)
        self.figures.tell(life.figures)
        self._bound(life.event.deleted_at is not None)
        self._speak(self.desk.words)

    def _begin(self) -> None:
        """A new event: the other tabs follow when it is saved."""
        assert self.about
        self._stand(self.about)
        self.figures.hide()
        for n in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(n, False)
        self._speak(self.desk.words)

    def _stand(self, about: AboutTab) -> None:
        self.about = about
        self.tabs.removeTab(0)
        self.tabs.insertTab(0, about, "")
        self.tabs.setCurrentIndex(self.first_values.pop("tab", 0))
        about.editing.saved.connect(self._saved)
        about.editing.form.focus_first()

    def _bound(self, binned: bool) -> None:
        """What lies in the bin is looked at only."""
        self.back.setVisible(binned)
        self.save.setHidden(binned)
        for n, tab in enumerate((self.spaces, self.stalls, self.people, self.letters), start=1):
            tab.bar_enabled(not binned)
            self.tabs.setTabEnabled(n, True)

    def _assemble(self) -> None:
        self.body.addWidget(self.figures)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(QPushButton(), "")
        for tab in (self.spaces, self.stalls, self.people, self.letters):
            self.tabs.addTab(scrolling(tab), "")
        self.body.addWidget(self.tabs, 1)
        dress(self.save, role="main")
        self.back.hide()
        self.buttons.addWidget(self.back)
        self.buttons.addWidget(self.save)

    def _connect(self) -> None:
        speech = self.desk.speech
        speech.text(self.save, "ui.save")
        speech.text(self.back, "ui.event.unbin")
        speech.bind(self, self._speak)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self._unbin)
        self.tabs.currentChanged.connect(self._turned)
        for n in range(len(_TABS)):
            shortcut = QShortcut(QKeySequence(f"Alt+{n + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._turn, n))

    def _turn(self, n: int) -> None:
        if self.tabs.isTabEnabled(n):
            self.tabs.setCurrentIndex(n)

    def _turned(self, n: int) -> None:
        """The save button is the first tab's; the keyboard goes on in the table of the others."""
        self.save.setEnabled(n == 0)
        if n > 0:
            (self.spaces, self.stalls, self.people, self.letters)[n - 1].table.setFocus()

    def _save(self) -> None:
        if self.about:
            self.about.editing.save()

    def _saved(self, changes: Changes) -> None:
        if self.id is None:
            self.id = changes.ids[0]
            self.figures.show()
        self.desk.did(changes, lambda w: w("ui.event.saved", name=self._title(w)))
        self._look()

    def _unbin(self) -> None:
        work = partial(records.unbin, self.desk.office, kind=EVENT, id=str(self.id))
        told = partial(self.desk.did, sentence=lambda w: w("ui.event.unbinned"))
        self.desk.jobs.write(work, told, owner=self)

    def _speak(self, words: Words) -> None:
        self.title.setText(self._title(words))
        self.subtitle.setText(told(self.life.event, words) if self.life else "")
        self.tabs.setAccessibleName(words("ui.event.tabs"))
        self.tabs.tabBar().setAccessibleName(words("ui.event.tabs"))
        for n, name in enumerate(_TABS):
            self.tabs.setTabText(n, words(f"ui.event.tab.{name}", n=self._count(name)))

    def _count(self, name: str) -> int:
        """What a tab holds; of the letters those that are due."""
        life = self.life
        shown = {"spaces": life.spaces, "stalls": life.stalls, "people": life.people} if life else {}
        return len(shown.get(name, life.due if life else ()))

    def _title(self, words: Words) -> str:
        return self.life.event.title(words.lang) if self.life else words("ui.event.new")


def told(event: RecordRow, words: Words) -> str:
    """ "HMF-2026 · 03-01-2026 – 05-01-2026 · The Ridge, Shimla" """
    days = " – ".join(date_screen(event[k]) for k in ("from_date", "to_date") if event[k])
    order = ("venue_hi", "venue_en") if words.lang == "hi" else ("venue_en", "venue_hi")
    place = next((event[k] for k in order if event[k]), "")
    binned = words("ui.event.in_bin") if event.deleted_at else ""
    return " · ".join(filter(None, (event["code"], days, place, binned)))
