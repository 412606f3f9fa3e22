"""A filter by days: from, to, or one of the spans an office asks for every week."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.domain.catalogue.values import parse
from odop_desktop.domain.fiscal import bounds, financial_year
from odop_desktop.errors import OdopError
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.queries.list_filters import Between
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.widgets.chips import Flow
from odop_desktop.ui.widgets.labelled import labelled

_DAY = Field("day", Kind.DATE)
_LETTERS = 60  # of the dialog's width


class DaysDialog(Dialog):
    """Two days, either of which may be left out."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, kind: RecordKind, key: str, now: Between | None
    ) -> None:
        super().__init__(desk, parent, "ui.filter.title", "ui.filter.apply")
        self.key = key
        self.low, self.high = QLineEdit(), QLineEdit()
        self._found: Between | None = None
        self._assemble(f"{kind.name}.{key}.label" if key in kind.by_key else f"list.filter.{key}")
        self._put(now.low if now else None, now.high if now else None)

    @classmethod
    def ask(
        cls, desk: Desk, parent: QWidget | None, kind: RecordKind, key: str, now: Between | None = None
    ) -> Between | None:
        """The filter; None where one thought better of it."""
        dialog = cls(desk, parent, kind, key, now)
        return dialog._found if dialog.run() else None

    def accept(self) -> None:
        """Not before both are days and in their order (E-VAL-05, E-LST-03)."""
        try:
            low, high = self._day(self.low), self._day(self.high)
            if not (low or high) or (low and high and high < low):
                raise OdopError("E-LST-03", value=f"{self.low.text()}..{self.high.text()}")
        except OdopError as error:
            self.tell(error)
            return
        self._found = Between(self.key, low, high)
        super().accept()

    def _day(self, box: QLineEdit) -> str | None:
        if not box.text().strip():
            return None
        read = parse(_DAY, box.text(), self.desk.office.lists, on=self.desk.office.today())
        if read.value is None:
            box.setFocus()
            raise OdopError("E-VAL-05", value=box.text().strip())
        return str(read.value)

    def _assemble(self, msgid: str) -> None:
        speech, form = self.desk.speech, QFormLayout()
        field = QLabel()
        dress(field, role="section")
        speech.text(field, msgid)
        form.addRow(field)
        for box, word in ((self.low, "ui.filter.from"), (self.high, "ui.filter.to")):
            box.setMaxLength(40)
            speech.bind(box, partial(_hint, box))
            form.addRow(labelled(speech, box, word), box)
        spans = QWidget()
        flow = Flow(spans)
        for name, (low, high) in spans_of(self.desk.office.today()).items():
            flow.addWidget(self._span(name, low, high))
        self.body.addLayout(form)
        self.body.addWidget(spans)
        width = self.fontMetrics().averageCharWidth() * _LETTERS
        self.resize(width, self.heightForWidth(width))

    def _span(self, name: str, low: str, high: str) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(False)
        dress(button, role="chip")
        self.desk.speech.text(button, f"ui.filter.span.{name}")
        button.clicked.connect(lambda: self._put(low, high))
        return button

    def _put(self, low: str | None, high: str | None) -> None:
        for box, day in ((self.low, low), (self.high, high)):
            box.setText(date_screen(day) if day else "")


def _hint(box: QLineEdit, words: Words) -> None:
    box.setPlaceholderText(words("ui.filter.day"))


def spans_of(today: date) -> Mapping[str, tuple[str, str]]:
    """First and last day (ISO) of this and the last month, this and the last financial year."""
    month = today.replace(day=1)
    before = month - timedelta(days=1)
    after = (month + timedelta(days=32)).replace(day=1)
    year = bounds(financial_year(today.isoformat()))
    last = (date.fromisoformat(year[0]) - timedelta(days=1)).isoformat()
    return {
        "month": (month.isoformat(), (after - timedelta(days=1)).isoformat()),
        "last_month": (before.replace(day=1).isoformat(), before.isoformat()),
        "year": year,
        "last_year": bounds(financial_year(last)),
    }
