"""A filter is made or changed: answers and records to tick, with how many rows hold each."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.i18n.format import grouping
from odop_desktop.identity.fold import fold_search
from odop_desktop.queries import lists
from odop_desktop.queries.list_filters import Among
from odop_desktop.queries.lists import Held
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.pages import list_said

_VALUE, _FOLDED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_SIZE = (420, 460)


class ValuesDialog(Dialog):
    """What the records hold in one field, the most frequent first; typing narrows the list, Space ticks."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, kind: RecordKind, key: str, now: Among | None
    ) -> None:
        super().__init__(desk, parent, "ui.filter.title", "ui.filter.apply")
        self.kind, self.key = kind, key
        self._ticked: set[Any] = set(now.values if now else ())
        self.search, self.list = QLineEdit(), QListWidget()
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(100)
        self.list.setAlternatingRowColors(True)
        self._assemble()
        self.search.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(self._changed)
        self.list.itemDoubleClicked.connect(_turn)
        desk.jobs.read(partial(lists.held, desk.office, kind, key), self._load, owner=self, failed=self.tell)
        self.yes.setEnabled(False)
        self.search.setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, parent: QWidget | None, kind: RecordKind, key: str, now: Among | None = None
    ) -> Among | None:
        """The filter as it was ticked; None where one thought better of it."""
        dialog = cls(desk, parent, kind, key, now)
        return dialog.value() if dialog.run() else None

    def accept(self) -> None:
        """Where nothing is ticked, the line one is on is meant."""
        current = self.list.currentItem()
        if not self._ticked and current is not None and not current.isHidden():
            self._ticked.add(_value(current))
        if self._ticked:
            super().accept()

    def value(self) -> Among:
        seen = [_value(self.list.item(n)) for n in range(self.list.count())]
        unseen = [v for v in self._ticked if v not in seen]
        return Among(self.key, tuple(v for v in (*seen, *unseen) if v in self._ticked))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _assemble(self) -> None:
        msgid = (
            f"{self.kind.name}.{self.key}.label"
            if self.key in self.kind.by_key
            else f"list.filter.{self.key}"
        )
        self.desk.speech.bind(
            self.search, lambda w: self.search.setPlaceholderText(w("ui.filter.find", field=w(msgid)))
        )
        field = label("section")
        self.desk.speech.text(field, msgid)
        self.desk.speech.name(self.search, msgid)
        self.desk.speech.name(self.list, msgid)
        self.body.addWidget(field)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.resize(*_SIZE)

    def _load(self, found: list[Held]) -> None:
        self.list.blockSignals(True)
        for held in found:
            item = QListWidgetItem(f"{self._said(held)}  ·  {grouping(held.count)}", self.list)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(_state(held.value in self._ticked))
            item.setData(_VALUE, (held.value,))
            item.setData(_FOLDED, f"{item.text().casefold()} {fold_search(item.text())}")
        self.list.blockSignals(False)
        self.yes.setEnabled(bool(found))
        if found:
            self.list.setCurrentRow(0)
        self._narrow(self.search.text())

    def _said(self, held: Held) -> str:
        words = self.desk.words
        if held.value is None:
            return list_said.none(self.key, words)
        if held.maker is not None:
            return held.maker.told(words.lang)
        if held.row is not None:
            return held.row.title(words.lang)
        return show(self.kind.by_key[self.key], held.value, words, self.desk.office.lists)

    def _narrow(self, text: str) -> None:
        asked, folded = text.strip().casefold(), fold_search(text.strip())
        fitting = []
        for n in range(self.list.count()):
            known = str(self.list.item(n).data(_FOLDED))
            fits = not asked or asked in known or (bool(folded) and folded in known)
            self.list.setRowHidden(n, not fits)
            fitting += [n] if fits else []
        if fitting and self.list.currentRow() not in fitting:
            self.list.setCurrentRow(fitting[0])

    def _changed(self, item: QListWidgetItem) -> None:
        value = _value(item)
        if item.checkState() == Qt.CheckState.Checked:
            self._ticked.add(value)
        else:
            self._ticked.discard(value)


def _turn(item: QListWidgetItem) -> None:
    item.setCheckState(_state(item.checkState() != Qt.CheckState.Checked))


def _state(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


def _value(item: QListWidgetItem) -> Any:
    return item.data(_VALUE)[0]
