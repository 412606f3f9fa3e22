"""Fields to which two offices gave two values: the list of them, and the values of one side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from odop_desktop.actions import deciding
from odop_desktop.actions.changes import Changes
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.queries.conflicts import BIN, Conflict
from odop_desktop.queries.makers import Maker
from odop_desktop.telling import headquarters as say
from odop_desktop.telling import offices, shown
from odop_desktop.telling.shown import Names
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.other_value import OtherValueDialog
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.panels.narrowing import Narrowing
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.layouts import in_a_row, tab_column
from odop_desktop.ui.widgets.told_table import ToldTable

_COLUMNS = ("record", "field", "values")
_OVER_ALL = ("record", "office", "field", "values")


class DecidingPane(QWidget):
    """`decided`: one was. Works at a district and at headquarters alike; here, `over_all`, it names the offices."""

    decided = Signal()

    def __init__(self, desk: Desk, *, over_all: bool = False) -> None:
        super().__init__()
        self.desk, self._over_all = desk, over_all
        self._makers: Mapping[str, Maker] = {}
        self.narrow = Narrowing(desk)
        self._open: Sequence[Conflict] = ()
        self._called: Mapping[str, Two] = {}
        self._names: Names = {}
        self.none = label("quiet")
        desk.speech.text(self.none, "ui.hq.decide.none")
        self.table = ToldTable(desk, "ui.hq.decide", _OVER_ALL if over_all else _COLUMNS, wide="values")
        self.head = label("section")
        self.head.setWordWrap(True)
        self.sides = QHBoxLayout()
        self.sides.setSpacing(12)
        self.takes: list[QPushButton] = []
        self.other = button(desk, "ui.hq.decide.other", self._other)
        self.show_ = button(desk, "ui.hq.open", self._show)
        self._assemble()
        self.table.moved.connect(lambda _: self._tell(desk.words))
        self.table.opened.connect(lambda _: self.takes and self.takes[0].setFocus())
        desk.speech.bind(self, self._speak)

    def tell(
        self,
        open_: Sequence[Conflict],
        called: Mapping[str, Two],
        names: Names,
        makers: Mapping[str, Maker] = MappingProxyType({}),
    ) -> None:
        """Shows these. `called` node → its office; `names` the records that values refer to; `makers` whose the
        records are, by their ids."""
        self._open, self._called, self._names, self._makers = open_, called, names, makers
        self._speak(self.desk.words)

    def here(self) -> Conflict | None:
        return self.table.here(self._open)

    def _assemble(self) -> None:
        foot = in_a_row(self.other, self.show_, self.narrow.more)
        for part in (self.narrow, self.narrow.more):
            part.setVisible(False)  # until headquarters tells of offices
        self.below = QWidget()
        below = QVBoxLayout(self.below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.head)
        below.addLayout(self.sides)
        below.addLayout(foot)
        column = tab_column(self)
        column.addWidget(self.narrow)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        column.addWidget(self.below)
        column.addStretch(0)

    def _speak(self, words: Words) -> None:
        self.none.setVisible(not self._open)
        self.table.setVisible(bool(self._open))
        self.below.setVisible(bool(self._open))
        self.table.fill(words, [self._line(each, words) for each in self._open])
        self._tell(words)

    def _line(self, each: Conflict, words: Words) -> tuple[str, ...]:
        office = self.desk.office
        values = [value for value, _ in say.sides(office, words, each, self._called, self._names)]
        whose = (offices.cell(words, self._makers.get(each.row.id)),) if self._over_all else ()
        return (
            shown.named(office, each.row, words),
            *whose,
            say.field(words, each.row.kind, each.key),
            "  |  ".join(values),
        )

    def _tell(self, words: Words) -> None:
        """The values of the field one is on, each in a card with its button."""
        while item := self.sides.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.takes = []
        each = self.here()
        if each is None:
            return
        office = self.desk.office
        field = say.field(words, each.row.kind, each.key)
        self.head.setText(f"{shown.named(office, each.row, words)} – {field}")
        for n, (value, whose) in enumerate(say.sides(office, words, each, self._called, self._names)):
            self.sides.addWidget(self._card(words, each, n, (value, whose)), 1)
        self.other.setVisible(each.key != BIN)

    def _card(self, words: Words, each: Conflict, n: int, told: tuple[str, str]) -> QFrame:
        card = QFrame()
        dress(card, role="card")
        value, whose = label("strong", told[0]), label("quiet", told[1])
        take = QPushButton(words("ui.hq.decide.take"))
        take.setAccessibleName(f"{words('ui.hq.decide.take')}: {told[0]}")
        take.clicked.connect(lambda: self._take(each, n, told[0]))
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        for said in (value, whose):
            said.setWordWrap(True)
            column.addWidget(said)
        if each.sides[n].shown:
            column.addWidget(label("small", words("ui.hq.decide.shown")))
        column.addStretch(1)
        column.addWidget(take)
        self.takes.append(take)
        return card

    def _take(self, each: Conflict, n: int, value: str) -> None:
        words = self.desk.words
        field = say.field(words, each.row.kind, each.key)
        text = words("ui.hq.decide.why", field=field, value=value)
        reason = ReasonDialog.ask(self.desk, self, "ui.hq.decide.title", text)
        if reason is not None:
            row, sides = each.row, {each.key: each.sides[n].op}
            choose = partial(deciding.choose, self.desk.office, kind=row.kind, id=row.id)
            self._write(partial(choose, sides=sides, reason=reason))

    def _other(self) -> None:
        each = self.here()
        if each is not None:
            changes = OtherValueDialog.ask(self.desk, self, each)
            if changes is not None:
                self._done(changes)

    def _show(self) -> None:
        each = self.here()
        if each is not None:
            self.desk.open(each.row.kind.name, each.row.id)

    def _write(self, work: Callable[[], Changes]) -> None:
        self.desk.jobs.write(work, self._done, owner=self, failed=self.desk.say.error)

    def _done(self, changes: Changes) -> None:
        self.desk.did(changes, lambda w: w("ui.hq.decide.done"))
        self.decided.emit()
