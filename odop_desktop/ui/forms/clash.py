"""A field that holds several values, marked at its box: who wrote which, and the way to the decision."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from odop_desktop.i18n.words import Words
from odop_desktop.queries.conflicts import BIN, Conflict
from odop_desktop.telling import clashes, headquarters
from odop_desktop.telling.clashes import Known
from odop_desktop.ui import late
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.buttons import button


class ClashCard(QFrame):
    """`free`: it can be decided from here; of a person who has moved away only the new office decides."""

    def __init__(self, desk: Desk, conflict: Conflict, known: Known, *, free: bool) -> None:
        super().__init__()
        self.desk, self.conflict, self.known, self.free = desk, conflict, known, free
        dress(self, role="rung", tone="warn")
        self.head, self.sides, self.else_ = label("strong"), label("plain"), label("quiet")
        self.decide_ = button(desk, "clash.decide", self.decide, "eye")
        self._assemble()
        desk.speech.bind(self, self._tell)

    def show_(self, conflict: Conflict, known: Known, *, free: bool) -> None:
        """As it stands now."""
        self.conflict, self.known, self.free = conflict, known, free
        self._tell(self.desk.words)

    def follow(self, box: QWidget) -> None:
        """Tab comes here behind a box of the form."""
        QWidget.setTabOrder(box, self.decide_)

    def decide(self) -> None:
        dialog = late.dialog("conflict").ConflictDialog
        changes = dialog.ask(self.desk, self.window(), self.conflict, self.known)
        if changes is not None:
            hq = self.desk.office.facts.headquarters
            self.desk.did(changes, lambda w: w("ui.hq.decide.done" if hq else "ui.sync.conflict.done"))

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        for said in (self.head, self.sides, self.else_):
            said.setWordWrap(True)
            said.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(said)
        row = QHBoxLayout()
        row.addWidget(self.decide_)
        row.addStretch(1)
        column.addLayout(row)

    def _tell(self, words: Words) -> None:
        office, each = self.desk.office, self.conflict
        self.head.setText(clashes.head(words, each))
        self.sides.setText("\n".join(clashes.sides(office, words, each, self.known)))
        self.else_.setText(words("clash.else" if self.free else "clash.elsewhere"))
        self.else_.setVisible(each.key != BIN or not self.free)
        self.decide_.setVisible(self.free)
        field = headquarters.field(words, each.row.kind, each.key)
        self.decide_.setAccessibleName(f"{words('clash.decide')}: {field}")
