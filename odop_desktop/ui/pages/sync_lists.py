"""Under the steps: what was returned, what has two values, the files made and the files that came."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.queries.arrivals import Arrival
from odop_desktop.queries.asked import Asked
from odop_desktop.queries.conflicts import Conflict
from odop_desktop.queries.sync_books import BackRecord, MadeFile
from odop_desktop.queries.transfers import Announced
from odop_desktop.sync.updates import Update
from odop_desktop.telling import booked, exchange, headquarters, masters, questions, transfers
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.files import open_outside
from odop_desktop.ui.pages.sync_facts import Facts
from odop_desktop.ui.widgets.texts_table import TextsTable


class Lists(QWidget):
    """`deciding`: a Conflict; `returned`: a BackRecord to be opened; `asked`: an Asked to be answered; `updating`:
    the update of the program to be taken out."""

    deciding, returned, asked, updating = Signal(object), Signal(object), Signal(object), Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._facts: Facts | None = None
        self.conflicts = TextsTable(desk, "ui.sync.conflicts", ("kind", "record", "field"), wide="record")
        self.questions = TextsTable(
            desk, "ui.sync.questions", ("record", "field", "question", "due", "state"), wide="question"
        )
        self.back = TextsTable(desk, "ui.sync.returned", ("kind", "record", "why", "date"), wide="why")
        self.made = TextsTable(
            desk,
            "ui.sync.made",
            ("n", "month", "date", "records", "file", "state"),
            wide="file",
            figures=("n", "records"),
        )
        self.came = TextsTable(
            desk,
            "ui.sync.received",
            ("date", "n", "state", "applied", "duplicate", "why"),
            wide="why",
            figures=("n", "applied", "duplicate"),
        )
        self.coming = TextsTable(
            desk, "ui.sync.coming", ("person", "number", "guardian", "from", "date", "state"), wide="person"
        )
        self.circulars = TextsTable(desk, "ui.sync.circulars", ("date", "name"), wide="name")
        self.update_ = TextsTable(desk, "ui.sync.update", ("date", "version", "file", "note"), wide="note")
        self.out = QPushButton()
        desk.speech.text(self.out, "ui.sync.update.out")
        desk.icons.put(self.out, "download")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for each in (self.questions, self.conflicts, self.back, self.coming, self.update_):
            column.addWidget(each)
        column.addWidget(self.out, alignment=Qt.AlignmentFlag.AlignLeft)
        for each in (self.circulars, self.made, self.came):
            column.addWidget(each)
        self.conflicts.opened.connect(self._decide)
        self.back.opened.connect(self._open)
        self.questions.opened.connect(self._answer)
        self.circulars.opened.connect(self._read)
        self.update_.opened.connect(lambda _: self.updating.emit())
        self.out.clicked.connect(lambda: self.updating.emit())

    def tell(self, words: Words, facts: Facts) -> None:
        self._facts = facts
        self.questions.fill([self._question(words, each) for each in facts.questions])
        self.conflicts.fill([_conflict(words, each) for each in facts.conflicts])
        self.back.fill(
            [_back(words, each) for each in facts.returned], [_why(words, b) for b in facts.returned]
        )
        self.coming.fill([_coming(words, each) for each in facts.coming])
        self.update_.fill([_update(words, facts.update)] if facts.update else [])
        self.out.setVisible(facts.update is not None)
        self.circulars.fill([(date_screen(c.day), c.name) for c in facts.circulars])
        self.made.fill([_made(words, each) for each in facts.made])
        long = [booked.whole(words, each, facts.called) for each in facts.came]
        self.came.fill([_came(words, each, facts) for each in facts.came], long)

    def _question(self, words: Words, each: Asked) -> list[str]:
        office = self.desk.office
        told = [questions.about(office, words, each), questions.field(words, each)]
        told.append(" ".join(str(each.row["question"]).split()))
        return [*told, questions.due(each), questions.state(office, words, each)]

    def _answer(self, at: int) -> None:
        if self._facts:
            self.asked.emit(self._facts.questions[at])

    def _read(self, at: int) -> None:
        if self._facts:
            open_outside(self._facts.circulars[at].file)

    def _decide(self, at: int) -> None:
        if self._facts:
            self.deciding.emit(self._facts.conflicts[at])

    def _open(self, at: int) -> None:
        if self._facts:
            self.returned.emit(self._facts.returned[at])


def _coming(words: Words, each: Announced) -> list[str]:
    names = (each.name.of(words.lang), each.reg_no, each.guardian, each.origin.of(words.lang))
    return [*names, date_screen(each.came[:10]), transfers.state(words, each)]


def _update(words: Words, of: Update) -> list[str]:
    return [date_screen(of.day), of.version, masters.update(words, of), of.note]


def _conflict(words: Words, each: Conflict) -> list[str]:
    kind = each.row.kind
    return [
        words(f"{kind.name}.name"),
        each.row.title(words.lang),
        headquarters.field(words, kind, each.key),
    ]


def _back(words: Words, each: BackRecord) -> list[str]:
    title = each.row.title(words.lang) if each.row else words("said.unknown")
    return [words(f"{each.kind}.name"), title, _why(words, each), date_screen(each.at)]


def _why(words: Words, each: BackRecord) -> str:
    return each.reason or exchange.mend(words, each.code)


def _made(words: Words, each: MadeFile) -> list[str]:
    records = grouping(each.records) if each.ops else words("ui.sync.made.nil")
    month = exchange.month(words, each.month)
    told = [str(each.pkg_no), month, date_screen(each.at), records, each.file]
    return [*told, exchange.made(words, each)]


def _came(words: Words, each: Arrival, facts: Facts) -> list[str]:
    number = str(each.number) if each.number else ""
    sums = [grouping(each.applied), grouping(each.duplicate)] if each.taken else ["", ""]
    at, why = f"{date_screen(each.at)} {each.at[11:16]}", booked.why(words, each, facts.called)
    return [at, number, exchange.came(words, each), *sums, why]
