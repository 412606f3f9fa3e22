"""What districts added to the lists, at headquarters: told to be one with another, or given to every office."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QWidget

from odop_desktop.actions import aliases
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import local_rows
from odop_desktop.queries.local_rows import PAGE, Key, Local, Page, Wanted
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import aliases as say
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.same import Twins
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.chips import Flow
from odop_desktop.ui.widgets.layouts import tab_column
from odop_desktop.ui.widgets.told_table import ToldTable

_COLUMNS = ("kind", "name", "number", "office", "kept")
_PAUSE = 200  # ms after the last key
_TWINS = "twins"  # the chip beside those of the kinds
_LONGEST, _WIDE = 100, 26  # characters: of what is typed, of the box


class AddedPane(QWidget):
    """Looked up when the place is shown, and after everything that is done."""

    def __init__(self, desk: Desk, some: int = PAGE) -> None:
        """`some`: how many rows are looked up at once."""
        super().__init__()
        self.desk, self.twins, self._some = desk, Twins(desk, self), some
        self._all: tuple[Local, ...] = ()
        self._counts: Mapping[str, int] = {}
        self._after: Key | None = None  # the key of what is not shown yet
        self.about, self.none = label("quiet"), label("quiet")
        self.box, self._timer = QLineEdit(), QTimer(self)
        self.chips = {name: QPushButton() for name in ("", _TWINS, *(kind.name for kind in aliases.KINDS))}
        self.table = ToldTable(desk, "ui.hq.added", _COLUMNS, wide="name")
        self.same = self._button("ui.record.same", self.twins.same, main=True)
        self.part = self._button("ui.record.apart", self.twins.part)
        self.adopt = self._button("ui.record.adopt", self.twins.adopt)
        self.open_ = button(desk, "ui.hq.open", self._open, "eye")
        self.more = button(desk, "ui.query.more.name", self._more, "chevron-down")
        self._assemble()
        self.table.moved.connect(lambda _: self._allow())
        self.table.opened.connect(lambda _: self._open())
        desk.speech.bind(self, self._speak)

    def tell(self) -> None:
        """Looks up anew what is shown."""
        self._look(max(len(self._all), self._some))

    def here(self) -> Local | None:
        return self.table.here(self._all)

    @property
    def wanted(self) -> Wanted:
        """By the chip that is pressed and what was typed."""
        chip = next(name for name, chip in self.chips.items() if chip.isChecked())
        kinds = tuple(kind for kind in aliases.KINDS if chip in ("", _TWINS, kind.name))
        return Wanted(kinds, self.box.text(), chip == _TWINS)

    def _assemble(self) -> None:
        head, chips, foot = Flow(bar := QWidget(), 6), QButtonGroup(self), Flow(below := QWidget(), 8)
        self.box.setMaxLength(_LONGEST)
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(lambda _: self._timer.start())
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(lambda: self._look(self._some))
        self.desk.speech.hint(self.box, "ui.hq.added.search")
        self.desk.speech.name(self.box, "ui.hq.added.search")
        self.box.setFixedWidth(self.fontMetrics().averageCharWidth() * _WIDE)
        head.addWidget(self.box)
        for chip in self.chips.values():
            chip.setCheckable(True)
            dress(chip, role="chip")
            chips.addButton(chip)
            chip.clicked.connect(lambda: self._look(self._some))
            head.addWidget(chip)
        self.chips[""].setChecked(True)
        for each in (self.same, self.part, self.adopt, self.open_, self.more):
            foot.addWidget(each)
        for said in (self.about, self.none):
            said.setWordWrap(True)
        column = tab_column(self)
        column.addWidget(self.about)
        column.addWidget(bar)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        column.addWidget(below)
        column.addStretch(0)  # where nothing is found the sentence stands above

    def _look(self, limit: int) -> None:
        work = partial(_looked, self.desk.office, self.wanted, limit)
        self.desk.jobs.read(work, partial(self._show, self.wanted), owner=self, latest="added")

    def _more(self) -> None:
        """What follows, below what is shown."""
        work = partial(local_rows.page, self.desk.office, self.wanted, self._after, self._some)
        done = partial(self._follow, self.wanted)
        self.desk.jobs.read(work, done, owner=self, latest="added")

    def _follow(self, wanted: Wanted, found: Page) -> None:
        if wanted == self.wanted:
            self._all, self._after = self._all + found.rows, found.after
            self._speak(self.desk.words)

    def _show(self, wanted: Wanted, found: tuple[Page, Mapping[str, int]]) -> None:
        if wanted == self.wanted:
            self._all, self._after, self._counts = found[0].rows, found[0].after, found[1]
            self._speak(self.desk.words)

    def _button(self, msgid: str, act: Callable[[RecordRow], None], *, main: bool = False) -> QPushButton:
        return button(self.desk, msgid, partial(self._do, act), main=main)

    def _do(self, act: Callable[[RecordRow], None]) -> None:
        if each := self.here():
            act(each.row)

    def _open(self) -> None:
        if each := self.here():
            self.desk.open(each.row.kind.name, each.row.id)

    def _speak(self, words: Words) -> None:
        some, narrowed = bool(self._all), self.wanted != Wanted(aliases.KINDS)
        for name, chip in self.chips.items():
            msgid = f"{name}.plural" if name not in ("", _TWINS) else f"ui.hq.added.chip.{name or 'all'}"
            chip.setText(words(msgid))
        for part in (self.table, self.same, self.part, self.adopt, self.open_):
            part.setVisible(some)
        self.about.setText(words("ui.hq.added.about"))
        self.none.setText(words("ui.hq.added.none" if narrowed else "alias.none"))
        self.none.setVisible(not some)
        left = sum(self._counts.values()) - len(self._all)
        more = "ui.query.more.name" if self.wanted.twins else "ui.query.more"
        self.more.setText(words(more, n=grouping(max(left, 0))))
        self.more.setVisible(self._after is not None)
        self.table.fill(words, [_line(each, words) for each in self._all])
        self._allow()

    def _allow(self) -> None:
        each = self.here()
        row = each.row if each else None
        self.same.setEnabled(self.twins.may_same(row))
        self.part.setEnabled(self.twins.may_part(row))
        self.adopt.setEnabled(self.twins.may_adopt(row) and each is not None and each.maker is not None)


def _looked(office: Office, wanted: Wanted, limit: int) -> tuple[Page, Mapping[str, int]]:
    return local_rows.page(office, wanted, limit=limit), local_rows.counts(office, wanted)


def _line(each: Local, words: Words) -> tuple[str, ...]:
    row = each.row
    number = "" if each.number == row.id else each.number
    whose = each.maker.said(words.lang) if each.maker else ""
    return words(f"{row.kind.name}.name"), row.title(words.lang), number, whose, say.instead(words, each)
