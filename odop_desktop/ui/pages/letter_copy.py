"""A letter's paper: as it was issued, or as the copy that would be printed, chosen above it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from odop_desktop.actions import letter_copies
from odop_desktop.domain.stages import LetterStatus
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.print_letters import sheets_of
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.pages.letter_seen import Seen
from odop_desktop.ui.widgets.paper import PaperView

ISSUED = "issued"  # the kept letter, only to look at once its first copy is out


class CopySide(QWidget):
    """What is seen is what is printed; `changed` when another copy is chosen."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.seen: Seen | None = None
        self.paper, self.box, self.note = PaperView(desk), QComboBox(), label("quiet")
        self._choices: tuple[str, ...] = ()
        self._head = QLabel()
        self._assemble()
        self.box.currentIndexChanged.connect(lambda _: self._chosen())
        desk.speech.text(self._head, "ui.letter.copy")
        desk.speech.name(self.box, "ui.letter.copy")
        desk.speech.bind(self, self._tell)

    @property
    def copy(self) -> str:
        """As `letter_copies`; of a letter to look at, a duplicate."""
        chosen = self._choice()
        return letter_copies.AS_ISSUED if chosen == ISSUED else chosen

    @property
    def for_paper(self) -> bool:
        return self._choice() != ISSUED

    def tell(self, seen: Seen) -> None:
        """The letter as it stands now, shown as it was issued."""
        self.seen = seen
        stands = seen.row["status"] == LetterStatus.ISSUED
        first = (ISSUED, letter_copies.AS_ISSUED) if seen.row["written_out"] else (letter_copies.AS_ISSUED,)
        self._choices = (*first, *letter_copies.COPIES) if stands else (ISSUED,)
        stands = stands and seen.coming is None
        for widget in (self._head, self.box, self.note):
            widget.setVisible(stands)
        self.note.setVisible(stands and self._choices[0] == ISSUED)
        self._offer(self.desk.words, 0)
        self._tell(self.desk.words)
        self._chosen()

    def choose_duplicate(self) -> None:
        self.box.setCurrentIndex(self._choices.index(letter_copies.AS_ISSUED))

    def _choice(self) -> str:
        at = self.box.currentIndex()
        return self._choices[at] if 0 <= at < len(self._choices) else ISSUED

    def _assemble(self) -> None:
        bar = QHBoxLayout()
        self._head.setBuddy(self.box)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        bar.addWidget(self._head)
        bar.addWidget(self.box)
        bar.addStretch(1)
        self.note.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 0, 0, 0)
        whole.addLayout(bar)
        whole.addWidget(self.note)
        whole.addWidget(self.paper, 1)

    def _offer(self, words: Words, at: int) -> None:
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems([self._named(each, words) for each in self._choices])
        self.box.setCurrentIndex(at)
        self.box.blockSignals(False)

    def _named(self, choice: str, words: Words) -> str:
        row = self.seen.row if self.seen else None
        if choice == letter_copies.AS_ISSUED and row is not None and row["written_out"]:
            return words("paper.mark.duplicate", count=(row["copies"] or 1) + 1)
        return words(f"ui.letter.choice.{choice or 'first'}")

    def _tell(self, words: Words) -> None:
        if self.seen is None:
            return
        self._offer(words, max(self.box.currentIndex(), 0))
        row = self.seen.row
        self.note.setText("" if self.for_paper else words("ui.letter.out"))
        gone = ""
        if row["status"] == LetterStatus.CANCELLED:
            day = date_screen(row["cancelled_on"]) if row["cancelled_on"] else ""
            gone = words("ui.letter.over", date=day, reason=row["cancel_reason"] or "")
        self.paper.mark(gone)

    def _chosen(self) -> None:
        if self.seen is None:
            return
        self.note.setText("" if self.for_paper else self.desk.words("ui.letter.out"))
        if self.seen.coming is not None:
            self._cannot(self.seen.coming)
        elif self._choice() == ISSUED:
            self.paper.show_pdf(self.seen.pdf)
        else:
            work = partial(_paper, self.desk.office, self.seen.row.id, self.copy)
            self.desk.jobs.read(work, self.paper.show_pdf, owner=self, failed=self._cannot, latest="copy")
        self.changed.emit()

    def _cannot(self, error: Exception) -> None:
        self.paper.explain(self.desk.say.worded(error))


def _paper(office: Office, id: str, copy: str) -> bytes:
    return letter_copies.joined(sheets_of(office, [id], copy))
