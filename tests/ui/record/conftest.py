"""A record's page in the real window, worked with the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.form import Form
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.record import RecordPage
from odop_desktop.ui.panels.entry import Entry
from odop_desktop.ui.panels.panel import Panel
from tests.actions.offices import row

_P = TypeVar("_P", bound=Panel)
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Clerk:
    """Sits before the window of the demo office."""

    window: MainWindow
    bot: QtBot
    settle: Callable[[Desk], None]

    @property
    def desk(self) -> Desk:
        return self.window.desk

    @property
    def office(self) -> Office:
        return self.desk.office

    @property
    def page(self) -> RecordPage:
        page = self.window.page
        assert isinstance(page, RecordPage)
        return page

    @property
    def form(self) -> Form:
        assert self.page.form is not None
        return self.page.form

    def open(self, kind: RecordKind, id: str) -> RecordPage:
        self.desk.open(kind.name, id)
        self.rest()
        return self.page

    def new(self, kind: RecordKind, **given: Any) -> RecordPage:
        self.desk.new(kind.name, **given)
        self.rest()
        return self.page

    def rest(self, page: Page | None = None) -> None:
        """Everything asked for has come, every panel stands, the form is whole."""
        self.settle(self.desk)
        page = page or self.window.page
        if isinstance(page, RecordPage):
            if page.form is not None:
                page.form.body.finish()
            if page.opened is not None:
                self.bot.waitUntil(page.column.stands)
        self.settle(self.desk)
        QApplication.processEvents()  # a widget laid out anew is shown in the turn after

    def type(self, key: str, text: str, form: Form | None = None) -> None:
        """Key by key into the emptied box of the field, on the page or in a dialog."""
        form = form or self.form
        form.focus_field(key)
        box = form.entry(key).box
        self.bot.waitUntil(lambda: QApplication.focusWidget() is (box.focusProxy() or box))
        self.press(Qt.Key.Key_A, CONTROL)
        self.press(Qt.Key.Key_Delete)
        write(text)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Where the keyboard is, or was before a question was put."""
        here = QApplication.focusWidget()
        if here is None or not here.window().isVisible():
            here = self.window.page.focusWidget() or self.window
        QTest.keyClick(here, key, held)

    def save(self) -> None:
        self.press(Qt.Key.Key_S, CONTROL)
        self.rest()

    def strip(self) -> str:
        """What the window says; nothing while it is silent."""
        return "" if self.window.strip.isHidden() else self.window.strip.text.text()

    def panel(self, kind: type[_P], name: str = "") -> _P:
        """The page's panel of this class, opened."""
        found = next(p for p in self.page.column.panels if isinstance(p, kind) and name in ("", p.name))
        if not found.is_open():
            found.fold.click()
            self.rest()
        return found

    def record(self, kind: RecordKind, id: str) -> RecordRow:
        return row(self.office, kind, id)


def write(text: str) -> None:
    """A text where the keyboard is: signs that no key has come as an input method brings them."""
    for sign in text:
        here = QApplication.focusWidget()
        if sign.isascii():
            QTest.keyClicks(here, sign)
            continue
        event = QInputMethodEvent()
        event.setCommitString(sign)
        QApplication.sendEvent(here, event)


def told(panel: QWidget) -> list[str]:
    """What a panel shows, from top to bottom."""
    return [
        part.text()
        for part in panel.findChildren(QLabel)
        if part.text() and not part.isHidden() and shown(part)
    ]


def shown(part: QWidget) -> bool:
    """Not of what is about to be freed."""
    parent = part.parentWidget()
    return not part.isHidden() and (parent is None or parent.isWindow() or shown(parent))


def entries(panel: QWidget) -> list[Entry]:
    return [each for each in panel.findChildren(Entry) if shown(each)]


def keys(panel: QWidget) -> dict[str, QPushButton]:
    """Its buttons by what a screen reader says of them."""
    found = [b for b in panel.findChildren(QPushButton) if shown(b) and not isinstance(b, Entry)]
    return {b.accessibleName() or b.text(): b for b in found}


@pytest.fixture(params=["hi", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    """Both languages, for what is to be seen in each."""
    return str(request.param)


@pytest.fixture
def clerk(full_desk: Desk, qtbot: QtBot, settle: Callable[[Desk], None]) -> Clerk:
    window = MainWindow(full_desk)
    qtbot.addWidget(window, before_close_func=_forget)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle(full_desk)
    return Clerk(window, qtbot, settle)


def _forget(window: MainWindow) -> None:
    """What a test left unsaved asks nobody."""
    for page in window.findChildren(RecordPage):
        if page.form is not None:
            page.form.throw_away()
