"""Headquarters finds that two records are one: which of them is kept, and why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QListWidget, QWidget

from odop_desktop.actions import aliases
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.reasons import plain
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import district_rows, likely_twins
from odop_desktop.queries.likely_twins import Likely
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import aliases as say
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.acting import Acting
from odop_desktop.ui.dialogs.reason import LONGEST, ReasonDialog
from odop_desktop.ui.forms.boxes.ref import RefBox
from odop_desktop.ui.look.dress import label

_WIDTH, _ROWS = 640, 4


class SameDialog(Acting):
    """The record to keep is found as in every box that points at one; of a place, one of its own level. What may be
    the same is proposed above it.
    """

    def __init__(self, desk: Desk, parent: QWidget | None, row: RecordRow) -> None:
        super().__init__(desk, parent, "ui.same.title", "ui.same.yes")
        self.row = row
        self.likely: tuple[Likely, ...] = ()
        self.about, self.proposed, self.lasting = label("plain"), label("quiet"), label("doubt")
        beside = {"level": row["level"]}
        self.list = QListWidget()
        self.keep, self.reason = RefBox(desk, row.kind.by_key["same_as"], lambda: beside), QLineEdit()
        self.reason.setMaxLength(LONGEST)
        self._assemble()
        self.reason.textChanged.connect(lambda _: self._allow())
        self.keep.chosen.connect(lambda _: self._allow())
        self.list.currentRowChanged.connect(self._propose)
        self._allow()
        self.keep.setFocus()
        desk.speech.bind(self, self._tell)
        desk.jobs.read(partial(_known, desk.office, row), self._found, owner=self, latest="likely")

    def _assemble(self) -> None:
        form = QFormLayout()
        parts: tuple[tuple[str, QWidget], ...] = (("keep", self.keep), ("reason", self.reason))
        for name, box in parts:
            said = QLabel()
            said.setBuddy(box)
            self.desk.speech.text(said, f"ui.same.{name}")
            self.desk.speech.name(box, f"ui.same.{name}")
            form.addRow(said, box)
        self.list.setAlternatingRowColors(True)
        self.list.setTabKeyNavigation(False)
        self.list.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )  # what is long is elided
        self.setMinimumWidth(_WIDTH)
        self.desk.speech.name(self.list, "ui.same.likely")
        for part in (self.about, self.proposed, self.list, self.lasting):
            if isinstance(part, QLabel):
                part.setWordWrap(True)
            self.body.addWidget(part)
        self.body.addLayout(form)
        for part in (self.proposed, self.list, self.lasting):
            part.hide()

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

    def _found(self, known: tuple[tuple[Likely, ...], bool]) -> None:
        self.likely = known[0]
        self.lasting.setVisible(known[1])
        for part in (self.proposed, self.list):
            part.setVisible(bool(self.likely))
        self._tell(self.desk.words)
        self.adjustSize()
        self._allow()

    def _tell(self, words: Words) -> None:
        name = self.row.title(words.lang)
        self.about.setText(words("ui.same.about", name=name))
        self.proposed.setText(words("ui.same.likely"))
        self.lasting.setText(words("ui.same.lasting", name=name))
        at = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([say.likely(words, one) for one in self.likely])
        for n, one in enumerate(self.likely):
            self.list.item(n).setToolTip(say.likely(words, one))
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        rows = min(max(len(self.likely), 2), _ROWS)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 1) + 8)

    def _propose(self, at: int) -> None:
        """What is chosen in the list stands in the box."""
        if 0 <= at < len(self.likely):
            row = self.likely[at].row
            self.keep.set_value(row.id, row.title(self.desk.words.lang))
            self._allow()

    def _allow(self) -> None:
        self.yes.setEnabled(bool(self.keep.value() and plain(self.reason.text())))


def _known(office: Office, row: RecordRow) -> tuple[tuple[Likely, ...], bool]:
    """What may be the same, and whether every office has the row: then it is given what is kept, too."""
    with office.reading() as conn:
        shared = not district_rows.local(conn, row.kind, [row.id])
    return likely_twins.of(office, row), shared


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
