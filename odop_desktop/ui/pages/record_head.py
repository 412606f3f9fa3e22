"""The head of a record's page: what it is called, how it stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton

from odop_desktop.domain.catalogue.doubts import missing
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress

_LONGEST = 46  # letters of a title; the whole one is its tip


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
        self, desk: Desk, kind: RecordKind, title: QLabel, subtitle: QLabel, buttons: QHBoxLayout
    ) -> None:
        self.desk, self.kind = desk, kind
        self._title, self._subtitle, self._buttons = title, subtitle, buttons
        self.row: RecordRow | None = None
        self.number = ""
        self.save, self.more = QPushButton(), QToolButton()
        self.menu = QMenu(self.more)
        self._deeds: list[Deed] = []
        self.keys: dict[str, QPushButton] = {}
        self._narrow = False

    def assemble(self, deeds: list[Deed]) -> None:
        self._deeds = deeds
        for deed in deeds:
            if not deed.menu:
                self.keys[deed.name] = self._key(deed)
        self._furnish_menu()
        dress(self.save, role="main")
        self.save.setAutoDefault(True)
        self.desk.icons.put(self.save, "save", "accent_text")
        self.desk.speech.text(self.save, "ui.save")
        self._buttons.addWidget(self.more)
        self._buttons.addWidget(self.save)
        self.desk.speech.bind(self._title, self.tell)

    def show(self, row: RecordRow | None, number: str) -> None:
        self.row, self.number = row, number
        self.tell(self.desk.words)

    def tell(self, words: Words) -> None:
        """Title, number, what is missing, whether it was sent, whether it lies in the bin."""
        name = words(f"{self.kind.name}.name")
        if self.row is None:
            title, parts = words("ui.record.new", kind=name), []
        else:
            title, parts = self.row.title(words.lang), _standing(self.row, self.number, words)
            if title in (self.row.id, self.number):
                title = name
        self._title.setText(title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…")
        self._title.setToolTip(title)
        self._subtitle.setText(" · ".join(parts))
        self._subtitle.setToolTip(self._subtitle.text())
        self._offer()

    def room(self, width: int) -> None:
        """Little room: only Save and the menu stay."""
        letter = self._title.fontMetrics().horizontalAdvance("M")
        self._narrow = width < 62 * letter
        self._offer()

    def busy(self, *, saving: bool) -> None:
        self.save.setEnabled(not saving and self._may_save())

    def _may_save(self) -> bool:
        return self.row is None or not (self.row.packed or self.row.deleted_at)

    def _offer(self) -> None:
        self.save.setEnabled(self._may_save())
        for deed in self._deeds:
            if key := self.keys.get(deed.name):
                key.setVisible(deed.when(self.row) and not self._narrow)
        self.more.setVisible(any(d.when(self.row) and (d.menu or self._narrow) for d in self._deeds))

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


def _standing(row: RecordRow, number: str, words: Words) -> list[str]:
    parts = [number] if number and number != row.id else []
    if row.deleted_at:
        return [*parts, words("ui.record.binned")]
    if row.packed:
        return [*parts, words("ui.record.packed")]
    if wanted := len(missing(row.kind, row.values)):
        parts.append(words("ui.record.wanted", n=wanted))
    return [*parts, words("ui.record.unsent")]
