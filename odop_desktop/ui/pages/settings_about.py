"""About the program: its version, the State's pack, the licences of what it is made with."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import qVersion

from odop_desktop import __version__
from odop_desktop.i18n.words import Words
from odop_desktop.queries import office as q
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.licences import LicencesDialog
from odop_desktop.ui.pages.settings_card import Lines, SettingsCard


class AboutCard(SettingsCard):
    NAME = "about"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._pack = ""
        self._lines = Lines(
            desk,
            {
                "version": "ui.settings.about.version",
                "pack": "ui.settings.about.pack",
                "pc": "ui.settings.about.pc",
                "folder": "ui.settings.about.folder",
            },
        )
        self.body.addLayout(self._lines)
        self.made = self.told("quiet")
        desk.speech.text(self.made, "ui.settings.about.made", qt=qVersion())
        self.licences = self.button("ui.settings.about.licences", self._licences)
        self.foot.addStretch(1)
        desk.speech.bind(self, self._tell)

    def look(self) -> None:
        self.desk.jobs.read(partial(q.pack_version, self.desk.office), self._show, owner=self, latest="pack")

    def _show(self, version: str) -> None:
        self._pack = version
        self._tell(self.desk.words)

    def _tell(self, words: Words) -> None:
        office = self.desk.office
        name = office.head.name.hi if words.lang == "hi" else office.head.name.en
        self._lines.tell(
            words,
            {
                "version": f"ODOP Desktop {__version__}",
                "pack": f"{name} {self._pack}",
                "pc": str(office.facts.pc),
                "folder": str(office.folder),
            },
        )

    def _licences(self) -> None:
        LicencesDialog.ask(self.desk, self.window())
