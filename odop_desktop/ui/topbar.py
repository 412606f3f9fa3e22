"""The bar at the top: one search for everything, the language, who is signed in."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.found_words import lists_of
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.places import PLACES
from odop_desktop.ui.search import SearchBox


class TopBar(QFrame):
    """Search (Ctrl+K), the language switch (F9: the keyboard stays where it is), the user."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        dress(self, role="bar")
        self.search = SearchBox(desk, lists_of((p.name, p.kinds) for p in PLACES))
        self.language = QPushButton()
        dress(self.language, role="link")
        self.language.setToolTip("F9")
        self.language.clicked.connect(self._switch)
        self.user = label("quiet")
        desk.speech.text(self.language, "ui.top.language")
        desk.speech.bind(self.user, lambda w: self.user.setText(self._who(w)))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.addWidget(self.search, 3)
        row.addStretch(2)
        row.addWidget(self.language)
        row.addSpacing(12)
        row.addWidget(self.user)

    def _who(self, words: Words) -> str:
        user = self.desk.office.user
        return f"{user.name} · {words(f'ui.role.{user.role}')}"

    def focus_search(self) -> None:
        self.search.go()

    def _switch(self) -> None:
        desk = self.desk
        lang = "en" if desk.speech.lang == "hi" else "hi"
        desk.settings.lang = desk.settings.users[desk.office.user.id] = lang
        desk.speech.switch(lang)
        desk.remember()
