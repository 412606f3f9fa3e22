"""The book of what came to headquarters; of each file taken in the phrase to read out, and its receipt to print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from odop_desktop.actions import file_papers
from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries.arrivals import Arrival
from odop_desktop.sync import receipts
from odop_desktop.sync.receipts import Receipt
from odop_desktop.telling import booked, exchange, headquarters_papers
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import READABLE, label
from odop_desktop.ui.panels.narrowing import Narrowing
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.layouts import tab_column
from odop_desktop.ui.widgets.told_table import ToldTable

_COLUMNS = ("at", "office", "number", "month", "state", "applied", "duplicate", "waiting", "why")
_DONE = ("applied", "duplicate")


class ArrivedPane(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._came: Sequence[Arrival] = ()
        self._called: Mapping[str, Two] = {}
        self.narrow = Narrowing(desk)
        self.table = ToldTable(desk, "ui.hq.came", _COLUMNS, wide="why", figures=_COLUMNS[5:8])
        self.phrase = label("plain")
        self.phrase.setWordWrap(True)
        self.phrase.setTextInteractionFlags(READABLE)
        self.print = button(desk, "ui.hq.came.print", self._print, "printer")
        foot = QHBoxLayout()
        foot.addWidget(self.phrase, 1)
        foot.addWidget(self.narrow.more)
        foot.addWidget(self.print)
        column = tab_column(self)
        column.addWidget(self.narrow)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.table.moved.connect(lambda _: self._look())

    def tell(self, words: Words, came: Sequence[Arrival], called: Mapping[str, Two]) -> None:
        self._came, self._called = came, called
        self.table.fill(words, [self._line(each, words) for each in came])
        self._look()

    def here(self) -> Arrival | None:
        """The file one is on, where it was taken in."""
        each = self.table.here(self._came)
        return each if each is not None and each.state in _DONE and each.kind == "D2H" else None

    def _look(self) -> None:
        """Below the table: why a file was not taken in, and what to do; of one taken in, or before, its phrase."""
        each = self.here()
        self.print.setEnabled(each is not None)
        self.phrase.setText(self._why())
        if each is not None and each.pkg_id and each.sender:
            read = partial(receipts.of, self.desk.office, each.pkg_id, each.sender)
            self.desk.jobs.read(read, self._say, owner=self, failed=lambda _: None, latest="phrase")

    def _why(self) -> str:
        each = self.table.here(self._came)
        return booked.whole(self.desk.words, each, self._called) if each is not None else ""

    def _say(self, found: Receipt) -> None:
        each, header = self.here(), found.header
        if each is None or (each.pkg_id, each.sender) != (header.pkg_id, header.sender):
            return  # one has gone on meanwhile
        facts = {"n": header.pkg_no, "pc": found.sender.label, "phrase": found.phrase}
        told = (self._why(), self.desk.words("hq.receipt", **facts))
        self.phrase.setText("\n".join(filter(None, told)))

    def _print(self) -> None:
        each = self.here()
        if each is not None and each.pkg_id and each.sender:
            work = partial(_pdf, self.desk.office, each.pkg_id, each.sender)
            done = partial(self._printed, f"receipt-{each.number}")
            self.desk.jobs.long(lambda _: work(), done, owner=self, failed=self.desk.say.error)

    def _printed(self, name: str, pdf: bytes) -> None:
        self.desk.printing.print(self, pdf, name)

    def _line(self, each: Arrival, words: Words) -> tuple[str, ...]:
        known = each.sender is not None and each.sender in self._called
        office = self._called[str(each.sender)].of(words.lang) if known else ""
        counts = (each.applied, each.duplicate, each.waiting)
        return (
            f"{date_screen(each.at[:10])} {each.at[11:16]}",
            office,
            str(each.number or ""),
            exchange.month(words, each.month) if each.month else "",
            words(f"sync.state.{each.state}"),
            *(grouping(n) if each.state == "applied" else "" for n in counts),
            booked.why(words, each, self._called),
        )


def _pdf(office: Office, pkg_id: str, sender: str) -> bytes:
    facts = headquarters_papers.receipt_facts(office, receipts.of(office, pkg_id, sender))
    return file_papers.pdf(office, facts=facts)
