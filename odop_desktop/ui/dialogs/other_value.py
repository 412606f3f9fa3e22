"""Neither of the values that stand side by side: another one is typed, with its reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from odop_desktop.actions import deciding
from odop_desktop.actions.changes import Changes
from odop_desktop.queries.conflicts import Conflict
from odop_desktop.telling import headquarters as say
from odop_desktop.telling import shown
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.acting import Acting
from odop_desktop.ui.look.dress import label

_WIDTH = 480


class OtherValueDialog(Acting):
    """What is no value of the field is said here; nothing that was typed is lost."""

    def __init__(self, desk: Desk, parent: QWidget | None, conflict: Conflict) -> None:
        super().__init__(desk, parent, "ui.hq.decide.title", "ui.hq.decide.keep")
        self.conflict = conflict
        self.value, self.reason = QLineEdit(), QLineEdit()
        field = say.field(desk.words, conflict.row.kind, conflict.key)
        about = label("section", shown.named(desk.office, conflict.row, desk.words))
        about.setWordWrap(True)
        self.body.addWidget(about)
        form = QFormLayout()
        for told, box in ((field, self.value), (desk.words("ui.reason.box"), self.reason)):
            said = QLabel(told)
            said.setBuddy(box)
            box.setAccessibleName(told)
            form.addRow(said, box)
        self.body.addLayout(form)
        self.reason.textChanged.connect(lambda _: self._allow())
        self._allow()
        self.resize(_WIDTH, self.sizeHint().height())
        self.value.setFocus()

    @classmethod
    def ask(cls, desk: Desk, parent: QWidget | None, conflict: Conflict) -> Changes | None:
        """What was decided; None where one thought better of it."""
        dialog = cls(desk, parent, conflict)
        return dialog.found if dialog.run() else None

    def task(self) -> Callable[[], Changes]:
        row, texts = self.conflict.row, {self.conflict.key: self.value.text()}
        write = partial(deciding.say, self.desk.office, kind=row.kind, id=row.id)
        return partial(write, texts=texts, reason=self.reason.text())

    def _allow(self) -> None:
        self.yes.setEnabled(bool(self.reason.text().strip()))
