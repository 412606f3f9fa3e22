"""The signing officers, and who signs today."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import OFFICER
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import office as q
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling.shown import Names, names_of
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.pages.settings_card import SettingsCard
from odop_desktop.ui.widgets.small_table import SmallTable

_COLUMNS = ("name_hi", "post_hi", "from_date", "to_date")


@dataclass(frozen=True, slots=True)
class _Found:
    rows: tuple[RecordRow, ...]
    names: Names
    signs: RecordRow | None


class OfficersCard(SettingsCard):
    """Without an officer in charge no letter can be issued: the card says so."""

    NAME = "officers"
    KINDS: ClassVar[frozenset[str]] = frozenset({"officer"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: _Found | None = None
        self.today = self.told()
        self.table = SmallTable(desk, OFFICER, _COLUMNS)
        self.table.opened.connect(self._change)
        desk.speech.name(self.table, "ui.settings.officers")
        self.body.addWidget(self.table)
        self.add = self.button("ui.settings.officers.add", self._add, "plus")
        self.open = self.button("ui.settings.officers.change", self._chosen, "pencil")
        self.foot.addStretch(1)
        desk.speech.bind(self, self._tell)

    def look(self) -> None:
        self.desk.jobs.read(partial(_look, self.desk.office), self._show, owner=self, latest="officers")

    def _show(self, found: _Found) -> None:
        self._found = found
        self.table.fill(found.rows, found.names)
        self.table.setVisible(bool(found.rows))
        self.open.setEnabled(bool(found.rows))
        if found.rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._tell(self.desk.words)

    def _tell(self, words: Words) -> None:
        if self._found is None:
            return
        signs = self._found.signs
        dress(self.today, role="plain" if signs else "doubt")
        if signs is None:
            self.today.setText(words("ui.settings.officers.none"))
        else:
            post = signs[f"post_{words.lang}"] or signs["post_hi"] or signs["post_en"] or ""
            self.today.setText(words("ui.settings.officers.today", name=signs.title(words.lang), post=post))

    def _add(self) -> None:
        given = {"from_date": self.desk.office.today().isoformat()}
        self._did(RecordDialog.ask(self.desk, self.window(), OFFICER, given=given))

    def _chosen(self) -> None:
        chosen = self.table.chosen()
        if chosen:
            self._change(chosen[0])

    def _change(self, row: RecordRow) -> None:
        self._did(RecordDialog.ask(self.desk, self.window(), OFFICER, row=row))

    def _did(self, done: Changes | None) -> None:
        if done:
            self.desk.did(done, lambda w: w("ui.settings.officers.saved"))


def _look(office: Office) -> _Found:
    rows = tuple(q.officers(office))
    return _Found(rows, names_of(office, OFFICER, rows), q.in_charge(office))
