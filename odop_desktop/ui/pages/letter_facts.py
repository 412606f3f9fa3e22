"""Beside a letter's paper: its facts, and every copy of it that was printed or saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from odop_desktop.domain.catalogue import LETTER
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.queries.letter_runs import Printing
from odop_desktop.telling import shown
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.pages.letter_seen import Seen
from odop_desktop.ui.panels.asked import AskedPanel

KEYS = (
    "kind", "letter_date", "lang", "to_whom", "event", "officer", "issued_by", "approved_by", "approval_note",
    "approval_on", "despatch_no", "despatch_on", "despatch_how", "remarks",
)  # fmt: skip
_LEAST = 36  # characters that a fact and its head need side by side


class FactsSide(QScrollArea):
    """Told anew when the language changes. `above`: room for what headquarters asks and for what is to be decided."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.seen: Seen | None = None
        self.above, self._column, self.asked = QVBoxLayout(), QVBoxLayout(), AskedPanel(desk)
        self.setWidgetResizable(True)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LEAST)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        whole = QVBoxLayout(canvas)
        whole.setContentsMargins(0, 0, 8, 0)
        self.above.setSpacing(8)
        for part in (self.above, self._column):
            whole.addLayout(part)
        whole.addWidget(self.asked)
        whole.addStretch(1)
        self.setWidget(canvas)
        desk.speech.name(self, "ui.letter.facts")
        desk.speech.bind(self, self._speak)

    def tell(self, seen: Seen) -> None:
        self.seen = seen
        self._speak(self.desk.words)
        self.asked.load(seen.row)

    def _speak(self, words: Words) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if self.seen is None:
            return
        self._column.addWidget(_card(words("ui.letter.facts"), _facts(self.desk, self.seen, words)))
        printings = [_printing(p, words) for p in reversed(self.seen.printings)]
        if not printings:
            printings = [("", words("ui.letter.copies.none"))]
        self._column.addWidget(_card(words("ui.letter.copies", n=len(self.seen.printings)), printings))


def _card(title: str, lines: list[tuple[str, str]]) -> QFrame:
    made = QFrame()
    dress(made, role="card")
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    form.setHorizontalSpacing(14)
    form.setVerticalSpacing(5)
    for head, text in lines:
        told = QLabel(text)
        told.setWordWrap(True)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form.addRow(label("quiet", head), told) if head else form.addRow(told)
    inside = QVBoxLayout(made)
    inside.setContentsMargins(14, 10, 14, 12)
    inside.addWidget(label("section", title))
    inside.addLayout(form)
    return made


def _facts(desk: Desk, seen: Seen, words: Words) -> list[tuple[str, str]]:
    row, office = seen.row, desk.office
    cells = {k: shown.cell(office, LETTER.by_key[k], row[k], seen.names, words) for k in KEYS}
    told = [(words(f"letter.{k}.label"), text) for k, text in cells.items() if text]
    record = [(words(f"{row['record_kind']}.name"), seen.record)]
    first = words("ui.letter.first.out" if row["written_out"] else "ui.letter.first.waits")
    copies = [(words("ui.letter.first"), first), (words("letter.copies.label"), str(row["copies"] or 1))]
    gone = []
    if row["cancel_reason"]:
        gone = [(words(f"letter.{k}.label"), _gone(k, row[k])) for k in ("cancelled_on", "cancel_reason")]
    return [*record, *told, *copies, *gone]


def _gone(key: str, value: str) -> str:
    return date_screen(value) if key == "cancelled_on" else value


def _printing(p: Printing, words: Words) -> tuple[str, str]:
    """One line: when, who, which copy, how."""
    how = "spoilt" if p.spoilt else "saved" if p.saved else "printed"
    copy = words(f"ui.letter.copy.{p.copy or 'letter'}")
    if p.count > 1:
        copy = f"{copy} – {words('paper.mark.duplicate', count=p.count)}"
    when = f"{date_screen(p.at[:10])} {p.at[11:16]}"
    return when, words(f"ui.letter.copy.{how}", copy=copy, who=p.actor)
