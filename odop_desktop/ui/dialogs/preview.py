"""Before files are taken in: what each would add, change, lay aside and leave to be decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.sync.preview import Line, Preview
from odop_desktop.telling import exchange, shown
from odop_desktop.telling import headquarters as say
from odop_desktop.telling.shown import Names
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.told_table import ToldTable

_SIZE = (980, 560)
_FILES = ("file", "office", "month", "told")
_LINES = ("what", "kind", "record", "told")


class PreviewDialog(Dialog):
    """Nothing has been taken in yet; `run` tells whether it shall be."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        seen: Sequence[Preview],
        called: Mapping[str, Two],
        names: Names,
        *,
        beyond: int = 0,
        beside: Sequence[str] = (),
    ) -> None:
        """`beyond`: files that were chosen as well and not looked into; they are taken in with the others."""
        super().__init__(desk, parent, "ui.hq.preview", "ui.hq.preview.take")
        self.seen, self._called, self._names = seen, called, names
        self.note, self.sums = label("plain"), label("quiet")
        for said in (self.note, self.sums):
            said.setWordWrap(True)
        self.files = ToldTable(desk, "ui.hq.preview", _FILES, wide="told")
        self.lines = ToldTable(desk, "ui.hq.preview.lines", _LINES, wide="told")
        words = desk.words
        self.note.setText(words("ui.hq.preview.note"))
        self.body.addWidget(self.note)
        self.body.addWidget(self.files, 2)
        self.body.addWidget(self.sums)
        self.body.addWidget(self.lines, 3)
        for other in beside:
            self.body.addWidget(label("quiet", other))
        if beyond:
            self.body.addWidget(label("quiet", words("ui.hq.preview.beyond", n=grouping(beyond))))
        self.files.moved.connect(lambda _: self._tell(desk.words))
        self.files.fill(words, [self._file(each, words) for each in seen])
        fair = sum(each.state in ("applied", "held") for each in seen) + beyond
        self.yes.setText(words("ui.hq.preview.take", n=grouping(fair)))
        self.yes.setEnabled(fair > 0)
        self._tell(words)
        self.resize(*_SIZE)

    def _file(self, each: Preview, words: Words) -> tuple[str, ...]:
        head = each.header
        office = self._called[head.sender].of(words.lang) if head and head.sender in self._called else ""
        month = exchange.month(words, head.month) if head else ""
        return say.called(words, each), office, month, say.summary(words, each)

    def _tell(self, words: Words) -> None:
        at = self.files.row()
        if not 0 <= at < len(self.seen):
            return
        each = self.seen[at]
        self.sums.setText("  ·  ".join(say.sums(words, each)))
        self.sums.setVisible(bool(each.counts))
        self.lines.setVisible(bool(each.lines))
        self.lines.fill(words, [self._line(line, words) for line in each.lines])

    def _line(self, line: Line, words: Words) -> tuple[str, ...]:
        office, kind = self.desk.office, line.row.kind
        what = words(f"hq.preview.{line.what}")
        told = say.line(office, words, line, self._names)
        return what, say.kind_word(words, kind), shown.named(office, line.row, words), told
