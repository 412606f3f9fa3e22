"""The letterhead and the signing officer, and beside them the paper that comes of it, as one types."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from odop_desktop.domain.catalogue import OFFICE, OFFICER
from odop_desktop.ui import papers
from odop_desktop.ui.first_start.answers import Answers
from odop_desktop.ui.first_start.boxes import Boxes
from odop_desktop.ui.first_start.step import Step
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.paper import PaperView
from odop_desktop.ui.widgets.strip import Sentence

HEAD = (
    "letterhead_hi",
    "letterhead_en",
    "address_hi",
    "address_en",
    "phone",
    "email",
)
OFFICER_KEYS = ("honorific", "name_hi", "name_en", "post_hi", "post_en", "gender", "from_date")
PAUSE = 250  # milliseconds after the last key before the paper is set anew


class LetterheadStep(Step):
    NAME = "letterhead"

    def __init__(self, hall: Hall, answers: Answers) -> None:
        super().__init__(hall, answers)
        self.head = Boxes(hall, answers, OFFICE, HEAD)
        self.officer = Boxes(hall, answers, OFFICER, OFFICER_KEYS)
        self.paper = PaperView(hall)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE)
        self.timer.timeout.connect(self.draw)
        self.head.edited.connect(self._head)
        self.officer.edited.connect(self._officer)
        hall.speech.changed.connect(self.timer.start)
        self._assemble()

    def wanted(self) -> bool:
        return not (self.answers.practice and self.answers.people)

    def first(self) -> QWidget:
        return self.head.boxes[HEAD[0]]

    def arrive(self) -> None:
        """Shows what the State proposes where nothing was typed."""
        told = self.answers
        for key, box in self.head.boxes.items():
            box.put(told.text(key))
        told.officer.setdefault("from_date", told.today.strftime("%d-%m-%Y"))
        for lang in ("hi", "en"):
            told.officer.setdefault(f"post_{lang}", told.proposed.get(f"head_post_{lang}", ""))
        for key, box in self.officer.boxes.items():
            box.fill()
            box.put(told.officer.get(key, ""))
        self.draw()

    def wrong(self) -> Sentence | None:
        for boxes in (self.head, self.officer):
            found = boxes.wrong()
            if found:
                found.setFocus()
                verdict = found.verdict
                return verdict.told
        return None

    def draw(self) -> None:
        """Sets the paper in the language of the screen; only the newest is shown."""
        told, words = self.answers, self.hall.words
        number, date = f"{told.text('prefix')}/…", told.today.isoformat()
        head, officer, practice = told.head(), told.signatory(), bool(told.practice)
        self.hall.jobs.read(
            lambda: papers.sheet(head, officer, number, date, words, practice=practice),
            self.paper.show_pdf,
            owner=self,
            failed=self._unprinted,
            latest="paper",
        )

    def _unprinted(self, error: Exception) -> None:
        self.paper.explain(self.hall.say.worded(error))

    def _head(self, key: str, text: str) -> None:
        self.answers.office[key] = text
        self.timer.start()

    def _officer(self, key: str, text: str) -> None:
        self.answers.officer[key] = text
        self.timer.start()

    def _assemble(self) -> None:
        left = QWidget()
        left.setObjectName("canvas")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(8)
        for msgid, boxes in (
            ("ui.start.letterhead.head", self.head),
            ("ui.start.letterhead.officer", self.officer),
        ):
            section = label("section")
            self.hall.speech.text(section, msgid)
            column.addWidget(section)
            column.addWidget(boxes)
        column.addWidget(self.say("ui.start.letterhead.none", "quiet"))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(left)
        self.hall.speech.name(scroll, "ui.start.letterhead.title")
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(scroll, 1)
        row.addWidget(self.paper, 1)
        self.body.addLayout(row, 1)
