"""Headquarters' questions in one table: open, overdue, answered, closed; closed, asked again and printed from here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from odop_desktop.actions import asking
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import QUERY
from odop_desktop.domain.stages import QueryStage
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.queries import asked
from odop_desktop.queries.asked import PAGE, STATES, Asked, Page
from odop_desktop.telling import questions as say
from odop_desktop.ui import late
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.layouts import in_a_row, tab_column
from odop_desktop.ui.widgets.told_table import ToldTable

_COLUMNS = ("about", "office", "field", "question", "due", "state")


class QuestionsPane(QWidget):
    """Of headquarters. `decided`: one was closed or asked again."""

    decided = Signal()

    def __init__(self, desk: Desk, some: int = PAGE) -> None:
        """`some`: how many questions are looked up at once."""
        super().__init__()
        self.desk, self._some = desk, some
        self._counts: Mapping[str, int] = dict.fromkeys(STATES, 0)
        self._shown: tuple[Asked, ...] = ()
        self._after: tuple[str, str] | None = None  # the key of what is not shown yet
        self.state = STATES[0]
        self.chips = {name: QPushButton() for name in STATES}
        self.none, self.told = label("quiet"), label("plain")
        self.table = ToldTable(desk, "ui.query.table", _COLUMNS, wide="question")
        self.close_ = button(desk, "ui.query.close", self._close, "check", main=True)
        self.again = button(desk, "ui.query.again", self._again, "refresh-cw")
        self.open_ = button(desk, "ui.hq.open", self._open, "eye")
        self.print = button(desk, "ui.query.print", self._print, "printer")
        self.more = button(desk, "ui.query.more.name", self._more, "chevron-down")
        self._assemble()
        self.table.moved.connect(lambda _: self._tell(desk.words))
        self.table.opened.connect(lambda _: self._open())
        desk.speech.bind(self, self._speak)

    def tell(self, counts: Mapping[str, int]) -> None:
        """How many there are in each state; those of the chip that is pressed are looked up anew."""
        self._counts = counts
        self._speak(self.desk.words)
        self._look(max(len(self._shown), self._some))

    def here(self) -> Asked | None:
        return self.table.here(self._shown)

    def _assemble(self) -> None:
        head, group = QHBoxLayout(), QButtonGroup(self)
        head.setSpacing(6)
        for name, chip in self.chips.items():
            chip.setCheckable(True)
            dress(chip, role="chip")
            group.addButton(chip)
            chip.clicked.connect(partial(self._choose, name))
            head.addWidget(chip)
        self.chips[self.state].setChecked(True)
        head.addStretch(1)
        head.addWidget(self.print)
        foot = in_a_row(self.close_, self.again, self.open_, self.more)
        self.told.setWordWrap(True)
        column = tab_column(self)
        column.addLayout(head)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addLayout(foot)
        column.addStretch(0)  # without questions the sentence stands above

    def _choose(self, name: str, _checked: bool = False) -> None:
        self.state = name
        self._look(self._some)

    def _look(self, limit: int) -> None:
        work = partial(asked.page, self.desk.office, self.state, limit=limit)
        self.desk.jobs.read(work, partial(self._show, self.state), owner=self, latest="queries")

    def _more(self) -> None:
        """What follows, below what is shown."""
        work = partial(asked.page, self.desk.office, self.state, self._after, self._some)
        done = partial(self._show, self.state, before=self._shown)
        self.desk.jobs.read(work, done, owner=self, latest="queries")

    def _show(self, state: str, found: Page, before: tuple[Asked, ...] = ()) -> None:
        if state == self.state:
            self._shown, self._after = before + found.rows, found.after
            self._speak(self.desk.words)

    def _speak(self, words: Words) -> None:
        for name, chip in self.chips.items():
            counted = f" ({grouping(self._counts[name])})" if self._counts[name] else ""
            chip.setText(words(f"ui.query.state.{name}") + counted)
        left = self._counts[self.state] - len(self._shown)
        self.more.setText(words("ui.query.more", n=grouping(max(left, 0))))
        self.more.setVisible(self._after is not None)
        for part in (self.table, self.told, self.close_, self.again, self.open_):
            part.setVisible(bool(self._shown))
        self.none.setVisible(not self._shown)
        self.none.setText(words("cli.query.none"))
        self.print.setEnabled(bool(self._shown))
        self.table.fill(words, [self._line(each, words) for each in self._shown])
        self._tell(words)

    def _line(self, each: Asked, words: Words) -> tuple[str, ...]:
        office = self.desk.office
        question = " ".join(str(each.row["question"]).split())
        return (
            say.about(office, words, each),
            each.office.of(words.lang),
            say.field(words, each),
            question,
            say.due(each),
            say.state(office, words, each),
        )

    def _tell(self, words: Words) -> None:
        """What was asked and answered, whole."""
        each = self.here()
        if each is None:
            return
        question, answer = say.lines(words, each, None)
        self.told.setText(f"{each.row.number}: {question}\n{answer}")
        self.close_.setEnabled(each.row["stage"] != QueryStage.CLOSED)
        self.open_.setEnabled(each.about is not None)

    def _close(self) -> None:
        if each := self.here():
            work = partial(asking.close, self.desk.office, ids=[each.row.id])
            done = partial(self._done, "ui.query.closed")
            self.desk.jobs.write(work, done, owner=self, failed=self.desk.say.error)

    def _again(self) -> None:
        if each := self.here():
            about = say.about(self.desk.office, self.desk.words, each)
            changes = late.dialog("asking").AskAgain.ask(self.desk, self, each.row, about)
            if changes is not None:
                self._done("ui.query.asked", changes)

    def _open(self) -> None:
        each = self.here()
        if each is not None and each.about is not None:
            self.desk.open(each.about.kind.name, each.about.id)

    def _print(self) -> None:
        """The register of those that are shown."""
        listed = asking.listed(self.state, self.desk.words.lang)
        register = late.action("exports").register_print
        work = partial(register, self.desk.office, kind=QUERY, listed=listed)
        name = self.desk.words("query.plural")
        done = partial(self._to_printer, name)
        self.desk.jobs.long(lambda _: work(), done, owner=self, failed=self.desk.say.error)

    def _to_printer(self, name: str, pdf: bytes) -> None:
        self.desk.printing.print(self, pdf, name)

    def _done(self, msgid: str, changes: Changes) -> None:
        self.desk.did(changes, lambda w: w(msgid))
        self.decided.emit()
