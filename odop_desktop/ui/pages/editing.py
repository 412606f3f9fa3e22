"""A record's form on a page: saved by Ctrl+S, kept up with what others change, left with a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from odop_desktop.actions import typed
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.form import Form


class Editing(QWidget):
    """`saved` tells what was written; `stirred` that something was typed."""

    saved = Signal(object)  # Changes
    stirred = Signal()

    def __init__(
        self,
        desk: Desk,
        kind: RecordKind,
        row: RecordRow | None,
        given: Mapping[str, Any],
        keys: Sequence[str] | None = None,
    ) -> None:
        super().__init__()
        self.desk, self.kind = desk, kind
        self.form = Form(desk, kind, row=row, given=given, keys=keys)
        self.busy = False
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.form)
        self.form.submitted.connect(self.save)
        self.form.edited.connect(self.stirred)

    def load(self, row: RecordRow) -> None:
        """The record as it is now; what is typed stays."""
        self.form.load(row)
        self.stirred.emit()

    def save(self) -> None:
        """Writes what was changed; where that is refused, the box says why and nothing typed is lost."""
        if self.busy or not self.form.may_save():
            return
        pairs, row = self.form.pairs(), self.form.row
        if row is not None and not pairs:
            self.desk.say.info(lambda w: w("ui.event.same"))
            return
        self.busy = True
        id = row.id if row else None
        save = partial(typed.save, self.desk.office, kind=self.kind, id=id, pairs=pairs, seen=self.form.seen)
        self.desk.jobs.write(save, self._saved, owner=self, failed=self._refused)

    def may_leave(self) -> bool:
        """Asks where something typed would be lost."""
        words = self.desk.words
        leave = not self.form.dirty() or self.desk.say.ask(
            words(f"{self.kind.name}.name"),
            words("ui.form.leave"),
            words("ui.form.leave.yes"),
            words("ui.form.leave.no"),
        )
        if leave:
            self.form.discard()
        return leave

    def _saved(self, changes: Changes) -> None:
        self.busy = False
        self.form.kept()
        self.saved.emit(changes)

    def _refused(self, error: Exception) -> None:
        self.busy = False
        if not self.form.tell(error):
            self.desk.say.error(error)
