"""The rail at the left: the places, by icon and word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import label

if TYPE_CHECKING:
    from odop_desktop.ui.places import Place

_WIDTH = 188


class Rail(QFrame):
    """One checkable button a place; Up and Down move between them, Enter or Space goes on into the page."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, places: Sequence[Place]) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("rail")
        self.setMinimumWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._buttons = {place.name: self._button(place) for place in places}
        self._group = QButtonGroup(self)
        self.office = label("quiet")
        self._assemble()

    def tell(self, words: Words) -> None:
        """The office's name, as it is now."""
        facts = self.desk.office.facts
        self.office.setText(facts.name_hi if words.lang == "hi" else facts.name_en)

    def mark(self, name: str) -> None:
        """Shows where one is."""
        self._buttons[name].setChecked(True)
        self._scrolled.ensureWidgetVisible(self._buttons[name])
        for each, button in self._buttons.items():
            self.desk.icons.put(button, button.property("icon_name"), _colour(each == name))

    def _button(self, place: Place) -> QToolButton:
        button = QToolButton()
        button.setProperty("icon_name", place.icon)
        button.setCheckable(True)
        button.setIconSize(QSize(18, 18))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.chosen.emit(place.name))
        self.desk.speech.text(button, place.word(self.desk))
        self.desk.speech.name(button, place.word(self.desk))
        return button

    def _assemble(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 16, 0, 12)
        whole.setSpacing(10)
        whole.addLayout(self._head())
        canvas = QWidget()
        canvas.setObjectName("canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(10, 0, 10, 0)
        column.setSpacing(3)
        for button in self._buttons.values():
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        scrolled = QScrollArea()  # a small screen, or large type, leaves no room for twelve places
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(canvas)
        whole.addWidget(scrolled, 1)
        self._scrolled = scrolled
        self.setMinimumWidth(max(_WIDTH, canvas.sizeHint().width() + 4))

    def _head(self) -> QVBoxLayout:
        """The program's name and the office's."""
        brand = label("brand", "ODOP Desktop")
        self.office.setWordWrap(True)
        self.desk.speech.bind(self.office, self.tell)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.setContentsMargins(20, 0, 12, 0)
        head.addWidget(brand)
        head.addWidget(self.office)
        return head


def _colour(here: bool) -> str:
    return "rail_on_text" if here else "rail_text"
