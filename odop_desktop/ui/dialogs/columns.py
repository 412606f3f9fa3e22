"""Which columns a list shows, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from odop_desktop.domain.catalogue.field import Kind, RecordKind
from odop_desktop.office import Office
from odop_desktop.queries import whose
from odop_desktop.queries.whose import OFFICE
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.models.cells import BESIDE, WAY

_KEY = Qt.ItemDataRole.UserRole
_SIZE = (440, 540)


def choosable(office: Office, kind: RecordKind) -> list[str]:
    """What can be a column: all fields but scans and pictures, and the way to headquarters; at headquarters whose a
    record is."""
    own = [OFFICE] if whose.shown(office, kind) else []
    return [*own, *(f.key for f in kind.fields if f.kind is not Kind.BLOB), WAY]


class ColumnsDialog(Dialog):
    """Ticked is shown; the order is that of the list, changed by dragging or with Ctrl and an arrow."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, kind: RecordKind, keys: Sequence[str], usual: Sequence[str]
    ) -> None:
        super().__init__(desk, parent, "ui.columns.title", "ui.columns.apply")
        self.kind, self._usual = kind, tuple(usual)
        self.list = QListWidget()
        self.up, self.down, self.reset = QPushButton(), QPushButton(), QPushButton()
        self._assemble()
        self._connect()
        self._fill(keys)
        self.list.setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, parent: QWidget | None, kind: RecordKind, keys: Sequence[str], usual: Sequence[str]
    ) -> tuple[str, ...] | None:
        """The chosen columns in their order; None where one thought better of it."""
        dialog = cls(desk, parent, kind, keys, usual)
        return dialog.value() if dialog.run() else None

    def value(self) -> tuple[str, ...]:
        items = [self.list.item(n) for n in range(self.list.count())]
        return tuple(str(i.data(_KEY)) for i in items if i.checkState() == Qt.CheckState.Checked)

    def move_by(self, step: int) -> None:
        """The current line up (-1) or down (1)."""
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count() and row >= 0:
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentRow(row + step)

    def _assemble(self) -> None:
        speech = self.desk.speech
        told = QLabel()
        told.setWordWrap(True)
        dress(told, role="quiet")
        speech.text(told, "ui.columns.how")
        speech.name(self.list, "ui.columns.title")
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.list.setAlternatingRowColors(True)
        row = QHBoxLayout()
        for button, msgid, icon in (
            (self.up, "ui.columns.up", "chevron-up"),
            (self.down, "ui.columns.down", "chevron-down"),
            (self.reset, "ui.columns.usual", "rotate-ccw"),
        ):
            button.setAutoDefault(False)
            speech.text(button, msgid)
            self.desk.icons.put(button, icon)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(told)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(row)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self.up.clicked.connect(lambda: self.move_by(-1))
        self.down.clicked.connect(lambda: self.move_by(1))
        self.reset.clicked.connect(lambda: self._fill(self._usual))
        for keys, step in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self.move_by(step))
        self.list.itemChanged.connect(lambda _: self.yes.setEnabled(bool(self.value())))

    def _fill(self, keys: Sequence[str]) -> None:
        self.list.clear()
        for key in [*keys, *(k for k in choosable(self.desk.office, self.kind) if k not in keys)]:
            msgid = f"{self.kind.name}.{key}.label" if key in self.kind.by_key else BESIDE[key]
            item = QListWidgetItem(self.desk.words(msgid))
            item.setData(_KEY, key)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in keys else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.yes.setEnabled(bool(keys))
