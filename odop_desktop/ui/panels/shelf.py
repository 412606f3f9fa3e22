"""Headquarters' shelf: the changes it laid aside, why, and what each would do; let in, or sent back with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.queries.shelf import Laid, Shelved
from odop_desktop.sync import deciding
from odop_desktop.sync.deciding import DECIDABLE, Decided
from odop_desktop.telling import headquarters as say
from odop_desktop.telling import wording
from odop_desktop.telling.shown import Names
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.panels.narrowing import Narrowing
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.layouts import in_a_row, tab_column
from odop_desktop.ui.widgets.told_table import ToldTable

_COLUMNS = ("kind", "record", "office", "why")
_FIELDS = ("field", "here", "wanted", "who")


class ShelfPane(QWidget):
    """`decided`: something was."""

    decided = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._shelf: Sequence[Shelved] = ()
        self._called: Mapping[str, Two] = {}
        self._names: Names = {}
        self.narrow = Narrowing(desk)
        self.none, self.advice = label("quiet"), label("plain")
        desk.speech.text(self.none, "ui.hq.shelf.none")
        self.advice.setWordWrap(True)
        self.table = ToldTable(desk, "ui.hq.shelf", _COLUMNS, wide="why")
        self.fields = ToldTable(desk, "ui.hq.fields", _FIELDS, wide="wanted")
        let_in = partial(self._decide, "let_in", deciding.let_in)
        back = partial(self._decide, "send_back", deciding.send_back)
        self.let_in = button(desk, "ui.hq.shelf.let_in", let_in, main=True)
        self.back = button(desk, "ui.hq.shelf.send_back", back)
        self.show_ = button(desk, "ui.hq.open", self._open)
        self._assemble()
        self.table.moved.connect(lambda _: self._tell(desk.words))
        self.table.opened.connect(lambda _: self.let_in.setFocus())
        desk.speech.bind(self, self._speak)

    def tell(self, shelf: Sequence[Shelved], called: Mapping[str, Two], names: Names) -> None:
        self._shelf, self._called, self._names = shelf, called, names
        self._speak(self.desk.words)

    def here(self) -> Shelved | None:
        return self.table.here(self._shelf)

    def _assemble(self) -> None:
        foot = in_a_row(self.let_in, self.back, self.show_, self.narrow.more)
        self.below = QWidget()
        below = QVBoxLayout(self.below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.advice)
        below.addWidget(self.fields, 1)
        below.addLayout(foot)
        column = tab_column(self)
        column.addWidget(self.narrow)
        column.addWidget(self.none)
        column.addWidget(self.table, 3)
        column.addWidget(self.below, 2)

    def _speak(self, words: Words) -> None:
        for part in (self.table, self.below):
            part.setVisible(bool(self._shelf))
        self.none.setVisible(not self._shelf)
        self.table.fill(words, [self._line(each, words) for each in self._shelf])
        self._tell(words)

    def _line(self, each: Shelved, words: Words) -> tuple[str, ...]:
        title = each.title(words.lang) or words("ui.hq.shelf.nameless")
        kind = say.kind_word(words, each.kind, each.entity)
        return kind, title, self._office(each.node, words), say.why(words, each)

    def _office(self, node: str, words: Words) -> str:
        return self._called[node].of(words.lang) if node in self._called else words("hq.office.unknown")

    def _tell(self, words: Words) -> None:
        each = self.here()
        if each is None:
            return
        fair = each.code in DECIDABLE
        self.let_in.setEnabled(fair)
        self.back.setEnabled(fair)
        self.show_.setEnabled(each.row is not None)
        advice = wording.told(words, each.code, {"kind": each.entity})[1]
        self.advice.setText(words("ui.hq.shelf.decide") if fair else advice)
        self.fields.fill(
            words, [line for change in each.changes for line in self._fields(each, change, words)]
        )

    def _fields(self, each: Shelved, change: Laid, words: Words) -> list[tuple[str, ...]]:
        who = f"{change.actor} · {date_screen(change.at[:10])}"
        if each.kind is None:
            return [(change.kind, "", "", who)]
        office, kind = self.desk.office, each.kind
        return [
            (
                say.field(words, kind, key) if key in kind.by_key or key == "deleted_at" else key,
                say.value(office, words, kind, key, was, self._names) if each.row else "",
                say.value(office, words, kind, key, new, self._names),
                who,
            )
            for key, was, new in change.fields
        ]

    def _decide(self, what: str, decide: Callable[..., Decided]) -> None:
        each = self.here()
        if each is None:
            return
        words = self.desk.words
        facts = {"record": each.title(words.lang), "n": grouping(len(each.changes))}
        text = words(f"ui.hq.shelf.{what}.text", **facts)
        reason = ReasonDialog.ask(self.desk, self, f"ui.hq.shelf.{what}", text)
        if reason is not None:
            work = partial(decide, self.desk.office, each.id, reason)
            done = partial(self._done, "let_in" if what == "let_in" else "sent_back")
            self.desk.jobs.write(work, done, owner=self, failed=self.desk.say.error)

    def _done(self, how: str, done: Decided) -> None:
        self.desk.say.info(lambda w: w(f"hq.decided.{how}", n=grouping(done.ops)))
        self.decided.emit()

    def _open(self) -> None:
        each = self.here()
        if each is not None and each.row is not None:
            self.desk.open(each.entity, each.id)
