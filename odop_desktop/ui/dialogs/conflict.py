"""One field to which two offices gave two values: both in plain words, who gave them and when; one is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from odop_desktop.actions import deciding
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.reasons import said
from odop_desktop.office import Office
from odop_desktop.queries.conflicts import Conflict
from odop_desktop.telling import headquarters
from odop_desktop.telling.clashes import Known
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.acting import Acting
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.labelled import labelled

_WIDTH = 560


class ConflictDialog(Acting):
    """The value that is shown now stands first."""

    def __init__(self, desk: Desk, parent: QWidget | None, conflict: Conflict, known: Known) -> None:
        super().__init__(desk, parent, "ui.sync.conflict.title", "ui.sync.conflict.keep")
        self.conflict = conflict
        self.sides = QButtonGroup(self)
        self.reason = QLineEdit()
        self._assemble(known)
        self.reason.textChanged.connect(lambda _: self._allow())
        self.sides.idToggled.connect(lambda *_: self._allow())
        self._allow()
        self.resize(_WIDTH, self.sizeHint().height())
        self.sides.buttons()[0].setFocus()

    @classmethod
    def ask(cls, desk: Desk, parent: QWidget | None, conflict: Conflict, known: Known) -> Changes | None:
        """What was decided; None where one thought better of it."""
        dialog = cls(desk, parent, conflict, known)
        return dialog.found if dialog.run() else None

    def task(self) -> Callable[[], Changes]:
        side = self.conflict.sides[self.sides.checkedId()]
        return partial(_decided, self.desk.office, self.conflict, side.op, self.reason.text())

    def _assemble(self, known: Known) -> None:
        words, row = self.desk.words, self.conflict.row
        about = label("section", f"{words(f'{row.kind.name}.name')}: {row.title(words.lang)}")
        field = headquarters.field(words, row.kind, self.conflict.key)
        how = label("plain", words("ui.sync.conflict.how", field=field))
        for each in (about, how):
            each.setWordWrap(True)
            self.body.addWidget(each)
        told = headquarters.sides(self.desk.office, words, self.conflict, known.called, known.names)
        for at, (value, whose) in enumerate(told):
            button = QRadioButton(value)
            button.setAccessibleName(f"{value}, {whose}")
            self.sides.addButton(button, at)
            from_ = label("quiet", whose)
            from_.setWordWrap(True)
            from_.setIndent(24)
            self.body.addWidget(button)
            self.body.addWidget(from_)
        asked = labelled(self.desk.speech, self.reason, "ui.sync.conflict.reason", label("quiet"))
        self.body.addWidget(asked)
        self.body.addWidget(self.reason)

    def _allow(self) -> None:
        self.yes.setEnabled(self.sides.checkedId() >= 0 and bool(self.reason.text().strip()))


def _decided(office: Office, conflict: Conflict, op: str, reason: str) -> Changes:
    row = conflict.row
    why = said(reason) or ""
    return deciding.choose(office, kind=row.kind, id=row.id, sides={conflict.key: op}, reason=why)
