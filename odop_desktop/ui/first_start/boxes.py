"""Boxes for fields of the catalogue where no office is open yet: label, box, what is to be said of the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.ui.first_start.answers import Answers
from odop_desktop.ui.forms.checking import CLEAR, NOTE, PROBLEM, Verdict, judge
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import dress, label

_LONGEST = 100_000  # what a box holds; what a field takes is said, not cut
_LINES = 2


class FieldBox(QWidget):
    """One field. `edited` comes at each key with nothing but itself: ask `text`."""

    edited = Signal()

    def __init__(self, hall: Hall, answers: Answers, kind: RecordKind, field: Field) -> None:
        super().__init__()
        self.hall, self.answers, self.field = hall, answers, field
        self.verdict: Verdict = CLEAR
        self.box = self._made()
        self.said = label("problem")
        self.said.setWordWrap(True)
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.box)
        column.addWidget(self.said)
        self.setFocusProxy(self.box)
        msgid = f"{kind.name}.{field.key}.label"
        hall.speech.name(self.box, msgid)
        hall.speech.bind(self, lambda _: self._relabel())

    def text(self) -> str:
        if isinstance(self.box, QComboBox):
            return str(self.box.currentData() or "")
        return self.box.toPlainText() if isinstance(self.box, QPlainTextEdit) else self.box.text()

    def put(self, text: str) -> None:
        """Shows a text without telling of it."""
        if text == self.text():
            return
        self.box.blockSignals(True)
        if isinstance(self.box, QComboBox):
            self.box.setCurrentIndex(max(self.box.findData(text), 0))
        elif isinstance(self.box, QPlainTextEdit):
            self.box.setPlainText(text)
        else:
            self.box.setText(text)
        self.box.blockSignals(False)
        self._judge()

    def _made(self) -> QComboBox | QPlainTextEdit | QLineEdit:
        if self.field.kind is Kind.CHOICE:
            combo = QComboBox()
            combo.currentIndexChanged.connect(lambda _: self._changed())
            return combo
        if self.field.kind is Kind.NOTE:
            note = QPlainTextEdit()
            note.setTabChangesFocus(True)
            note.setFixedHeight(note.fontMetrics().lineSpacing() * _LINES + 20)
            note.textChanged.connect(self._changed)
            return note
        line = QLineEdit()
        line.setMaxLength(_LONGEST)
        line.textEdited.connect(lambda _: self._changed())
        return line

    def _changed(self) -> None:
        self._judge()
        self.edited.emit()

    def _judge(self) -> None:
        lists = self.answers.lists
        known = self.field.kind is not Kind.CHOICE
        found = judge(self.field, self.text(), lists, self.answers.today) if known else CLEAR
        self.verdict = CLEAR if found.tone == NOTE else found  # an office's telephone is a landline
        self._tell()

    def _tell(self) -> None:
        said = self.verdict.told(self.hall.words) if self.verdict else ""
        dress(self.said, role="problem" if self.verdict.tone == PROBLEM else "doubt")
        dress(self.box, state=self.verdict.tone)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.box.setAccessibleDescription(said)

    def _relabel(self) -> None:
        if isinstance(self.box, QComboBox):
            self.fill()
        self._tell()

    def fill(self) -> None:
        """The answers of a choice in the language of the screen."""
        if not isinstance(self.box, QComboBox):
            return
        kept, entries = self.text(), self.answers.lists.get(self.field.choices or "")
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItem("–", "")
        for entry in entries.entries if entries else ():
            hindi = self.hall.speech.lang == "hi"
            self.box.addItem(entry.label_hi if hindi else entry.label_en, entry.code)
        self.box.setCurrentIndex(max(self.box.findData(kept), 0))
        self.box.blockSignals(False)


class Boxes(QWidget):
    """Some fields of one kind in one column: label at the left, box at the right."""

    edited = Signal(str, str)  # key, text

    def __init__(self, hall: Hall, answers: Answers, kind: RecordKind, keys: tuple[str, ...]) -> None:
        super().__init__()
        self.boxes = {key: FieldBox(hall, answers, kind, kind.by_key[key]) for key in keys}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for row, (key, box) in enumerate(self.boxes.items()):
            said = QLabel()
            said.setWordWrap(True)
            said.setBuddy(box.box)
            hall.speech.text(said, f"{kind.name}.{key}.label")
            grid.addWidget(said, row, 0)
            grid.addWidget(box, row, 1)
            box.edited.connect(self._telling(key, box))

    def wrong(self) -> FieldBox | None:
        """The first box whose text is refused."""
        return next((b for b in self.boxes.values() if b.verdict.tone == PROBLEM), None)

    def _telling(self, key: str, box: FieldBox) -> Callable[[], None]:
        return lambda: self.edited.emit(key, box.text())
