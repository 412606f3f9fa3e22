"""The office and its letterhead."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from odop_desktop.domain.catalogue import OFFICE
from odop_desktop.domain.fiscal import financial_year
from odop_desktop.domain.numbering import letter_number
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.office import PATTERN, Office
from odop_desktop.queries import office as q
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.letterhead import HEAD, LetterheadDialog
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.pages.settings_card import Lines, SettingsCard

# Not asked again: they stay for the life of an office, or have their own way in.
_FIXED = ("kind", "state", "district", "emblem")
REST = tuple(f.key for f in OFFICE.fields if f.key not in (*HEAD, *_FIXED))


class OfficeCard(SettingsCard):
    NAME = "office"
    KINDS: ClassVar[frozenset[str]] = frozenset({"office"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._row: RecordRow | None = None
        self._lines = Lines(
            desk,
            {
                "name": "ui.settings.office.name",
                "head": "ui.settings.office.head",
                "address": "ui.settings.office.address",
                "phone": "office.phone.label",
                "email": "office.email.label",
                "number": "ui.settings.office.number",
            },
        )
        self.body.addLayout(self._lines)
        self.change = self.button("ui.settings.office.letterhead", partial(self._ask, HEAD), "pencil")
        self.other = self.button("ui.settings.office.other", partial(self._ask, REST))
        self.foot.addStretch(1)
        desk.speech.bind(self, self._tell)

    def look(self) -> None:
        self.desk.jobs.read(partial(q.own, self.desk.office), self._show, owner=self, latest="own")

    def _show(self, row: RecordRow) -> None:
        self._row = row
        self._tell(self.desk.words)

    def _tell(self, words: Words) -> None:
        if self._row is None:
            return
        row, lang = self._row, words.lang

        def two(stem: str) -> str:
            other = "en" if lang == "hi" else "hi"
            return str(row[f"{stem}_{lang}"] or row[f"{stem}_{other}"] or "")

        told = {key: str(row[key] or "") for key in ("phone", "email")}
        told |= {"name": two("name"), "head": two("letterhead"), "address": two("address")}
        self._lines.tell(words, {**told, "number": _sample(self.desk.office, row)})

    def _ask(self, keys: tuple[str, ...]) -> None:
        if self._row is None:
            return
        dialog = LetterheadDialog if keys is HEAD else RecordDialog
        done = dialog.ask(self.desk, self.window(), OFFICE, row=self._row, keys=keys)
        if done:
            self.desk.did(done, lambda w: w("ui.settings.office.saved"))


def _sample(office: Office, row: RecordRow) -> str:
    """How the number of a letter of intent looks; a pattern that numbers nothing is shown as it stands."""
    pattern = str(row["number_pattern"] or PATTERN)
    fy = financial_year(office.today().isoformat())
    parts = {"prefix": row["prefix"] or "", "kind": "LOI", "fy": fy, "pc": office.facts.pc}
    try:
        return letter_number(pattern, **parts, serial=1)
    except OdopError:
        return pattern
