"""A tab that is a table with its buttons: which of them can be pressed follows the rows that are chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling.shown import Names
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.small_table import SmallTable

ALWAYS, ONE, SOME = 0, 1, 2  # how many rows a button asks for


class TableTab(QWidget):
    """Buttons, table, and a sentence that says what to do first where the table is empty."""

    def __init__(self, desk: Desk, kind: RecordKind, keys: Sequence[str], empty: str) -> None:
        """`empty` is the msgid of that sentence."""
        super().__init__()
        self.desk = desk
        self.setObjectName("canvas")
        self.table = SmallTable(desk, kind, keys)
        # As high as its rows at least, and as there is room; never as high as Qt would like.
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.bar = QHBoxLayout()
        self.bar.setSpacing(8)
        self.empty = label("quiet")
        self.empty.setWordWrap(True)
        desk.speech.text(self.empty, empty)
        self._may = True
        self._buttons: list[tuple[QPushButton, int]] = []
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 8, 0, 0)
        self.inside.setSpacing(8)
        self.inside.addLayout(self.bar)
        self.inside.addWidget(self.empty)
        self.inside.addWidget(self.table, 1)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.allow())

    def show_rows(self, rows: Sequence[RecordRow], names: Names) -> None:
        """Shows these rows; what was chosen stays chosen."""
        before = {row.id for row in self.table.chosen()}
        at = max(self.table.currentIndex().row(), 0)
        self.table.fill(rows, names)
        self.empty.setVisible(not rows)
        if rows:
            self._choose(before, min(at, len(rows) - 1))
        self.allow()

    def button(
        self, msgid: str, act: Callable[[], object], *, needs: int = ALWAYS, keys: str = "", role: str = ""
    ) -> QPushButton:
        """A button over the table; `keys` press it from anywhere in the tab."""
        made = QPushButton()
        self.desk.speech.text(made, msgid)
        if role:
            dress(made, role=role)
        made.clicked.connect(lambda: act())
        if keys:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(made.click)
            made.setToolTip(keys)
        self._buttons.append((made, needs))
        self.bar.addWidget(made)
        self.allow()
        return made

    def chosen(self) -> list[RecordRow]:
        """The rows that are chosen; the row the cursor stands on where none is."""
        return self.table.chosen()

    def allow(self) -> None:
        """Buttons that ask for rows can be pressed when there are that many."""
        n = len(self.table.chosen())
        for button, needs in self._buttons:
            enough = needs == ALWAYS or n == 1 or (needs == SOME and n > 1)
            button.setEnabled(self._may and enough)

    def enter(self) -> None:
        """The keyboard comes in: to the rows where there are some, else to the first button."""
        if self.table.rows():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._buttons:
            self._buttons[0][0].setFocus(Qt.FocusReason.TabFocusReason)

    def bar_enabled(self, may: bool) -> None:
        """Of what lies in the bin nothing can be changed."""
        self._may = may
        self.allow()

    def _choose(self, ids: set[str], at: int) -> None:
        """A row is chosen from the beginning, so that the keyboard has somewhere to begin."""
        picked, model = self.table.selectionModel(), self.table.model()
        flags = QItemSelectionModel.SelectionFlag
        picked.setCurrentIndex(model.index(at, 0), flags.NoUpdate)
        again = [n for n, row in enumerate(self.table.rows()) if row.id in ids] or [at]
        for n in again:
            picked.select(model.index(n, 0), flags.Select | flags.Rows)


def scrolling(inside: QWidget | None = None) -> QScrollArea:
    """The tab where the window is small; without `inside` it is put in when it is made."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    if inside is not None:
        area.setWidget(inside)
    return area
