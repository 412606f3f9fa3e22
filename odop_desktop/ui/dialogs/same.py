"""Headquarters finds that two records are one: which of them is kept, and why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from odop_desktop.actions import aliases
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.reasons import plain
from odop_desktop.errors import OdopError
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.acting import Acting
from odop_desktop.ui.dialogs.reason import LONGEST, ReasonDialog
from odop_desktop.ui.forms.boxes.ref import RefBox
from odop_desktop.ui.look.dress import label

_WIDTH = 560


class SameDialog(Acting):
    """The record to keep is found as in every box that points at one; of a place, one of its own level."""

    def __init__(self, desk: Desk, parent: QWidget | None, row: RecordRow) -> None:
        super().__init__(desk, parent, "ui.same.title", "ui.same.yes")
        self.row = row
        self.about = label("plain")
        self.about.setWordWrap(True)
        desk.speech.bind(self.about, lambda w: self.about.setText(w("ui.same.about", name=row.title(w.lang))))
        beside = {"level": row["level"]}
        self.keep, self.reason = RefBox(desk, row.kind.by_key["same_as"], lambda: beside), QLineEdit()
        self.reason.setMaxLength(LONGEST)
        form = QFormLayout()
        parts: tuple[tuple[str, QWidget], ...] = (("keep", self.keep), ("reason", self.reason))
        for name, box in parts:
            said = QLabel()
            said.setBuddy(box)
            desk.speech.text(said, f"ui.same.{name}")
            desk.speech.name(box, f"ui.same.{name}")
            form.addRow(said, box)
        self.body.addWidget(self.about)
        self.body.addLayout(form)
        self.reason.textChanged.connect(lambda _: self._allow())
        self.keep.chosen.connect(lambda _: self._allow())
        self.resize(_WIDTH, self.sizeHint().height())
        self._allow()
        self.keep.setFocus()

    @classmethod
    def ask(cls, desk: Desk, parent: QWidget | None, row: RecordRow) -> Changes | None:
        """What was changed; None where one thought better of it."""
        dialog = cls(desk, parent, row)
        return dialog.found if dialog.run() else None

    def task(self) -> Callable[[], Changes]:
        keep = self.keep.value()
        if not keep:
            raise OdopError("E-ALS-02", record=self.keep.text())
        told = {"id": self.row.id, "keep": keep, "reason": plain(self.reason.text())}
        return partial(aliases.same, self.desk.office, kind=self.row.kind, **told)

    def _allow(self) -> None:
        self.yes.setEnabled(bool(self.keep.value() and plain(self.reason.text())))


class Twins:
    """What can be done with a district's own row, on its page and in the table of all of them."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        self.desk, self.over = desk, over

    def may_same(self, row: RecordRow | None) -> bool:
        return aliases.may(self.desk.office, row) and row is not None and not row["same_as"]

    def may_part(self, row: RecordRow | None) -> bool:
        return aliases.may(self.desk.office, row) and row is not None and bool(row["same_as"])

    def may_adopt(self, row: RecordRow | None) -> bool:
        """Whose it is, is asked when it is done."""
        return self.may_same(row) and row is not None and not row["adopted"]

    def same(self, row: RecordRow) -> None:
        changes = SameDialog.ask(self.desk, self.over.window(), row)
        if changes is not None:
            self._did(changes, row, "ui.same.done")

    def part(self, row: RecordRow) -> None:
        self._reasoned("apart", row, partial(aliases.same, keep=None), "alias.back")

    def adopt(self, row: RecordRow) -> None:
        self._reasoned("adopt", row, aliases.adopt, "alias.adopted")

    def _reasoned(self, what: str, row: RecordRow, act: Callable[..., Changes], msgid: str) -> None:
        words = self.desk.words
        text = words(f"ui.same.{what}.text", name=row.title(words.lang))
        reason = ReasonDialog.ask(self.desk, self.over.window(), f"ui.same.{what}", text)
        if reason is not None:
            work = partial(act, self.desk.office, kind=row.kind, id=row.id, reason=reason)
            done = partial(self._did, row=row, msgid=msgid)
            self.desk.jobs.write(work, done, owner=self.over, failed=self.desk.say.error)

    def _did(self, changes: Changes, row: RecordRow, msgid: str) -> None:
        """What every office is given is not taken back."""
        if msgid == "alias.adopted":
            self.desk.changed.emit(changes)
            self.desk.say.info(lambda w: w(msgid, name=row.title(w.lang)))
        else:
            self.desk.did(changes, lambda w: w(msgid, name=row.title(w.lang)))
