"""One panel of a record: a head that folds it away, and what it shows of the record, found off the GUI thread."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from odop_desktop.actions.changes import Changes
from odop_desktop.i18n.words import Words
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.settled import settled


class Panel(QFrame):
    """`load` a record; `ask` runs on a reader's thread, `tell` shows what it found, again at each change of language.

    A panel that is folded away asks nothing until it is opened, unless it is `eager`. `name` gives its words
    (`ui.panel.<name>`) and the setting that remembers whether it stands open; `kinds` are the records whose
    changes concern it.
    """

    name = ""
    opened_at_first = True
    kinds: frozenset[str] = frozenset()
    eager = False  # asks even while it is folded away
    pointed = Signal(str)  # the key of a field to go to

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.row: RecordRow | None = None
        self._found: Any = None
        self._stale = True
        dress(self, role="card")
        self.fold = QToolButton()
        self.tools = QHBoxLayout()
        self.inside = QWidget()
        self.body = QVBoxLayout(self.inside)
        self._assemble()
        self._shut(open=desk.settings.panels.get(self.name, self.opened_at_first))
        self.fold.toggled.connect(self._folded)
        desk.looked.connect(self._point)
        desk.speech.bind(self, self._speak)

    def load(self, row: RecordRow) -> None:
        """Shows what there is of this record, as it now stands."""
        self.row, self._stale = row, True
        self._look()

    def refresh(self, changes: Changes | None) -> None:
        """Looks again where the changes concern it."""
        touched = changes.touched if changes else ()
        mine = self.row is not None and any(id == self.row.id for _, id in touched)
        if changes is None or mine or any(kind in self.kinds for kind, _ in touched):
            self._stale = True
            self._look()

    def ask(self, row: RecordRow) -> Any:
        """What is to be shown of the record; runs off the GUI thread."""
        return None

    def tell(self, found: Any, words: Words) -> None:
        """Shows it."""

    def title(self, words: Words) -> str:
        return words(f"ui.panel.{self.name}")

    def counted(self, found: Any) -> int | None:
        """How many things it shows, told in its head; None tells nothing."""
        return len(found) if found is not None else None

    def is_open(self) -> bool:
        return self.fold.isChecked()

    def clear(self) -> None:
        """Takes away what the body holds."""
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def quiet(self, text: str, role: str = "quiet") -> None:
        """A sentence in the body."""
        said = label(role, text)
        said.setWordWrap(True)
        said.setContentsMargins(8, 2, 8, 2)
        self.body.addWidget(said)

    def tool(self, msgid: str, icon: str) -> QPushButton:
        """A button at the right of the head; shown only while the panel is open."""
        made = QPushButton()
        dress(made, role="link")
        made.setAutoDefault(True)
        self.desk.icons.put(made, icon, "accent")
        self.desk.speech.text(made, msgid)
        self.tools.addWidget(made)
        made.setHidden(not self.is_open())
        return made

    def tool_buttons(self) -> list[QAbstractButton]:
        items = (self.tools.itemAt(n) for n in range(self.tools.count()))
        found = (item.widget() for item in items if item is not None)
        return [w for w in found if isinstance(w, QAbstractButton)]

    def _assemble(self) -> None:
        dress(self.fold, role="panel")
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.tools.setSpacing(0)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(1)
        head = QHBoxLayout()
        head.addWidget(self.fold)
        head.addStretch(1)
        head.addLayout(self.tools)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 5, 8, 7)
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addWidget(self.inside)

    def _shut(self, *, open: bool) -> None:
        self.fold.setChecked(open)
        self.inside.setVisible(open)
        self._point()

    def _folded(self, open: bool) -> None:
        self.inside.setVisible(open)
        self.desk.settings.panels[self.name] = open
        for button in self.tool_buttons():
            button.setVisible(open)
        self._point()
        self._look()

    def _point(self) -> None:
        self.desk.icons.put(self.fold, "chevron-down" if self.is_open() else "chevron-right", "accent")

    def _look(self) -> None:
        if self.row is not None and self._stale and (self.eager or self.is_open()):
            self._stale = False
            self.desk.jobs.read(partial(self.ask, self.row), self._show, owner=self, latest="panel")

    def _show(self, found: Any) -> None:
        """In a turn of its own: the answers of several panels come at once."""
        self._found = found
        self.desk.jobs.turns.take(self, iter(()), lambda: self._speak(self.desk.words))

    def _speak(self, words: Words) -> None:
        n = self.counted(self._found) if self._found is not None else None
        title = self.title(words)
        self.fold.setText(f"{title} ({n})" if n else title)
        self.fold.setAccessibleName(self.fold.text())
        if self._found is not None:
            with settled(self.body):
                self.tell(self._found, words)
