"""For which offices headquarters makes files: all of them, or those that are ticked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from odop_desktop.i18n.words import Words
from odop_desktop.identity.fold import fold_search
from odop_desktop.queries.headquarters import Listed
from odop_desktop.telling import offices as say
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.buttons import button

_CODE, _FOLDED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_SIZE = (460, 480)
_NAMED = 4  # offices that are named; of more it is told how many


class ForWhom(QWidget):
    """Says for whom, and lets one choose. `codes` empty: for all."""

    def __init__(self, desk: Desk, offices: Sequence[Listed], codes: Collection[str]) -> None:
        super().__init__()
        self.desk, self._offices = desk, offices
        self.codes = tuple(codes)
        self.told = label("plain")
        self.told.setWordWrap(True)
        self.choose = button(desk, "ui.hq.whom.choose", self._choose)
        self.choose.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.told, 1)
        row.addWidget(self.choose)
        desk.speech.bind(self, self._tell)

    def _choose(self) -> None:
        dialog = ForWhomDialog(self.desk, self, self._offices, self.codes)
        if dialog.run():
            self.codes = dialog.value()
            self._tell(self.desk.words)

    def _tell(self, words: Words) -> None:
        names = [say.listed(words, each) for each in self._offices if each.code in self.codes]
        if not names:
            self.told.setText(words("ui.hq.whom.all"))
        elif len(names) <= _NAMED:
            self.told.setText(words("ui.hq.whom.these", names="; ".join(names)))
        else:
            self.told.setText(words("ui.hq.whom.some", n=len(names), of=len(self._offices)))


class ForWhomDialog(Dialog):
    """The offices, to be ticked; typing narrows the list, Space ticks. Nothing ticked: all of them."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, offices: Sequence[Listed], codes: Collection[str]
    ) -> None:
        super().__init__(desk, parent, "ui.hq.whom", "ui.hq.whom.yes")
        self.search, self.list = QLineEdit(), QListWidget()
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(100)
        self.list.setAlternatingRowColors(True)
        how = label("quiet")
        how.setWordWrap(True)
        desk.speech.text(how, "ui.hq.whom.how")
        desk.speech.hint(self.search, "ui.hq.whom.find")
        desk.speech.name(self.list, "ui.hq.whom")
        for part in (how, self.search):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        for each in offices:
            self._add(each, ticked=each.code in codes)
        self.list.setCurrentRow(0)
        self.search.textChanged.connect(self._narrow)
        self.list.itemDoubleClicked.connect(lambda item: item.setCheckState(_state(not _ticked(item))))
        self.resize(*_SIZE)
        self.search.setFocus()

    def value(self) -> tuple[str, ...]:
        """The codes of those that are ticked."""
        items = (self.list.item(n) for n in range(self.list.count()))
        return tuple(str(item.data(_CODE)) for item in items if _ticked(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _add(self, each: Listed, *, ticked: bool) -> None:
        item = QListWidgetItem(say.listed(self.desk.words, each), self.list)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_state(ticked))
        item.setData(_CODE, each.code)
        item.setData(_FOLDED, fold_search(f"{each.code} {each.name.hi} {each.name.en}"))

    def _narrow(self, text: str) -> None:
        asked = fold_search(text)
        fitting = [asked in str(self.list.item(n).data(_FOLDED)) for n in range(self.list.count())]
        for n, fits in enumerate(fitting):
            self.list.setRowHidden(n, not fits)
        if any(fitting) and not fitting[self.list.currentRow()]:
            self.list.setCurrentRow(fitting.index(True))


def _ticked(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked


def _state(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
