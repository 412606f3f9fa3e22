"""A record in a dialog: a LoI line, a stall, a consent, or one made on the spot from another form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from odop_desktop.actions import typed
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog
from odop_desktop.ui.forms.form import Form

_WIDTH, _HEIGHT = 760, 640


class RecordDialog(Dialog):
    """Saves when it is accepted, and stays with what was typed where that is refused."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        kind: RecordKind,
        *,
        row: RecordRow | None = None,
        given: Mapping[str, Any] | None = None,
        keys: Sequence[str] | None = None,
    ) -> None:
        super().__init__(desk, parent, f"{kind.name}.name", "ui.save")
        self.kind, self.row = kind, row
        self.changes: Changes | None = None
        self.form = Form(desk, kind, row=row, given=given, keys=keys)
        self.form.submitted.connect(self.accept)
        self.body.addWidget(self.form, 1)
        self.form.body.finish()
        self.resize(_WIDTH, min(_HEIGHT, self.form.body.sheet.sizeHint().height() + 150))
        self.form.focus_first()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        parent: QWidget | None,
        kind: RecordKind,
        *,
        row: RecordRow | None = None,
        given: Mapping[str, Any] | None = None,
        keys: Sequence[str] | None = None,
    ) -> Changes | None:
        """What was saved; None where nothing was. Whoever asked tells the desk (`desk.did`)."""
        dialog = cls(desk, parent, kind, row=row, given=given, keys=keys)
        return dialog.changes if dialog.run() else None

    def accept(self) -> None:
        """Saves off the GUI thread; closes once it is done."""
        if not self.yes.isEnabled() or not self.form.may_save():
            return
        pairs = self.form.pairs()
        if self.row is not None and not pairs:
            super().reject()
            return
        self.yes.setEnabled(False)
        save = partial(
            typed.save,
            self.desk.office,
            kind=self.kind,
            pairs=pairs,
            id=self.row.id if self.row else None,
            seen=self.form.seen,
        )
        self.desk.jobs.write(save, self._saved, owner=self, failed=self._refused)

    def reject(self) -> None:
        """Asks first where something typed would be lost."""
        if not self.yes.isEnabled():
            return  # it is being saved
        words = self.desk.words
        if self.form.dirty() and not self.desk.say.ask(
            words(f"{self.kind.name}.name"),
            words("ui.form.leave"),
            words("ui.form.leave.yes"),
            words("ui.form.leave.no"),
        ):
            return
        self.form.discard()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the form's; only Esc is the dialog's."""
        if event.key() == Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def _saved(self, changes: Changes) -> None:
        self.changes = changes
        self.form.kept()
        super().accept()

    def _refused(self, error: Exception) -> None:
        self.yes.setEnabled(True)
        self.tell(error)
        self.form.tell(error)


def made_on_the_spot(
    desk: Desk, parent: QWidget, kind: RecordKind, given: Mapping[str, Any]
) -> Changes | None:
    """A new record from another form's box; the pages are told."""
    changes = RecordDialog.ask(desk, parent.window(), kind, given=given)
    if changes:
        desk.did(changes, lambda w: w("ui.form.made", kind=w(f"{kind.name}.name")))
    return changes
