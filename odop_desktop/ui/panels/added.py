"""What districts added to the lists, at headquarters: told to be one with another, or given to every office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.queries.local_rows import MOST, Local
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.same import Twins
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.layouts import in_a_row, tab_column
from odop_desktop.ui.widgets.told_table import ToldTable

_COLUMNS = ("kind", "name", "number", "office", "kept")


class AddedPane(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.twins = desk, Twins(desk, self)
        self._all: Sequence[Local] = ()
        self.about, self.more = label("quiet"), label("quiet")
        self.table = ToldTable(desk, "ui.hq.added", _COLUMNS, wide="name")
        self.same = self._button("ui.record.same", self.twins.same, main=True)
        self.part = self._button("ui.record.apart", self.twins.part)
        self.adopt = self._button("ui.record.adopt", self.twins.adopt)
        self.open_ = button(desk, "ui.hq.open", self._open, "eye")
        for said in (self.about, self.more):
            said.setWordWrap(True)
        column = tab_column(self)
        column.addWidget(self.about)
        column.addWidget(self.table, 1)
        column.addWidget(self.more)
        column.addLayout(in_a_row(self.same, self.part, self.adopt, self.open_))
        self.table.moved.connect(lambda _: self._allow())
        self.table.opened.connect(lambda _: self._open())
        desk.speech.bind(self, self._speak)

    def tell(self, found: Sequence[Local]) -> None:
        self._all = found
        self._speak(self.desk.words)

    def here(self) -> Local | None:
        return self.table.here(self._all)

    def _button(self, msgid: str, act: Callable[[RecordRow], None], *, main: bool = False) -> QPushButton:
        return button(self.desk, msgid, partial(self._do, act), main=main)

    def _do(self, act: Callable[[RecordRow], None]) -> None:
        if each := self.here():
            act(each.row)

    def _open(self) -> None:
        if each := self.here():
            self.desk.open(each.row.kind.name, each.row.id)

    def _speak(self, words: Words) -> None:
        some = bool(self._all)
        for part in (self.table, self.same, self.part, self.adopt, self.open_):
            part.setVisible(some)
        self.about.setText(words("ui.hq.added.about" if some else "alias.none"))
        full = any(sum(each.row.kind is kind for each in self._all) >= MOST for kind in self._kinds())
        self.more.setText(words("ui.hq.added.more", n=grouping(MOST)))
        self.more.setVisible(full)
        self.table.fill(words, [_line(each, words) for each in self._all])
        self._allow()

    def _kinds(self) -> set[object]:
        return {each.row.kind for each in self._all}

    def _allow(self) -> None:
        each = self.here()
        row = each.row if each else None
        self.same.setEnabled(self.twins.may_same(row))
        self.part.setEnabled(self.twins.may_part(row))
        self.adopt.setEnabled(self.twins.may_adopt(row) and each is not None and each.maker is not None)


def _line(each: Local, words: Words) -> tuple[str, ...]:
    row = each.row
    number = "" if each.number == row.id else each.number
    kept = each.kept.title(words.lang) if each.kept else ""
    whose = each.maker.said(words.lang) if each.maker else ""
    return words(f"{row.kind.name}.name"), row.title(words.lang), number, whose, kept
