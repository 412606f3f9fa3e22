"""The window: rail, top bar, strip, page, foot. It shows pages and goes where the desk says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from odop_desktop.actions.changes import Changes
from odop_desktop.office import Facts
from odop_desktop.queries import office as q
from odop_desktop.ui.desk import Desk, Goto
from odop_desktop.ui.dropping import FileDrops
from odop_desktop.ui.foot import Foot
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.help import HelpPage, name_of
from odop_desktop.ui.pages.record_pages import record_page
from odop_desktop.ui.places import PLACES, Place
from odop_desktop.ui.practice import practice_bar
from odop_desktop.ui.rail import Rail
from odop_desktop.ui.topbar import TopBar
from odop_desktop.ui.widgets.pressed import ENTER
from odop_desktop.ui.widgets.strip import Strip

OFFICE = "office"  # the kind of record that names the office


class MainWindow(QMainWindow):
    """One page of each place is kept; records lie over it, the last one on top, and are freed when left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.rail, self.top, self.foot = Rail(desk, PLACES), TopBar(desk), Foot(desk)
        self.strip = Strip(desk.speech)
        self.stack = QStackedWidget()
        self._places: dict[str, Page] = {}
        self._over: list[Page] = []
        self._place = ""
        desk.say.window, desk.say.strip, desk.ground = self, self.strip, self.stack
        self._assemble()
        self._connect()
        desk.speech.bind(self, lambda w: self.setWindowTitle(self._title(w.lang)))
        FileDrops(desk, self, lambda: self.page)
        self.go(Goto(place="today"))

    @property
    def page(self) -> Page:
        """The page in front."""
        found = self.stack.currentWidget()
        assert isinstance(found, Page)
        return found

    def go(self, to: Goto) -> None:
        """Goes to a place (asking the pages over it whether they may be left) or lays a record over it."""
        if to.place:
            if self._drop_all():
                self._show_place(to)
            return
        self._lay(record_page(self.desk, to.kind, to.id, to.given), to.kind)

    def ahead(self) -> Iterator[None]:
        """Makes the lists one has not been to, one at a step: they ask nothing before they are shown."""
        for place in PLACES:
            if place.kinds:
                self._made(place)
                yield

    def back(self) -> None:
        """From a record to what lies under it."""
        if self._over and self._over[-1].may_leave():
            self._drop()
            self._front()

    def help(self) -> None:
        """What is in front explained, over it."""
        if not isinstance(self.page, HelpPage):
            self._lay(HelpPage(self.desk, self._helping()), "")

    def _helping(self) -> str:
        """The help page about what is in front."""
        if isinstance(self.page, HelpPage):
            return self.page.view.name
        return name_of(self.page, self._place, over=bool(self._over))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button one is on, as Qt knows it in dialogs only; Esc goes back, wherever one is."""
        here = self.focusWidget()
        if event.key() in ENTER and isinstance(here, QPushButton | QToolButton):
            here.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not all(page.may_leave() for page in reversed(self._over)):
            event.ignore()
            return
        settings = self.desk.settings
        settings.maximised = self.isMaximized()
        if not settings.maximised:
            settings.size = (self.width(), self.height())
        self.desk.remember()
        self._free_all()
        event.accept()

    def _title(self, lang: str) -> str:
        facts = self.desk.office.facts
        return f"{facts.name_hi if lang == 'hi' else facts.name_en} – ODOP Desktop"

    def _assemble(self) -> None:
        side = QWidget()
        side.setObjectName("ground")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(20, 0, 20, 0)
        holder.addWidget(self.strip)
        right.addWidget(self.top)
        right.addLayout(holder)
        right.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(side, 1)
        canvas = QWidget()
        canvas.setObjectName("ground")
        canvas.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = QVBoxLayout(canvas)
        whole.setSpacing(0)
        frame = 4 if self.desk.office.facts.practice else 0
        whole.setContentsMargins(0, 0, 0, 0)
        if frame:
            whole.addWidget(practice_bar(self.desk))
        whole.addLayout(middle, 1)
        whole.addWidget(self.foot)
        if frame:
            canvas.setObjectName("practice_frame")
            whole.setContentsMargins(frame, 0, frame, frame)
        self.setCentralWidget(canvas)

    def _connect(self) -> None:
        desk = self.desk
        desk.help_page = self._helping
        desk.went.connect(self.go)
        desk.back.connect(self.back)
        desk.changed.connect(self._refresh)
        self.rail.chosen.connect(lambda name: self.go(Goto(place=name)))
        ways = (
            ("Ctrl+K", self.top.focus_search), ("Alt+Left", self.back), ("F1", self.help),
            ("F9", self.top.language.click), ("Ctrl+Q", self.close),
        )  # fmt: skip
        for keys, act in ways:
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _show_place(self, to: Goto) -> None:
        place = next(p for p in PLACES if p.name == to.place)
        page = self._made(place)
        self._place = place.name
        if to.given:
            page.given(to.given)
        self._front()

    def _made(self, place: Place) -> Page:
        if place.name not in self._places:
            self._places[place.name] = place.make(self.desk)
            self.stack.addWidget(self._places[place.name])
        return self._places[place.name]

    def _lay(self, page: Page, kind: str) -> None:
        self._over.append(page)
        self.stack.addWidget(page)
        self._front()
        self.rail.mark(next((p.name for p in PLACES if kind in p.kinds), self._place))

    def _front(self) -> None:
        page = self._over[-1] if self._over else self._places[self._place]
        self.stack.setCurrentWidget(page)
        self.strip.clear()
        if not self._over:
            self.rail.mark(self._place)
        self.foot.hints(page.HINTS)
        page.shown()

    def _refresh(self, changes: Changes | None) -> None:
        for page in (*self._places.values(), *self._over):
            page.refresh(changes)
        if changes is None or any(kind == OFFICE for kind, _ in changes.touched):
            look = partial(q.facts, self.desk.office)
            self.desk.jobs.read(look, self._renamed, owner=self, latest="facts")

    def _renamed(self, facts: Facts) -> None:
        """The office's record was changed: its name stands anew in the rail and in the title."""
        self.desk.office.facts = facts
        self.rail.tell(self.desk.words)
        self.setWindowTitle(self._title(self.desk.speech.lang))

    def _drop(self) -> None:
        page = self._over.pop()
        page.left()
        self.stack.removeWidget(page)
        page.deleteLater()

    def _drop_all(self) -> bool:
        while self._over:
            if not self._over[-1].may_leave():
                return False
            self._drop()
        return True

    def _free_all(self) -> None:
        while self._over:
            self._drop()
