"""The letterhead in a dialog: the form at the left, the paper that comes of it at the right, as one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.facts import Head, Signatory, Two
from odop_desktop.letters.compose.letterhead import head_of
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts
from odop_desktop.queries import office as q
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui import papers
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.widgets.paper import PaperView

HEAD = (
    "name_hi", "name_en", "letterhead_hi", "letterhead_en", "address_hi", "address_en", "phone", "email",
    "letterhead_blank_mm",
)  # fmt: skip
PAUSE = 250  # milliseconds after the last key before the paper is set anew
_SIZE = (1200, 660)


class LetterheadDialog(RecordDialog):
    """Of the office's row and no other; `keys` are those of the letterhead."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        kind: RecordKind,
        *,
        row: RecordRow | None = None,
        given: Mapping[str, Any] | None = None,
        keys: Sequence[str] | None = None,
    ) -> None:
        super().__init__(desk, parent, kind, row=row, given=given, keys=keys or HEAD)
        self.paper = PaperView(desk)
        side = QHBoxLayout()
        side.setSpacing(14)
        side.addWidget(self.form, 1)  # taken out of the body, where it stood alone
        side.addWidget(self.paper, 1)
        self.body.insertLayout(0, side, 1)
        self.resize(*_SIZE)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE)
        self.timer.timeout.connect(self.draw)
        self.form.edited.connect(self.timer.start)
        desk.speech.changed.connect(self.timer.start)
        self.draw()

    def draw(self) -> None:
        """Sets the paper in the language of the screen; only the newest is shown."""
        values = self.form.values()
        head = head_of(lambda key: str(values.get(key) or ""))
        number = f"{values.get('prefix') or ''}/…"
        self.desk.jobs.read(
            partial(_drawn, self.desk.office, head, number, self.desk.words),
            self.paper.show_pdf,
            owner=self,
            failed=lambda error: self.paper.explain(self.desk.say.worded(error)),
            latest="paper",
        )


def _drawn(office: Office, head: Head, number: str, words: Words) -> bytes:
    row = q.in_charge(office)
    officer = letter_facts.signatory(office, row) if row else Signatory(Two(), Two())
    today = office.today().isoformat()
    return papers.sheet(head, officer, number, today, words, practice=office.facts.practice)
