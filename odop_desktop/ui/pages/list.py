"""A list of records: search, chips, columns, rows, and what is done with them. The same for every kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from odop_desktop.actions.changes import Changes
from odop_desktop.actions.export_rows import Listed
from odop_desktop.domain.catalogue import LETTER
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.format import grouping
from odop_desktop.queries.list_filters import from_given
from odop_desktop.queries.lists import Asked
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.columns import ColumnsDialog
from odop_desktop.ui.models import cells
from odop_desktop.ui.models.feed import Feed, Kept
from odop_desktop.ui.models.long import LongModel
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.list_acts import ListActs
from odop_desktop.ui.pages.list_bar import ListBar
from odop_desktop.ui.pages.list_buttons import ListButtons
from odop_desktop.ui.pages.list_changes import concerns, outdated
from odop_desktop.ui.pages.list_empty import ListEmpty
from odop_desktop.ui.pages.list_foot import ListFoot
from odop_desktop.ui.pages.list_memory import Memory
from odop_desktop.ui.pages.list_menu import row_menu
from odop_desktop.ui.pages.list_table import ListTable


class ListPage(Page):
    HINTS = "ui.hints.list"
    HELP = "ui.help.list"

    def __init__(self, desk: Desk, kind: RecordKind) -> None:
        super().__init__(desk)
        self.kind, self.memory = kind, Memory(desk, kind)
        self.long = LongModel(kind, self.memory.keys, desk.words, self)
        self.feed, self.table = Feed(desk, self.long), ListTable(desk, self.long)
        self.bar, self.foot, self.empty = ListBar(desk, kind), ListFoot(desk, kind), ListEmpty(desk, kind)
        self.acts = ListActs(desk, kind, self.foot)
        self.stack = QStackedWidget()
        self.head = ListButtons(desk, kind)
        self._total: int | None = None
        self._whole = self._laid = self._begun = self._follow = self._stale = False
        self._assemble()
        self._connect()
        self._shortcuts()
        desk.speech.bind(self, lambda _: self._count())

    @property
    def asked(self) -> Asked:
        """What the list is asked for as it stands."""
        lang = self.desk.words.lang
        key = self.memory.sort.lstrip("-")
        fields = [key for key in self.long.keys if key != cells.WAY]
        named = dict(zip(fields, cells.spoken(self.kind, fields, lang), strict=True))
        sort = f"{'-' if self.memory.sort.startswith('-') else ''}{named.get(key, key)}" if key else None
        return Asked(self.bar.text(), self.bar.filters, sort, self.bar.in_bin, lang)

    @property
    def listed(self) -> Listed:
        """What is shown, as an export or a register takes it."""
        return Listed(self.asked, cells.spoken(self.kind, self.table.heads.keys, self.desk.words.lang))

    @property
    def settled(self) -> bool:
        """Whether what is shown is what was asked for."""
        return self._begun and self.feed.settled and not self.bar.pausing

    def shown(self) -> None:
        if not self._begun or self._stale:
            self.load(afresh=not self._begun)
        (self.table if self.table.currentIndex().isValid() else self.bar.search).setFocus()

    def given(self, given: Mapping[str, Any]) -> None:
        """The list with these filters and no others (list_filters.from_given; `search`, `bin`)."""
        search, bin = str(given.get("search", "")), bool(given.get("bin"))
        self.bar.put(from_given(self.kind, given), search, bin=bin)

    def refresh(self, changes: Changes | None) -> None:
        if self._begun and concerns(self.kind, changes):
            self.long.forget(outdated(self.kind, changes))
            self._again()

    def _again(self) -> None:
        """The same list anew; one that nobody looks at when it is come back to."""
        if self.isVisible():
            self.load(afresh=False)
        self._stale = not self.isVisible()

    def load(self, *, afresh: bool = True, follow: bool = False) -> None:
        """Asks for the rows. `afresh`: another list, shown from its first row; `follow`: the current row in view."""
        self._begun, self._stale, self._whole, self._follow = True, False, False, follow
        self.feed.ask(self.asked, self.table.kept(), afresh=afresh)
        if afresh and not follow:
            self.table.verticalScrollBar().setValue(0)
        self._count()

    def choose_columns(self) -> None:
        """Another choice of columns, remembered."""
        keys = ColumnsDialog.ask(self.desk, self, self.kind, self.table.heads.keys, self.memory.usual)
        if keys is not None and keys != self.table.heads.keys:
            self.memory.keep(columns=list(keys), widths={})
            self.set_columns(keys)

    def set_columns(self, keys: tuple[str, ...]) -> None:
        kept, self._laid = self.table.kept(), False
        self.long.set_keys(keys, self.desk.words)
        self.table.take_up(kept, follow=True)
        self.table.heads.put_back()
        self.table.heads.show_sort(self.memory.sort)
        self.load(afresh=False, follow=True)

    def _assemble(self) -> None:
        self.desk.speech.text(self.title, f"{self.kind.name}.plural")
        self.subtitle.setWordWrap(False)  # a count is read in one line
        self.buttons.addWidget(self.head)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.foot)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)

    def _connect(self) -> None:
        self.feed.began.connect(self._began)
        self.feed.ordered.connect(self._ordered)
        self.feed.counted.connect(self._counted)
        self.feed.failed.connect(self.desk.say.error)
        self.long.dataChanged.connect(lambda *_: self._lay_out())
        self.bar.changed.connect(self.load)
        self.bar.search.onward.connect(self._to_rows)
        self.table.heads.sorted.connect(self._sort)
        self.table.heads.arranged.connect(self._remember)
        self.table.opened.connect(lambda id: self.desk.open(self.kind.name, id))
        self.table.typed.connect(self._type)
        self.table.picked.connect(lambda n: self.foot.picked(n, in_bin=self.bar.in_bin))
        self.table.asked.connect(self._menu)
        self.foot.binned.connect(self._bin)
        self.foot.restored.connect(lambda: self.acts.restore(self.table.chosen()))
        self.foot.letters.connect(lambda: self.acts.letters(self.table.chosen()))
        self.foot.asked.connect(lambda: self.acts.ask(self.table.chosen()))
        for signal, act in (
            (self.head.columns, self.choose_columns),
            (self.head.export, self._export),
            (self.head.print, self._print),
            (self.head.new, self._new),
            (self.empty.new, self._new),
            (self.empty.imported, self._import),
            (self.empty.cleared, self.bar.clear),
        ):
            signal.connect(act)
        self.desk.speech.changed.connect(self._language)

    def _shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+N", self._new),
            ("Ctrl+E", self._export),
            ("Ctrl+P", self._print),
            ("Ctrl+F", self.bar.search.setFocus),
            ("Delete", self._bin),
        ):
            over = self.table if keys == "Delete" else self
            shortcut = QShortcut(QKeySequence(keys), over)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _language(self) -> None:
        """Names stand in the order of the reader's script."""
        if self._begun:
            self._again()

    def _began(self) -> None:
        """The first rows are there."""
        self.stack.setCurrentWidget(self.table)
        self._lay_out()

    def _ordered(self, kept: Kept) -> None:
        """The whole order is there: the selection is found again, the count is known."""
        self._whole = True
        self.table.take_up(kept, follow=self._follow)
        self._lay_out()
        if not self.long.order:
            narrowed = self.asked.narrowed
            self.empty.say("nothing" if narrowed else "bin" if self.bar.in_bin else "none")
        self.stack.setCurrentWidget(self.table if self.long.order else self.empty)
        self._count()

    def _lay_out(self) -> None:
        """Widths are measured once, by the first rows that come."""
        if not self._laid and self.long.line(0) is not None:
            self._laid = True
            self.table.heads.lay_out(self.memory.widths)
            self.table.heads.show_sort(self.memory.sort)

    def _counted(self, total: int) -> None:
        self._total = total
        self._count()

    def _count(self) -> None:
        """`4,218 में से 1,036`; a moment long dots, as it is being counted."""
        words, n = self.desk.words, grouping(len(self.long.order)) if self._whole else "…"
        narrowed = self.asked.narrowed
        if narrowed and self._total is not None:
            self.subtitle.setText(words("ui.list.of", n=n, of=grouping(self._total)))
        else:
            self.subtitle.setText(n)

    def _sort(self, by: str) -> None:
        self.memory.keep(sort=by)
        self.load(follow=self.table.currentIndex().isValid())

    def _remember(self) -> None:
        self.memory.keep(columns=list(self.table.heads.keys), widths=self.table.heads.widths)

    def _to_rows(self) -> None:
        if self.long.order:
            self.table.first()
            self.table.setFocus()

    def _type(self, letter: str) -> None:
        self.bar.search.setFocus()
        self.bar.search.insert(letter)

    def _menu(self, at: QPoint) -> None:
        menu = row_menu(self.table, self.acts, self.choose_columns, in_bin=self.bar.in_bin)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _bin(self) -> None:
        chosen = self.table.chosen()
        if chosen and not self.bar.in_bin and self.kind is not LETTER:
            self.acts.bin(chosen)

    def _export(self) -> None:
        self.acts.export(self.listed)

    def _print(self) -> None:
        self.acts.print(self.listed, len(self.long.order))

    def _new(self) -> None:
        if self.kind is not LETTER:
            self.desk.new(self.kind.name)

    def _import(self) -> None:
        self.desk.new("import", kind=self.kind.plural)
