"""The upper part of an import: of what kind the list is, in which file, and how far the work is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from odop_desktop.domain.catalogue import EXCHANGED
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.pages.import_session import Importing, Stage
from odop_desktop.ui.widgets.chips import Flow

_LONGEST = 400  # pixels of a file's name; the whole of it is in the tool tip


class SourceCard(QFrame):
    """Kind and file."""

    kind_chosen = Signal(object)  # RecordKind
    file_asked = Signal()
    sheet_asked = Signal()  # an empty sheet to fill

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        dress(self, role="card")
        self.kind = QComboBox()
        self.kind.activated.connect(lambda at: self.kind_chosen.emit(EXCHANGED[at]))
        self.file = QLabel()
        self.file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.choose, self.sheet = QPushButton(), QPushButton()
        self.choose.clicked.connect(self.file_asked)
        self.sheet.clicked.connect(self.sheet_asked)
        self.hint = label("quiet")
        self.hint.setWordWrap(True)
        self._assemble()

    def _assemble(self) -> None:
        desk, kind_name = self.desk, QLabel()
        kind_name.setBuddy(self.kind)
        desk.speech.text(kind_name, "ui.import.kind")
        desk.speech.name(self.kind, "ui.import.kind")
        desk.speech.text(self.choose, "ui.import.choose")
        desk.speech.text(self.sheet, "ui.files.template")
        desk.icons.put(self.choose, "folder-open")
        desk.icons.put(self.sheet, "file-down")
        named = QHBoxLayout()
        named.addWidget(kind_name)
        named.addWidget(self.kind)
        self._pair, line = QWidget(), QWidget()
        self._pair.setLayout(named)
        named.setContentsMargins(0, 0, 4, 0)
        self.row = Flow(line, 10)  # the papers of an import come to its end
        for widget in (self._pair, self.choose, self.file, self.sheet):
            self.row.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        whole.addWidget(line)
        whole.addWidget(self.hint)

    def tell(self, session: Importing, words: Words) -> None:
        """Shows what is chosen; while work goes on nothing else can be."""
        at = self.kind.currentIndex()
        self.kind.clear()
        self.kind.addItems([words(f"{k.name}.plural") for k in EXCHANGED])
        self.kind.setCurrentIndex(EXCHANGED.index(session.kind) if session.kind in EXCHANGED else at)
        self.kind.setEnabled(not session.busy)
        self.choose.setEnabled(not session.busy)
        path = session.path
        name = path.name if path else ""
        self.file.setText(self.file.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _LONGEST, 0))
        for widget in (self.file, self._pair):  # in line with the buttons beside them
            widget.setMinimumHeight(self.choose.sizeHint().height())
        self.file.setVisible(bool(name))
        self.file.setToolTip(str(path) if path else "")
        self.file.setAccessibleName(name)
        self.hint.setText(words("ui.import.hint"))
        idle = session.stage in (Stage.CHOOSE, Stage.REFUSED)
        self.hint.setVisible(idle)
        self.sheet.setVisible(idle)


class ProgressCard(QFrame):
    """How far the work is, and the button that stops it."""

    stop_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        dress(self, role="card")
        self.what, self.rows = QLabel(), label("quiet")
        self.what.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = QPushButton()
        self.stop.clicked.connect(self.stop_asked)
        desk.speech.text(self.stop, "ui.import.stop")
        desk.speech.name(self.bar, "ui.import.progress")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.bar, 1)
        row.addWidget(self.rows)
        row.addWidget(self.stop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.addWidget(self.what)
        whole.addLayout(row)

    def tell(self, session: Importing, words: Words) -> None:
        self.setVisible(session.busy)
        if not session.busy:
            return
        stage = "stopping" if session.stopping else str(session.stage)
        self.what.setText(words(f"ui.import.{stage}", file=session.path.name if session.path else ""))
        self.stop.setVisible(session.stage is not Stage.UNDOING)
        self.stop.setEnabled(not session.stopping)
        self.move_to(*session.progress, words)

    def move_to(self, done: int, of: int, words: Words) -> None:
        """`of` 0: nobody knows yet how much there is."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        told = words("ui.import.rows_done", done=grouping(done), of=grouping(of)) if of else ""
        self.rows.setText(told)
