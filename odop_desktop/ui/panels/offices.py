"""The offices as headquarters sees them, the silent first; what is written to these, and the districts kept here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.i18n.words import Words
from odop_desktop.queries.headquarters import Standing
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import headquarters as say
from odop_desktop.telling import offices
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.hq_offices import CloseDialog, KeepDialog
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.chips import Flow
from odop_desktop.ui.widgets.layouts import tab_column
from odop_desktop.ui.widgets.told_table import ToldTable

_COLUMNS = ("office", "state", "newest", "age", "phone", "remarks")


class OfficesPane(QWidget):
    """`decided`: a district is kept here now, or no longer; `opened`: the office (Standing) that is to be looked at;
    `wished`: the code of one for which a file is to be made."""

    decided = Signal()
    opened = Signal(object)
    wished = Signal(str)

    def __init__(self, desk: Desk, *, paper: Callable[[], object], letters: Callable[[], object]) -> None:
        """`paper` prints the list of the silent, `letters` writes to them."""
        super().__init__()
        self.desk = desk
        self._lines: Sequence[Standing] = ()
        self._free: Sequence[RecordRow] = ()
        self._live = False
        self.table = ToldTable(desk, "ui.hq.offices", _COLUMNS, wide="remarks")
        self.file = button(desk, "ui.hq.offices.file", self._file, "send")
        self.keep = button(desk, "ui.hq.keep", self._keep)
        self.bring = button(desk, "ui.hq.bring", self._bring)
        self.letters = button(desk, "ui.hq.letters", letters, "mail")
        self.silent = button(desk, "ui.hq.offices.print", paper, "printer")
        self.close_ = button(desk, "ui.hq.close", self._close)
        foot = Flow(bar := QWidget())
        for each in (self.file, self.keep, self.bring, self.close_, self.letters, self.silent):
            foot.addWidget(each)
        column = tab_column(self)
        column.addWidget(self.table, 1)
        column.addWidget(bar)
        self.table.moved.connect(lambda _: self._allow())
        self.table.opened.connect(lambda _: self._open())

    def tell(self, words: Words, lines: Sequence[Standing], free: Sequence[RecordRow], *, live: bool) -> None:
        """`free`: districts that could be kept here; `live`: headquarters has begun, on this PC."""
        self._lines, self._free, self._live = lines, free, live
        self.table.fill(words, [_line(each, words) for each in lines])
        self._allow()

    def here(self) -> Standing | None:
        return self.table.here(self._lines)

    def _allow(self) -> None:
        line = self.here()
        self.file.setEnabled(self._live and line is not None and any(pc.works for pc in line.listed.pcs))
        self.keep.setEnabled(self._live and bool(self._free))
        for each in (self.bring, self.close_):
            each.setEnabled(self._live and line is not None and line.listed.proxy)
        for each in (self.letters, self.silent):
            each.setEnabled(any(one.silent for one in self._lines))

    def _file(self) -> None:
        if (line := self.here()) is not None:
            self.wished.emit(line.listed.code)

    def _keep(self) -> None:
        if KeepDialog(self.desk, self, self._free).run():
            self.decided.emit()

    def _close(self) -> None:
        line = self.here()
        if line is not None and CloseDialog(self.desk, self, line.listed).run():
            self.decided.emit()

    def _bring(self) -> None:
        """To the place where lists are taken in, at the desk of the district in front."""
        line = self.here()
        if line is not None and line.listed.proxy:
            self.desk.new("import", kind=ARTISAN.plural, district=line.listed.code)

    def _open(self) -> None:
        """From a district kept here to its list, from another office to what has to be looked at there."""
        line = self.here()
        if line is not None and line.listed.proxy and not line.conflicts:
            self._bring()
        elif line is not None:
            self.opened.emit(line)


def _line(line: Standing, words: Words) -> tuple[str, ...]:
    told = (say.state(words, line), say.newest(words, line), say.age(words, line), line.listed.phone)
    return (offices.listed(words, line.listed), *told, say.remarks(words, line))
