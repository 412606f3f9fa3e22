"""After a run: what was issued and what was not; its paper, its files, its despatch list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from odop_desktop.actions import letter_copies
from odop_desktop.actions.letters import Batch
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import wording
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.issue_list import lacking
from odop_desktop.ui.dialogs.print_letters import PrintLetters, sheets_of
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.labelled import labelled
from odop_desktop.ui.widgets.paper import PaperView
from odop_desktop.ui.widgets.strip import Strip

COPIES = (letter_copies.AS_ISSUED, *letter_copies.COPIES)
ICONS = {"print": "printer", "folder": "folder-open", "despatch": "mail", "despatch_save": "download"}
_RECORD = Qt.ItemDataRole.UserRole
_LEFT = 600  # pixels beside the paper


class IssueResult(QWidget):
    """`opened` with a record that waits; the letters are printed from any one of them on, the paper shows it."""

    opened = Signal(object)  # RecordRow

    def __init__(self, desk: Desk, strip: Strip) -> None:
        super().__init__()
        self.desk = desk
        self.letters: tuple[RecordRow, ...] = ()
        self._batch, self._older = Batch((), ()), 0
        self.told, self.waits = label("section"), QLabel()
        self.waiting = QListWidget()
        self.copy, self.first = QComboBox(), QComboBox()
        self.buttons = {name: QPushButton() for name in ICONS}
        self.paper = PaperView(desk)
        self.press = PrintLetters(desk, self, strip)
        self._assemble()
        self._connect()

    def fill(self, batch: Batch, letters: Sequence[RecordRow]) -> None:
        """`letters`: those of this run, behind earlier ones whose first copy never came out."""
        self._batch, self.letters = batch, tuple(letters)
        self._older = len(letters) - len(batch.issued)
        self._tell(self.desk.words)
        for widget in (*self.buttons.values(), self.copy, self.first):
            widget.setEnabled(bool(letters))
        (self.buttons["print"] if letters else self.waiting).setFocus()
        self._look()

    def chosen(self) -> list[str]:
        """The ids of the letters from the chosen one on."""
        return [row.id for row in self.letters[max(self.first.currentIndex(), 0) :]]

    @property
    def wanted(self) -> str:
        return COPIES[max(self.copy.currentIndex(), 0)]

    def _assemble(self) -> None:
        for each in (self.told, self.waits):
            each.setWordWrap(True)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.told)
        left.addLayout(self._choices())
        left.addLayout(self._row("print", "folder", main="print"))
        left.addLayout(self._row("despatch", "despatch_save"))
        left.addWidget(self.waits)
        left.addWidget(self.waiting, 1)
        left.addStretch()
        self.waiting.setMinimumWidth(_LEFT)
        self.waiting.setWordWrap(True)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addLayout(left, 6)
        whole.addWidget(self.paper, 4)

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for n, (box, name) in enumerate(((self.first, "first"), (self.copy, "copy"))):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            grid.addWidget(labelled(self.desk.speech, box, f"ui.issue.{name}"), n, 0)
            grid.addWidget(box, n, 1)
        return grid

    def _row(self, *names: str, main: str = "") -> QHBoxLayout:
        row = QHBoxLayout()
        for name in names:
            button = self.buttons[name]
            button.setAutoDefault(False)
            self.desk.speech.text(button, f"ui.issue.{name}")
            self.desk.icons.put(button, ICONS[name], "accent_text" if name == main else "text")
            if name == main:
                dress(button, role="main")
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        press = self.press
        acts = {
            "print": lambda: press.print(self.chosen(), self.wanted),
            "folder": lambda: press.folder(self.chosen(), self.wanted),
            "despatch": lambda: press.despatch(self.chosen()),
            "despatch_save": lambda: press.save_despatch(self.chosen()),
        }
        for name, button in self.buttons.items():
            button.clicked.connect(acts[name])
        self.first.currentIndexChanged.connect(lambda _: self._look())
        self.copy.currentIndexChanged.connect(lambda _: self._look())
        self.waiting.itemActivated.connect(lambda item: self.opened.emit(item.data(_RECORD)))
        press.done.connect(self._go_on_from)
        self.buttons["print"].setShortcut("Ctrl+P")
        self.desk.speech.name(self.waiting, "ui.issue.waiting.name")
        self.desk.speech.bind(self, self._tell)

    def _go_on_from(self, spoilt: str | None) -> None:
        """After a paper jam: the next print goes on from the first letter that did not come out."""
        numbers = [row.number for row in self.letters]
        if spoilt in numbers:
            self.first.setCurrentIndex(numbers.index(spoilt))
            self.buttons["print"].setFocus()
        self._look()

    def _look(self) -> None:
        """The paper of the letter from which on one prints: the copies that will come of it."""
        if not self.letters:
            self.paper.say("ui.paper.none")
            return
        work = partial(_seen, self.desk.office, self.chosen()[:1], self.wanted)
        self.desk.jobs.read(work, self.paper.show_pdf, owner=self, failed=self._unseen, latest="seen")

    def _unseen(self, error: Exception) -> None:
        self.paper.explain(self.desk.say.worded(error))

    def _tell(self, words: Words) -> None:
        self.told.setText(" ".join(self._sentences(words)))
        self._offer(words)
        self._wait(words)

    def _sentences(self, words: Words) -> list[str]:
        batch, own = self._batch, self.letters[self._older :]
        said = [words("ui.issue.none_issued")]
        if own:
            msgid = "ui.issue.issued.one" if len(own) == 1 else "ui.issue.issued"
            said = [words(msgid, n=len(own), first=own[0].number, last=own[-1].number)]
        if self._older:
            said.append(words("ui.issue.older", n=self._older))
        if batch.left:
            said.append(words("ui.issue.left", n=batch.left))
        return said

    def _offer(self, words: Words) -> None:
        letters = [f"{n}. {r.number}  {r['to_whom'] or ''}" for n, r in enumerate(self.letters, 1)]
        for box, texts in (
            (self.copy, [words(f"ui.copy.{c or 'letter'}") for c in COPIES]),
            (self.first, letters),
        ):
            at = max(box.currentIndex(), 0)
            box.blockSignals(True)
            box.clear()
            box.addItems(texts)
            box.setCurrentIndex(min(at, len(texts) - 1))
            box.blockSignals(False)

    def _wait(self, words: Words) -> None:
        self.waiting.clear()
        for row, error in self._batch.failed:
            self._add(row, f"{row.number}: {wording.sentences(words, error.code, error.facts)}")
        for row, lacks in self._batch.waiting:
            said = lacking(row.kind.name, lacks, words)
            self._add(row, words("ui.issue.lacks", number=row.number, lacks=said))
        n = self.waiting.count()
        self.waits.setText(words("ui.issue.waiting", n=n) if n else words("ui.issue.waiting.none"))
        self.waiting.setVisible(bool(n))

    def _add(self, row: RecordRow, said: str) -> None:
        item = QListWidgetItem(said)
        item.setData(_RECORD, row)
        self.waiting.addItem(item)


def _seen(office: Office, ids: Sequence[str], copy: str) -> bytes:
    return letter_copies.joined(sheets_of(office, ids, copy))
