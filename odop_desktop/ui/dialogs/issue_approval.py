"""Under whose approval letters go out: each record's own, on file with page and date, or that of who is signed in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from odop_desktop.actions.letter_making import Approval
from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.i18n.format import date_screen
from odop_desktop.identity.dates import parse_date
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.boxes.day import DateBox
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.labelled import labelled

OWN, FILE, MINE = range(3)
APPROVERS = ("APPROVER", "ADMIN")
_PAGE = 20  # characters of a page number, as the record's field takes them


class ApprovalBox(QWidget):
    """Three ways; `changed` at each key. `approval()` is what the run brings."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.ways = QButtonGroup(self)
        self.page, self.day = QLineEdit(), DateBox(desk, Field("on", Kind.DATE))
        self.problem = label("problem")
        self.may = desk.office.user.role in APPROVERS
        self._assemble()
        self._connect()
        self.ways.button(OWN).setChecked(True)
        self.day.put(desk.office.today().isoformat())
        self._told()

    def approval(self) -> Approval:
        """Empty while each record must bring its own, or page or date are not there yet."""
        way = self.ways.checkedId()
        if way == MINE:
            return Approval(by=self.desk.office.user.id, on=self.desk.office.today().isoformat())
        on = self._on()
        if way == FILE and self.page.text().strip() and on:
            said = {"page": self.page.text().strip(), "date": date_screen(on)}
            return Approval(note=self.desk.words("ui.issue.approval.note", **said), on=on)
        return Approval()

    def _on(self) -> str | None:
        iso, _ = parse_date(self.day.typed(), self.desk.office.today())
        return iso if iso and iso <= self.desk.office.today().isoformat() else None

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = label("section")
        self.desk.speech.text(head, "ui.issue.approval")
        column.addWidget(head)
        for way, name in ((OWN, "own"), (FILE, "file"), (MINE, "mine")):
            button = QRadioButton()
            self.desk.speech.text(button, f"ui.issue.approval.{name}", name=self.desk.office.user.name)
            self.ways.addButton(button, way)
            row = QHBoxLayout()
            row.addWidget(button)
            if way == FILE:
                self._details(row)
            row.addStretch(1)
            column.addLayout(row)
        self.ways.button(MINE).setVisible(self.may)
        column.addWidget(self.problem)

    def _details(self, row: QHBoxLayout) -> None:
        for box, name in ((self.page, "page"), (self.day, "day")):
            row.addSpacing(6)
            row.addWidget(labelled(self.desk.speech, box, f"ui.issue.approval.{name}"))
            row.addWidget(box)
        self.page.setFixedWidth(self.page.fontMetrics().horizontalAdvance("0") * 8)
        self.day.setFixedWidth(self.day.fontMetrics().horizontalAdvance("0") * 16)
        self.page.setMaxLength(_PAGE)

    def _connect(self) -> None:
        self.ways.idClicked.connect(lambda _: self._told())
        self.page.textEdited.connect(lambda _: self._typing())
        self.day.textEdited.connect(lambda _: self._typing())
        self.day.left.connect(self._told)
        self.desk.speech.bind(self, lambda _: self._told())

    def _typing(self) -> None:
        self.ways.button(FILE).setChecked(True)
        self._told()

    def _told(self) -> None:
        """Says what of an approval on file is still to be written."""
        missing = ""
        if self.ways.checkedId() == FILE:
            missing = "page" if not self.page.text().strip() else "" if self._on() else "day"
        self.problem.setVisible(bool(missing))
        self.problem.setText(self.desk.words(f"ui.issue.approval.no_{missing}") if missing else "")
        self.changed.emit()
