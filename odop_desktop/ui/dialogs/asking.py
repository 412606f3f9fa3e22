"""Headquarters asks about records: which field, what, by when; or asks once more what was asked before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QFormLayout, QPlainTextEdit, QWidget

from odop_desktop.actions import asking
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import QUERY
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import shown
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.acting import Acting
from odop_desktop.ui.forms.boxes.day import DateBox
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.labelled import labelled

_WIDTH = 520
_LINES = 3


class AskDialog(Acting):
    """`about` says in words what is asked about. What was typed stays where it is refused."""

    def __init__(self, desk: Desk, parent: QWidget | None, about: str) -> None:
        super().__init__(desk, parent, "ui.query.ask.title", "ui.query.ask.yes")
        self.about, self.field = label("strong", about), QComboBox()
        self.question, self.due = QPlainTextEdit(), DateBox(desk, QUERY.by_key["due"])
        self.about.setWordWrap(True)
        self.question.setTabChangesFocus(True)
        self.question.setFixedHeight(self.question.fontMetrics().lineSpacing() * _LINES + 16)
        self.question.textChanged.connect(self._allow)
        self.form = QFormLayout()
        for key, box in (("field", self.field), ("question", self.question), ("due", self.due)):
            self._row(f"ui.query.ask.{key}", box)
        self.body.addWidget(self.about)
        self.body.addLayout(self.form)
        self.resize(_WIDTH, self.sizeHint().height())
        self._allow()

    def _row(self, msgid: str, box: QWidget) -> None:
        self.form.addRow(labelled(self.desk.speech, box, msgid), box)

    def _allow(self) -> None:
        self.yes.setEnabled(bool(self.question.toPlainText().strip()))


class NewQuestion(AskDialog):
    """A question about each of some records of one kind."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, kind: RecordKind, ids: Sequence[str], about: str
    ) -> None:
        super().__init__(desk, parent, about)
        self.kind, self.ids = kind, tuple(ids)
        self.field.addItem(desk.words("query.whole"), "")
        for key in asking.askable(kind):
            self.field.addItem(shown.head(kind, kind.by_key[key], desk.words), key)
        self.field.setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, parent: QWidget | None, kind: RecordKind, ids: Sequence[str], about: str
    ) -> Changes | None:
        """What was asked; None where one thought better of it."""
        dialog = cls(desk, parent, kind, ids, about)
        return dialog.found if dialog.run() else None

    def task(self) -> Callable[[], Changes]:
        about = [(self.kind.name, id) for id in self.ids]
        return partial(
            asking.ask,
            self.desk.office,
            about=about,
            question=self.question.toPlainText(),
            field=str(self.field.currentData()),
            due=self.due.typed(),
        )


class AskAgain(AskDialog):
    """The question as it was asked, to be put once more."""

    def __init__(self, desk: Desk, parent: QWidget | None, row: RecordRow, about: str) -> None:
        super().__init__(desk, parent, about)
        self.row = row
        self.form.setRowVisible(self.field, False)
        self.question.setPlainText(str(row["question"] or ""))
        self.question.setFocus()

    @classmethod
    def ask(cls, desk: Desk, parent: QWidget | None, row: RecordRow, about: str) -> Changes | None:
        """What was asked; None where one thought better of it."""
        dialog = cls(desk, parent, row, about)
        return dialog.found if dialog.run() else None

    def task(self) -> Callable[[], Changes]:
        typed = {"question": self.question.toPlainText(), "due": self.due.typed()}
        return partial(asking.again, self.desk.office, id=self.row.id, **typed)
