"""What is to be issued: language, approval, the due letters ticked, and the draft of the one looked at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from odop_desktop.actions import letters
from odop_desktop.i18n.words import Words
from odop_desktop.queries.letters import Due, Waiting
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.issue_approval import ApprovalBox
from odop_desktop.ui.dialogs.issue_list import DueList, wanting
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.paper import PaperView

LANGS = ("hi", "en", "both")
_LEFT = 600  # pixels that the list takes beside the paper


class IssueChoice(QWidget):
    """`changed` when another number of letters would be issued; `opened` when a record is asked for."""

    changed = Signal()
    opened = Signal(object)  # Due

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        self.desk, self.kind = desk, kind
        self.langs = QButtonGroup(self)
        self.approval = ApprovalBox(desk)
        self.list = DueList(desk)
        self.all = QCheckBox()
        self.count = label("quiet")
        self.paper = PaperView(desk)
        self.print = QPushButton()
        self._looked: Due | None = None
        self._assemble()
        self._connect()

    @property
    def lang(self) -> str:
        return LANGS[self.langs.checkedId()]

    def fill(self, dues: list[Due]) -> None:
        self.list.fill(dues)
        if not dues:
            self.paper.say("ui.issue.nothing")
        self.list.setFocus()

    def chosen(self) -> list[Due]:
        return self.list.chosen()

    def waiting(self) -> tuple[Waiting, ...]:
        """Those that are not ready, with what they lack."""
        approved = bool(self.approval.approval())
        dues = (d for d in self.list.dues if not self.list.ready(d))
        return tuple((d.row, wanting(d, approved=approved)) for d in dues)

    def _assemble(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(self._tongues())
        left.addWidget(self.approval)
        head = QHBoxLayout()
        head.addWidget(self.all)
        head.addStretch(1)
        head.addWidget(self.count)
        left.addLayout(head)
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.addWidget(self.paper, 1)
        right.addWidget(self.print, 0, Qt.AlignmentFlag.AlignRight)
        self.list.setMinimumWidth(_LEFT)
        self.print.setAutoDefault(False)
        self.all.setChecked(True)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addLayout(left, 6)
        whole.addLayout(right, 4)

    def _tongues(self) -> QHBoxLayout:
        row = QHBoxLayout()
        head = label("section")
        self.desk.speech.text(head, "ui.issue.lang")
        row.addWidget(head)
        for n, lang in enumerate(LANGS):
            chip = QPushButton()
            dress(chip, role="chip")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            self.desk.speech.text(chip, f"ui.issue.lang.{lang}")
            self.langs.addButton(chip, n)
            row.addWidget(chip)
        self.langs.button(0).setChecked(True)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        speech = self.desk.speech
        speech.text(self.all, "ui.issue.all")
        speech.text(self.print, "ui.issue.draft.print")
        speech.bind(self.count, self._tell)
        self.desk.icons.put(self.print, "printer")
        self.langs.idClicked.connect(lambda _: self._draw())
        self.approval.changed.connect(lambda: self.list.approve(bool(self.approval.approval())))
        self.all.clicked.connect(self.list.tick_all)
        self.list.ticked.connect(self._ticked)
        self.list.looked_at.connect(self._look)
        self.list.opened.connect(self.opened)
        self.print.clicked.connect(self._print)

    def _ticked(self) -> None:
        self._tell(self.desk.words)
        self.changed.emit()

    def _tell(self, words: Words) -> None:
        ready, waiting = len(self.chosen()), sum(not self.list.ready(d) for d in self.list.dues)
        self.count.setText(words("ui.issue.count", n=ready, waiting=waiting))

    def _look(self, due: Due) -> None:
        if due is not self._looked:
            self._looked = due
            self._draw()

    def _draw(self) -> None:
        """The draft of the one looked at, in the language chosen; the newest wish counts."""
        self.print.setEnabled(False)
        if self._looked is None:
            return
        work = partial(
            letters.draft_of, self.desk.office, kind=self.kind, lang=self.lang, id=self._looked.row.id
        )
        self.desk.jobs.read(work, self._drawn, owner=self, failed=self._not_drawn, latest="draft")

    def _drawn(self, pdf: bytes) -> None:
        self.paper.show_pdf(pdf)
        self.print.setEnabled(True)

    def _not_drawn(self, error: Exception) -> None:
        self.paper.explain(self.desk.say.worded(error))

    def _print(self) -> None:
        """The draft that is seen; a draft is no letter and is not counted."""
        name = f"draft-{self._looked.row.number}" if self._looked else "draft"
        try:
            self.desk.printing.print(self, self.paper.pdf, name)
        except Exception as error:
            self.paper.explain(self.desk.say.worded(error))
