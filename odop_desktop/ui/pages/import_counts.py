"""What came out of an import in figures that add up, and the questions about its date columns."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from odop_desktop.actions.imports import Imported
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.sheets.rows import DateQuestion
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.pages.import_session import Importing, Stage
from odop_desktop.ui.widgets.chips import Flow

PARTS = ("new", "changed", "same", "rejected", "parked", "skipped")
_ORDERS = ("dmy", "mdy")


class Counts(QFrame):
    """The rows of the file = new + changed + same + rejected + parked + skipped."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="card")
        self.head, self.notes = label("section"), label("quiet")
        self.head.setWordWrap(True)
        self.notes.setWordWrap(True)
        self.figures = {name: label("figure") for name in ("rows", *PARTS)}
        self.labels = {name: label("quiet") for name in self.figures}
        line = QWidget()
        flow = Flow(line, 14)
        for name in self.figures:
            flow.addWidget(self._cell(name))
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(line, 3)
        row.addWidget(self.notes, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 16, 10)
        whole.setSpacing(4)
        whole.addWidget(self.head)
        whole.addLayout(row)

    def _cell(self, name: str) -> QWidget:
        """A figure over its label, behind the sign that joins it to the one before."""
        cell = QWidget()
        grid = QGridLayout(cell)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(0)
        if name != "rows":
            grid.addWidget(label("subtitle", "=" if name == PARTS[0] else "+"), 0, 0)
        grid.addWidget(self.figures[name], 0, 1)
        grid.addWidget(self.labels[name], 1, 1)
        return cell

    def tell(self, session: Importing, words: Words) -> None:
        done = session.result
        self.setVisible(done is not None and not session.busy)
        if done is None:
            return
        self.head.setText(words(f"ui.import.head.{_headed(session)}"))
        for name, figure in self.figures.items():
            worded = words(f"ui.import.count.{name}")
            figure.setText(grouping(getattr(done, name)))
            figure.setAccessibleName(f"{worded}: {figure.text()}")
            self.labels[name].setText(worded)
        self.notes.setText("\n".join(_notes(done, words)))
        self.notes.setVisible(bool(self.notes.text()))


def _headed(session: Importing) -> str:
    if session.stage in (Stage.TAKEN, Stage.UNDONE):
        return str(session.stage)
    return "stopped" if session.stopped else "tried"


def _notes(done: Imported, words: Words) -> Iterable[str]:
    if done.masked:
        yield words("ui.import.masked", n=grouping(done.masked))
    if done.converted:
        yield words("ui.import.converted", n=grouping(done.converted))


class Questions(QFrame):
    """Day or month first: asked once a column; the answer is tried at once."""

    answered = Signal(str, str)  # field key, 'dmy' or 'mdy'

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        dress(self, role="card")
        self._asked: dict[str, QWidget] = {}
        self.buttons: dict[tuple[str, str], QRadioButton] = {}  # by field key and order
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(16, 10, 16, 10)
        self._whole.setSpacing(4)
        self.hide()

    def tell(self, session: Importing) -> None:
        for key in [k for k in self._asked if k not in session.questions]:
            self._asked.pop(key).deleteLater()
        for key, question in session.questions.items():
            if key not in self._asked:
                self._asked[key] = self._ask(question)
                self._whole.addWidget(self._asked[key])
        self.setVisible(bool(self._asked) and session.stage in (Stage.TRIED, Stage.TRYING))
        self.setEnabled(not session.busy)

    def _ask(self, question: DateQuestion) -> QWidget:
        row, told = QWidget(), QLabel()
        told.setWordWrap(True)
        self.desk.speech.text(told, "ui.import.dates", head=question.head, sample=question.sample)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(told, 1)
        group = QButtonGroup(row)
        for order in _ORDERS:
            button = QRadioButton()
            button.setChecked(order == question.taken)
            button.clicked.connect(lambda _, o=order: self.answered.emit(question.key, o))
            self.desk.speech.text(button, f"ui.import.dates.{order}")
            self.buttons[question.key, order] = button
            group.addButton(button)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
