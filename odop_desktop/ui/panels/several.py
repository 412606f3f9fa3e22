"""A panel of lines, of which the first few are shown until all are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from odop_desktop.i18n.words import Words
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.panels.entry import Entry
from odop_desktop.ui.panels.panel import Panel

_FEW, _MOST = 6, 200  # lines at first; and all of them, as far as a person reads


class Several(Panel):
    """`line` makes the widget of each thing found; none is said by `ui.panel.<name>.none`."""

    def __init__(self, desk: Desk) -> None:
        self._all = False
        super().__init__(desk)

    def load(self, row: RecordRow) -> None:
        self._all = self._all and self.row is not None and self.row.id == row.id
        super().load(row)

    def line(self, each: Any, words: Words) -> QWidget:
        raise NotImplementedError

    def tell(self, found: Sequence[Any], words: Words) -> None:
        self.clear()
        if not found:
            self.quiet(words(f"ui.panel.{self.name}.none"))
        shown = found[: _MOST if self._all else _FEW]
        for each in shown:
            self.body.addWidget(self.line(each, words))
        if len(shown) < len(found) and not self._all:
            self._more(words("ui.panel.all", n=len(found)), words)

    def _more(self, text: str, words: Words) -> None:
        more = Entry(text)
        more.clicked.connect(self._whole)
        self.body.addWidget(more)

    def _whole(self) -> None:
        self._all = True
        first = self.body.count() - 1
        self.tell(self._found, self.desk.words)
        if (item := self.body.itemAt(first)) and (widget := item.widget()):
            widget.setFocus()
