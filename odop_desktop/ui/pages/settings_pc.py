"""This PC: language, theme, size of type. Each is put on at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QComboBox, QFormLayout

from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.look.theme import wear
from odop_desktop.ui.pages.settings_card import SettingsCard
from odop_desktop.ui.widgets.labelled import labelled

_CHOICES = {"lang": ("hi", "en"), "theme": ("light", "dark"), "text": ("normal", "large")}


class PcCard(SettingsCard):
    NAME = "pc"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.boxes = {name: QComboBox() for name in _CHOICES}
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for name, box in self.boxes.items():
            form.addRow(labelled(desk.speech, box, f"ui.settings.pc.{name}", label("quiet")), box)
            box.activated.connect(self._putting(name))
        self.body.addLayout(form)
        desk.speech.bind(self, self._tell)

    def look(self) -> None:
        self._tell(self.desk.words)

    def _putting(self, name: str) -> Callable[[int], None]:
        return lambda at: self._put(name, _CHOICES[name][at])

    def _put(self, name: str, value: str) -> None:
        desk = self.desk
        if name == "lang":
            desk.settings.lang = desk.settings.users[desk.office.user.id] = value
            desk.speech.switch(value)
        else:
            setattr(desk.settings, name, value)
            put_on(desk)
        desk.remember()

    def _tell(self, words: Words) -> None:
        now = {
            "lang": self.desk.speech.lang,
            "theme": self.desk.settings.theme,
            "text": self.desk.settings.text,
        }
        for name, box in self.boxes.items():
            box.clear()
            box.addItems([words(f"ui.settings.pc.{name}.{value}") for value in _CHOICES[name]])
            box.setCurrentIndex(_CHOICES[name].index(now[name]))


def put_on(desk: Desk) -> None:
    """Theme and size of type on the whole program, now."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    wear(app, desk.look)
    desk.icons.redraw()
    desk.looked.emit()
