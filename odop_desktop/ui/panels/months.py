"""Headquarters' files month by month: on time, late, nil or not, over the twelve months up to one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from odop_desktop.actions import file_papers
from odop_desktop.domain import months
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import headquarters, reporting
from odop_desktop.queries.reporting import MONTHS, Reporting, Row
from odop_desktop.sync import listed
from odop_desktop.telling import exchange, headquarters_papers
from odop_desktop.telling import reporting as say
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import READABLE, dress, label
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.labelled import labelled
from odop_desktop.ui.widgets.layouts import in_a_row, tab_column
from odop_desktop.ui.widgets.told_table import ToldTable

_CHOICE = 2 * MONTHS  # months that can be chosen


class MonthsPane(QWidget):
    """Looks up what it shows by itself. The month chosen is the last of the twelve, and orders the offices: those
    first whose file of it is missing, then the latest. `chosen`: another month is."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.month = ""
        self._found: Reporting | None = None
        self._rows: Sequence[Row] = ()
        self.choice = QComboBox()
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.none, self.sum, self.told, self.legend = (label(r) for r in ("quiet", "plain", "plain", "quiet"))
        for each in (self.none, self.sum, self.told, self.legend):
            each.setWordWrap(True)
        self.told.setTextInteractionFlags(READABLE)
        self.table = _Table(desk)
        self.silent = button(desk, "ui.hq.months.silent", partial(self._print, _silent, "silent"), "printer")
        self.print = button(desk, "ui.hq.months.print", partial(self._print, _paper, "months"), "printer")
        self._assemble()
        self.table.moved.connect(lambda _: self._tell())
        self.choice.activated.connect(self._choose)
        desk.speech.bind(self, self._speak)

    def look(self) -> None:
        """Asks again, for the month that is chosen."""
        read = partial(_read, self.desk.office, self.month or None)
        self.desk.jobs.read(read, self._show, owner=self, latest="months")

    def here(self) -> Row | None:
        """The office one is on; None on the line of all."""
        at = self.table.row() - 1
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(labelled(self.desk.speech, self.choice, "ui.hq.months.month", label("plain")))
        head.addWidget(self.choice)
        head.addWidget(self.sum, 1)
        self.desk.speech.text(self.none, "ui.hq.months.none")
        self.desk.speech.text(self.legend, "reporting.legend")
        column = tab_column(self)
        column.addLayout(head)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addWidget(self.legend)
        column.addLayout(in_a_row(self.silent, self.print))

    def _choose(self, at: int) -> None:
        self.month = self._months()[at]
        self.look()
        self.chosen.emit(self.month)

    def _months(self) -> tuple[str, ...]:
        """The newest first: the last whole month, before it as many as can be chosen."""
        return months.up_to(headquarters.due(self.desk.office.today()), _CHOICE)[::-1]

    def _show(self, found: Reporting) -> None:
        self._found, self.month = found, found.months[-1]
        self._rows = found.pressing(self.month)
        self._speak(self.desk.words)

    def _speak(self, words: Words) -> None:
        found = self._found
        for part in (self.table, self.told, self.legend):
            part.setVisible(bool(self._rows))
        self.none.setVisible(not self._rows)
        for each in (self.silent, self.print):
            each.setEnabled(bool(self._rows))
        if found is None:
            return
        known = self._months()
        self.choice.clear()
        self.choice.addItems([exchange.month(words, each) for each in known])
        self.choice.setCurrentIndex(known.index(self.month) if self.month in known else 0)
        self.sum.setText(say.month(words, found, self.month))
        self.table.tell(words, found, self._rows)
        self._tell()

    def _tell(self) -> None:
        words, row, found = self.desk.words, self.here(), self._found
        if found is not None:
            self.told.setText(say.told(words, row, self.month, found) if row else say.over_all(words, found))

    def _print(self, work: Callable[[Office, str], bytes], name: str) -> None:
        if self._found is not None:
            made = partial(work, self.desk.office, self.month)
            done = partial(self._printed, f"{name}-{self.month}")
            self.desk.jobs.long(lambda _: made(), done, owner=self, failed=self.desk.say.error)

    def _printed(self, name: str, pdf: bytes) -> None:
        self.desk.printing.print(self, pdf, name)


class _Table(ToldTable):
    """Its heads between the office and the rates are months."""

    def __init__(self, desk: Desk) -> None:
        keys = ("office", *(str(n) for n in range(MONTHS)), "came", "percent", "on_time")
        super().__init__(desk, "ui.hq.months", keys, wide="office", figures=keys[-3:])
        dress(self, role="dense")
        self.setTextElideMode(
            Qt.TextElideMode.ElideMiddle
        )  # the end of an office's name tells it from others

    def tell(self, words: Words, found: Reporting, rows: Sequence[Row]) -> None:
        texts = [say.all_(words, found), *(say.line(words, row) for row in rows)]
        self.put(say.heads(words, found), texts)


def _read(office: Office, month: str | None) -> Reporting:
    trust = listed.known(office)
    return reporting.found(office, listed.offices(trust) if trust else (), month)


def _paper(office: Office, month: str) -> bytes:
    return file_papers.pdf(office, facts=say.paper(office, _read(office, month)))


def _silent(office: Office, month: str) -> bytes:
    found = headquarters.standing(office, listed.offices(listed.trust(office)), month)
    return file_papers.pdf(office, facts=headquarters_papers.silent_facts(office, found, month))
