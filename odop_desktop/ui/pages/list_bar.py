"""What narrows a list: the search as one types, chips that can be removed, named questions, the bin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.queries import list_filters, list_named, whose
from odop_desktop.queries.list_filters import CREATED, DATES, Among, Between, Filter, Named
from odop_desktop.queries.whose import OFFICE
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.filter import ValuesDialog
from odop_desktop.ui.dialogs.filter_days import DaysDialog
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.look.icons import icon
from odop_desktop.ui.pages import list_said
from odop_desktop.ui.pages.list_said import Title
from odop_desktop.ui.widgets.chips import Chip, Flow, Toggle

_PAUSE = 140  # ms after the last letter before one looks
_LONGEST = 200
_GAP = 10  # between the search and the chips
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Search(QLineEdit):
    """Down or Enter goes on to the rows."""

    onward = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DOWN and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.onward.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ListBar(QWidget):
    """`changed` whenever something else is asked for."""

    changed = Signal()

    def __init__(self, desk: Desk, kind: RecordKind) -> None:
        super().__init__()
        self.desk, self.kind = desk, kind
        self.filters: tuple[Filter, ...] = ()
        self._titles: dict[str, Title] = {}
        self.search, self.add = Search(), QPushButton()
        self.bin = Toggle(desk, lambda w: w("ui.list.bin"), lambda _: self.changed.emit())
        self.chips = QWidget()
        self._flow = Flow(self.chips)
        self.named = {name: self._toggle(name) for name in list_named.names(kind)}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._assemble()
        self._connect()
        self._show()

    @property
    def in_bin(self) -> bool:
        return self.bin.isChecked()

    @property
    def pausing(self) -> bool:
        """Whether somebody is still typing."""
        return self._pause.isActive()

    def text(self) -> str:
        return self.search.text().strip()

    def put(self, filters: Sequence[Filter], search: str = "", *, bin: bool = False) -> None:
        """Asks for this and nothing else."""
        self.search.blockSignals(True)
        self.search.setText(search[:_LONGEST])
        self.search.blockSignals(False)
        self.bin.setChecked(bin)
        self.set_filters(filters)

    def clear(self) -> None:
        """Nothing is asked for any more."""
        self.put((), bin=self.in_bin)

    def set_filters(self, filters: Iterable[Filter]) -> None:
        self.filters = tuple(filters)
        self._show()
        self.changed.emit()

    def add_filter(self, key: str, now: Filter | None = None) -> None:
        """Asks for the values or the days of a field; `now` is the filter that is changed."""
        field = self.kind.by_key.get(key)
        made: Filter | None
        if key == CREATED or (field and field.kind in DATES):
            made = DaysDialog.ask(self.desk, self, self.kind, key, now if isinstance(now, Between) else None)
        else:
            made = ValuesDialog.ask(self.desk, self, self.kind, key, now if isinstance(now, Among) else None)
        if made is not None:
            rest = [f for f in self.filters if f != now]
            self.set_filters([*rest, made])

    def menu(self) -> QMenu:
        """The named questions and the fields one can filter by, in the words of the moment."""
        menu = QMenu(self)
        words = self.desk.words
        for name, toggle in self.named.items():
            action = menu.addAction(words(f"list.named.{name}"))
            action.setCheckable(True)
            action.setChecked(toggle.isChecked())
            action.toggled.connect(partial(self._turn, name))
        if self.named:
            menu.addSeparator()
        keys = [f.key for f in list_filters.fields(self.kind)]
        if list_filters.at_events(self.kind):
            keys.insert(0, "event")
        if whose.told(self.desk.office, self.kind):
            keys = [OFFICE, *(key for key in keys if key != OFFICE)]
        for key in [*keys, CREATED]:
            menu.addAction(list_said.label(self.kind, key, words), partial(self.add_filter, key))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _assemble(self) -> None:
        speech = self.desk.speech
        self.search.setMaxLength(_LONGEST)
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(260)
        self._glass = self.search.addAction(self._icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        dress(self.add, role="chip")
        speech.text(self.add, "ui.list.add_filter")
        speech.hint(self.search, "ui.list.search")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.chips, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self.changed)
        self.add.clicked.connect(self._ask)
        self.desk.looked.connect(lambda: self._glass.setIcon(self._icon("search")))

    def _icon(self, name: str) -> QIcon:
        return icon(name, self.desk.look.colour("quiet"))

    def _ask(self) -> None:
        self.menu().popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _show(self) -> None:
        """Chips of what is asked, then the questions that could be asked, then the button for more."""
        while item := self._flow.takeAt(0):
            if isinstance(old := item.widget(), Chip):
                old.hide()
                old.deleteLater()
        for each in self.filters:
            if not isinstance(each, Named):
                chip = self._chip(each)
                self._flow.addWidget(chip)
                chip.show()
        for name, toggle in self.named.items():
            toggle.setChecked(Named(name) in self.filters)
            self._flow.addWidget(toggle)
        self._flow.addWidget(self.add)
        self._flow.addWidget(self.bin)
        self._make_room()
        self._look_up()

    def _make_room(self) -> None:
        """Questions that are not asked stand beside the others where one line holds them all, else in the menu, as
        those of the way to headquarters always do."""
        usual = {name: toggle for name, toggle in self.named.items() if name not in list_named.WAYS}
        for name, toggle in self.named.items():
            toggle.setVisible(name in usual or toggle.isChecked())
        room = self.width() - self.search.sizeHint().width() - 2 * _GAP
        fits = self._flow.sizeHint().width() <= room
        for toggle in usual.values():
            toggle.setVisible(fits or toggle.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # showing and hiding changes the height again
            self._make_room()

    def _toggle(self, name: str) -> Toggle:
        return Toggle(self.desk, partial(_named, name), partial(self._turn, name))

    def _chip(self, each: Filter) -> Chip:
        key = each.key if not isinstance(each, Named) else ""
        chip = Chip(self.desk, partial(self._said, each))
        chip.removed.connect(partial(self._remove, each))
        chip.opened.connect(lambda: self.add_filter(key, each))
        return chip

    def _remove(self, each: Filter) -> None:
        self.set_filters(f for f in self.filters if f != each)
        self.search.setFocus()

    def _said(self, each: Filter, words: Words) -> str:
        return list_said.said(self.desk.office, self.kind, each, self._titles, words)

    def _turn(self, name: str, on: bool) -> None:
        rest = [f for f in self.filters if f != Named(name)]
        self.set_filters([*rest, Named(name)] if on else rest)

    def _look_up(self) -> None:
        """The names of the records that a filter from elsewhere speaks of."""
        told = [f for f in self.filters if isinstance(f, Among) and list_said.ref_of(self.kind, f.key)]
        if {v for f in told for v in f.values if v} - self._titles.keys():
            work = partial(list_said.titles, self.desk.office, self.kind, told)
            self.desk.jobs.read(work, self._learn, owner=self, latest="titles")

    def _learn(self, found: dict[str, Title]) -> None:
        if found.keys() - self._titles.keys():
            self._titles |= found
            self._show()


def _named(name: str, words: Words) -> str:
    return words(f"list.named.{name}")
