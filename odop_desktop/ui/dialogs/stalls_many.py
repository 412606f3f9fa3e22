"""A whole row of stalls at once: from A-01 to A-12, and what they have in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from odop_desktop.actions import stalls_many
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import STALL
from odop_desktop.domain.stall_range import between
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.acting import Acting
from odop_desktop.ui.forms.form import Form
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.labelled import labelled

_COMMON = ("hall", "space", "size", "area", "kind", "rent", "facilities")


class StallsDialog(Acting):
    """Says while one types which stalls will come about."""

    def __init__(self, desk: Desk, parent: QWidget | None, event: RecordRow) -> None:
        super().__init__(desk, parent, "ui.stalls.title", "ui.stalls.go")
        self.event_row = event
        self.first, self.last = QLineEdit("A-01"), QLineEdit("A-12")
        self.told = label("quiet")
        self.told.setWordWrap(True)
        self.form = Form(desk, STALL, row=None, given={"event": event.id}, keys=_COMMON)
        self._assemble()
        for box in (self.first, self.last):
            box.textChanged.connect(lambda _: self._count(self.desk.words))
        self.form.submitted.connect(self.accept)
        desk.speech.bind(self, self._count)
        self.first.selectAll()
        self.first.setFocus()

    @classmethod
    def ask(cls, desk: Desk, parent: QWidget | None, event: RecordRow) -> Changes | None:
        """The stalls that were made, as one act; None where the person thought better of it."""
        dialog = cls(desk, parent, event)
        dialog.run()
        found: Changes | None = dialog.found
        return found

    def _done(self, found: Changes) -> None:
        self.form.discard()
        super()._done(found)

    def reject(self) -> None:
        """A row not made leaves nothing behind for the next single stall."""
        self.form.discard()
        super().reject()

    def task(self) -> Callable[[], Changes]:
        first, last = self.first.text(), self.last.text()
        between(first, last)  # a row that is none is told before anything is asked of the store
        make = partial(stalls_many.make, self.desk.office, event=self.event_row.id, first=first, last=last)
        return partial(make, pairs=self.form.pairs())

    def _assemble(self) -> None:
        row = QGridLayout()
        for at, (name, box) in enumerate((("from", self.first), ("to", self.last))):
            row.addWidget(labelled(self.desk.speech, box, f"ui.stalls.{name}"), 0, 2 * at)
            row.addWidget(box, 0, 2 * at + 1)
        self.body.addLayout(row)
        self.body.addWidget(self.told)
        self.body.addWidget(self.form, 1)
        self.resize(680, 520)

    def _count(self, words: Words) -> None:
        try:
            numbers = between(self.first.text(), self.last.text())
        except OdopError as error:
            self.told.setText(self.desk.say.worded(error)(words))
            return
        shown = {"n": len(numbers), "first": numbers[0], "last": numbers[-1]}
        self.told.setText(words("ui.stalls.told", **shown))
