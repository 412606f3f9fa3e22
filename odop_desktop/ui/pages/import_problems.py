"""The problems of an import: chips by kind, a search, the table, and the place of the one that is chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from odop_desktop.actions.imports import Imported, RowProblem
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.sheets.rows import MappedColumn
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.models.problems import COLUMNS, GROUPS, Order, ProblemsModel, Shown, arranged, said
from odop_desktop.ui.widgets.chips import Flow

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SEARCH = 220  # pixels
_LEAST = 4  # rows that are seen at once; for more the page has room or is scrolled
_WIDE = {"row": 7, "fate": 11, "column": 22, "code": 11}  # in widths of a letter


class ProblemTable(QTableView):
    """Enter or a double click opens what the row speaks of; F7 sorts by the column, Ctrl and a digit by any."""

    opened = Signal()
    sorted_by = Signal(int)

    def __init__(self, model: ProblemsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.sectionClicked.connect(self.sorted_by)
        head.setSectionResizeMode(COLUMNS.index("said"), QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_F7 and self.currentIndex().isValid():
            self.sorted_by.emit(self.currentIndex().column())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and 0 <= digit < len(COLUMNS):
            self.sorted_by.emit(digit)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        line = self.fontMetrics().height() + 12
        self.verticalHeader().setDefaultSectionSize(line)
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + _LEAST * line)
        for name, letters in _WIDE.items():
            self.setColumnWidth(COLUMNS.index(name), letters * letter + 16)


class Problems(QWidget):
    """All of an import's problems. `record_asked`: (kind's record id); `file_asked`: the workbook."""

    record_asked = Signal(str)
    file_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._result: Imported | None = None
        self._words: Words | None = None
        self._order = Order()
        self._model = ProblemsModel(desk.words, self)
        self.table = ProblemTable(self._model)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.chips = {group: QPushButton() for group in ("", *GROUPS)}
        self.place = QLabel()
        self.place.setWordWrap(True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.none = label("good")
        self.open_record, self.open_file = QPushButton(), QPushButton()
        self._assemble()
        self._connect()

    def tell(self, result: Imported | None, words: Words) -> None:
        """Shows these problems in this language; of other ones than before from the beginning."""
        if result is self._result and words is self._words:
            return
        if result is not self._result:
            self._begin(result)
        self._words = words
        self._model.tell(words)
        self.table.setAccessibleName(words("ui.import.problems"))
        self.none.setText(words("ui.import.no_problems"))
        self._arrange()

    def _begin(self, result: Imported | None) -> None:
        self._result, self._order = result, Order()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._model.fill((), ())

    def chosen(self) -> RowProblem | None:
        return self._model.at(self.table.currentIndex().row())

    def open(self) -> None:
        """The record of the chosen row, else its file."""
        found = self.chosen()
        if found and found.record:
            self.record_asked.emit(found.record)
        elif found:
            self.file_asked.emit()

    def _assemble(self) -> None:
        desk, line, foot = self.desk, QWidget(), QHBoxLayout()
        top = Flow(line)
        desk.speech.hint(self.search, "ui.import.search")
        desk.speech.text(self.open_record, "ui.import.open_record")
        desk.speech.text(self.open_file, "ui.import.open_file")
        self.search.setMinimumWidth(_SEARCH)
        for chip in self.chips.values():
            chip.setCheckable(True)
            dress(chip, role="chip")
            top.addWidget(chip)
        top.addWidget(self.search)
        foot.addWidget(self.place, 1)
        foot.addWidget(self.open_record)
        foot.addWidget(self.open_file)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(line)
        whole.addWidget(self.none)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        for group, chip in self.chips.items():
            chip.clicked.connect(partial(self._show_group, group))
        self.search.textChanged.connect(lambda text: self._ask(replace(self._order, search=text)))
        self.table.sorted_by.connect(self._sort)
        self.table.opened.connect(self.open)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell_place())
        self.open_record.clicked.connect(self.open)
        self.open_file.clicked.connect(self.file_asked)

    def _show_group(self, group: str) -> None:
        self._ask(replace(self._order, group=group))

    def _sort(self, column: int) -> None:
        by = COLUMNS[column]
        self._ask(replace(self._order, by=by, down=by == self._order.by and not self._order.down))

    def _ask(self, order: Order) -> None:
        self._order = order
        self._arrange()

    def _arrange(self) -> None:
        """Off the GUI thread: 50,000 problems are sorted for a while."""
        problems = self._result.problems if self._result else ()
        work = partial(arranged, problems, self._order, self.desk.words)
        self.desk.jobs.read(work, self._shown, owner=self, latest="order")

    def _shown(self, shown: Shown) -> None:
        self._model.fill(self._result.problems if self._result else (), shown.places)
        by = COLUMNS.index(self._order.by)
        direction = Qt.SortOrder.DescendingOrder if self._order.down else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(by, direction)
        self._tell_chips(shown)
        if shown.places:
            self.table.selectRow(0)
        self._tell_place()

    def _tell_chips(self, shown: Shown) -> None:
        total = sum(shown.counts.values())
        for group, chip in self.chips.items():
            count = shown.counts.get(group, 0) if group else total
            chip.setVisible(count > 0)
            chip.setChecked(group == self._order.group)
            chip.setText(self.desk.words(f"ui.import.group.{group or 'all'}", n=grouping(count)))
        for widget in (self.table, self.search):
            widget.setVisible(total > 0)
        self.none.setVisible(self._result is not None and total == 0)

    def _tell_place(self) -> None:
        found, words = self.chosen(), self.desk.words
        self.place.setText(place(found, self._result, words) if found and self._result else "")
        self.open_record.setVisible(bool(found and found.record))
        self.open_file.setVisible(found is not None)


def place(found: RowProblem, result: Imported, words: Words) -> str:
    """Where in the file it stands, and the whole sentence."""
    where = words("ui.import.place.file", sheet=result.sheet)
    if found.row is not None:
        where = words("ui.import.place.row", sheet=result.sheet, row=grouping(found.row))
    letter = _letter(found, result.columns)
    at = words("ui.import.place.column", letter=letter, head=found.column) if letter and found.column else ""
    return f"{where}{at}: {said(found, words)}"


def _letter(found: RowProblem, columns: tuple[MappedColumn, ...]) -> str:
    """The letter of its column; "" where it is about the whole row."""
    own = dict(found.problem.facts).get("column")
    return str(own or next((c.letter for c in columns if c.head == found.column), ""))
