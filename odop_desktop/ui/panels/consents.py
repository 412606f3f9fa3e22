"""What an artisan agreed to, purpose by purpose, and the keys to note an answer or its withdrawal (DECISIONS 7)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import CONSENT
from odop_desktop.domain.valuelists import Entry as Purpose
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.queries import family
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import shown, whole
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.panels.entry import Entry
from odop_desktop.ui.panels.panel import Panel

Found = list[tuple[Purpose, RecordRow | None]]

_HOW = ("given_on", "notice_version", "notice_lang", "how", "roll", "witness", "remarks")
_WITHDRAWAL = ("state", "withdrawn_on", "witness", "remarks")
_TOLD = ("state", "given_on", "withdrawn_on", "notice_version")
_TONES = {"GIVEN": "good", "REFUSED": "doubt", "WITHDRAWN": "doubt"}


class ConsentPanel(Panel):
    name = "consents"
    kinds = frozenset({CONSENT.name})

    def ask(self, row: RecordRow) -> Found:
        return whole.consents(self.desk.office, family.of(self.desk.office, CONSENT, row))

    def counted(self, found: Found) -> int | None:
        return None

    def tell(self, found: Found, words: Words) -> None:
        self.clear()
        for purpose, consent in found:
            self.body.addWidget(self._purpose(purpose, consent, words))

    def _purpose(self, purpose: Purpose, consent: RecordRow | None, words: Words) -> QFrame:
        holder = QFrame()
        dress(holder, role="step")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 2, 0, 4)
        inside.setSpacing(0)
        inside.addWidget(self._answer(purpose, consent, words))
        keys = QHBoxLayout()
        keys.setContentsMargins(4, 0, 0, 0)
        keys.setSpacing(2)
        for state in _steps(consent):
            keys.addWidget(self._key(purpose, consent, state, words))
        keys.addStretch(1)
        inside.addLayout(keys)
        return holder

    def _answer(self, purpose: Purpose, consent: RecordRow | None, words: Words) -> QFrame | Entry:
        said = self._told(consent, words)
        if consent is not None:
            made = Entry(said, purpose.label(words.lang), role=_TONES.get(str(consent["state"]), ""))
            made.clicked.connect(partial(self._open, consent))
            return made
        plain = QFrame()
        inside = QVBoxLayout(plain)
        inside.setContentsMargins(8, 3, 8, 3)
        inside.setSpacing(0)
        for role, text in (("quiet", purpose.label(words.lang)), ("", said)):
            part = label(role, text)
            part.setWordWrap(True)
            inside.addWidget(part)
        return plain

    def _told(self, consent: RecordRow | None, words: Words) -> str:
        """`दी गई · 05-01-2026 · सूचना 2`: the answer, its days, the version of the notice."""
        if consent is None:
            return words("said.no_consent")
        parts = []
        for key in _TOLD:
            text = shown.cell(self.desk.office, CONSENT.by_key[key], consent[key], {}, words)
            if text:
                version = key == "notice_version"
                parts.append(words("ui.panel.consents.version", version=text) if version else text)
        return " · ".join(parts)

    def _key(self, purpose: Purpose, consent: RecordRow | None, state: str, words: Words) -> QPushButton:
        made = QPushButton(words(f"ui.panel.consents.{state}"))
        dress(made, role="link")
        made.setAutoDefault(True)
        made.setAccessibleName(f"{made.text()}: {purpose.label(words.lang)}")
        made.clicked.connect(partial(self._note, purpose, consent, state))
        return made

    def _open(self, consent: RecordRow, _checked: bool = False) -> None:
        self.desk.open(CONSENT.name, consent.id)

    def _note(self, purpose: Purpose, consent: RecordRow | None, state: str, _checked: bool = False) -> None:
        """Asks when and how; a withdrawal changes the consent that was given, an answer is a record of its own."""
        if self.row is None:
            return
        if consent is not None and state == "WITHDRAWN":
            done = self._withdrawn(consent)
        else:
            given = {
                "artisan": self.row.id,
                "purpose": purpose.code,
                "state": state,
                "given_on": self.desk.office.today().isoformat(),
                "notice_lang": self.desk.words.lang,
                "recorder": self.desk.office.user.id,
            }
            done = RecordDialog.ask(self.desk, self.window(), CONSENT, given=given, keys=_HOW)
        if done:
            self.desk.did(done, lambda w: w("ui.panel.consents.noted", purpose=purpose.label(w.lang)))

    def _withdrawn(self, consent: RecordRow) -> Changes | None:
        """The consent that was given, its state and today's date typed in for who withdraws it."""
        dialog = RecordDialog(self.desk, self.window(), CONSENT, row=consent, keys=_WITHDRAWAL)
        today = date_screen(self.desk.office.today().isoformat())
        for key, typed in (("state", "WITHDRAWN"), ("withdrawn_on", today)):
            dialog.form.entry(key).box.type_in(typed)
        dialog.form.focus_field("withdrawn_on")
        return dialog.changes if dialog.run() else None


def _steps(consent: RecordRow | None) -> tuple[str, ...]:
    """Which answers can be noted now: what was given can be withdrawn, what was not can be given anew."""
    if consent is None:
        return ("GIVEN", "REFUSED")
    return ("WITHDRAWN",) if consent["state"] == "GIVEN" else ("GIVEN",)
