"""The head of a record's page: what it is called, how it stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.pages.record_opened import Opened

_MARGINS = 76  # pixels of a page's head that are neither words nor buttons
_LEAST = 120  # pixels of the title, however little room there is


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done with a record: words `ui.record.<name>`, and when it is offered."""

    name: str
    icon: str
    act: Callable[[], object]
    when: Callable[[RecordRow | None], bool]
    menu: bool = False  # only in the menu, never a button of its own


class Head:
    """Fills a page's title, subtitle and buttons. Where there is little room the buttons go into the menu."""

    def __init__(
        self,
        desk: Desk,
        kind: RecordKind,
        parts: tuple[QLabel, QLabel, QHBoxLayout],
        *,
        new: bool,
    ) -> None:
        """`parts`: the page's title, subtitle and buttons. `new`: a record that is not saved yet."""
        self.desk, self.kind, self.new = desk, kind, new
        self._title, self._subtitle, self._buttons = parts
        self.opened: Opened | None = None
        self.save, self.more = QPushButton(), QToolButton()
        self.menu = QMenu(self.more)
        self._deeds: list[Deed] = []
        self.keys: dict[str, QPushButton] = {}
        self._narrow, self._width, self._words = False, 10_000, ("", "")
        for label in (self._title, self._subtitle):
            label.setWordWrap(False)
            label.setMinimumWidth(1)  # it is cut to what there is, and never holds the window wide

    def assemble(self, deeds: list[Deed]) -> None:
        self._deeds = deeds
        for deed in deeds:
            if not deed.menu:
                self.keys[deed.name] = self._key(deed)
        self._furnish_menu()
        dress(self.save, role="main")
        self.save.setAutoDefault(True)
        self.save.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in its box
        self.desk.icons.put(self.save, "save", "accent_text")
        self.desk.speech.text(self.save, "ui.save")
        self._buttons.addWidget(self.more)
        self._buttons.addWidget(self.save)
        self.desk.speech.bind(self._title, self.tell)

    def show(self, opened: Opened | None) -> None:
        self.opened = opened
        self.tell(self.desk.words)

    def tell(self, words: Words) -> None:
        """The title and how the record stands, in the language of the screen."""
        found = self.opened
        title = found.title(words) if found else self._unopened(words)
        self._words = (title, " · ".join(found.standing(words)) if found else "")
        self._offer()

    def room(self, width: int) -> None:
        """Little room: only Save and the menu stay, and the words give way; whole they are in their tips."""
        letter = self._title.fontMetrics().horizontalAdvance("M")
        self._width, self._narrow = width, width < 62 * letter
        self._offer()

    def _fit(self) -> None:
        taken = sum(b.sizeHint().width() + 10 for b in (*self.keys.values(), self.more) if not b.isHidden())
        room = max(self._width - self.save.sizeHint().width() - taken - _MARGINS, _LEAST)
        for label, text in zip((self._title, self._subtitle), self._words, strict=True):
            label.setText(label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0)))
            label.setToolTip(text)
            room -= label.fontMetrics().horizontalAdvance(label.text())

    @property
    def row(self) -> RecordRow | None:
        return self.opened.row if self.opened else None

    def _unopened(self, words: Words) -> str:
        name = words(f"{self.kind.name}.name")
        return words("ui.record.new", kind=name) if self.new else name

    def _may_save(self) -> bool:
        return not self.opened.locked if self.opened else self.new

    def _offer(self) -> None:
        self.save.setEnabled(self._may_save())
        for deed in self._deeds:
            if key := self.keys.get(deed.name):
                key.setVisible(deed.when(self.row) and not self._narrow)
        self.more.setVisible(any(d.when(self.row) and (d.menu or self._narrow) for d in self._deeds))
        self._fit()

    def _key(self, deed: Deed) -> QPushButton:
        made = QPushButton()
        made.setAutoDefault(True)
        self.desk.icons.put(made, deed.icon)
        self.desk.speech.text(made, f"ui.record.{deed.name}")
        made.clicked.connect(deed.act)
        self._buttons.addWidget(made)
        made.hide()
        return made

    def _furnish_menu(self) -> None:
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.more.setMenu(self.menu)
        self.desk.icons.put(self.more, "ellipsis-vertical")
        self.desk.speech.name(self.more, "ui.record.more")
        self.desk.speech.tip(self.more, "ui.record.more")
        self.menu.aboutToShow.connect(self._fill_menu)

    def _fill_menu(self) -> None:
        self.menu.clear()
        for deed in self._deeds:
            if deed.when(self.row) and (deed.menu or self._narrow):
                self.menu.addAction(self.desk.words(f"ui.record.{deed.name}"), deed.act)
