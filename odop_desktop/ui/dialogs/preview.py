"""Before files are taken in: what each would add, change, lay aside and leave to be decided."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from odop_desktop.domain.catalogue import BY_NAME
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.sync.preview import MOST, UNSEEN, Aside, Line, Preview
from odop_desktop.sync.receiving import APPLIED, HELD
from odop_desktop.telling import exchange, shown, wording
from odop_desktop.telling import headquarters as say
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs import looked
from odop_desktop.ui.dialogs.base import Dialog
from odop_desktop.ui.dialogs.looked import Looked, beside
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.doing import Doing
from odop_desktop.ui.widgets.ticked_table import TickedTable
from odop_desktop.ui.widgets.told_table import ToldTable

_SIZE = (980, 600)
_FILES = ("file", "office", "month", "told")
_LINES = ("what", "kind", "record", "told")
_FAIR = (APPLIED, HELD, UNSEEN)  # states of files that may be taken in


class PreviewDialog(Dialog):
    """Nothing has been taken in yet; a file whose tick is taken away is left out."""

    def __init__(self, desk: Desk, parent: QWidget | None, found: Looked) -> None:
        super().__init__(desk, parent, "ui.hq.preview", "ui.hq.preview.take")
        self.found = found
        self.note, self.sums = label("plain", desk.words("ui.hq.preview.note")), label("quiet")
        self.files = TickedTable(desk, "ui.hq.preview", _FILES, wide="told")
        self.lines = ToldTable(desk, "ui.hq.preview.lines", _LINES, wide="told")
        self.more = button(desk, "ui.hq.preview.further", self._further, "search")
        self.doing = Doing(desk)
        self._assemble()
        self.files.moved.connect(lambda _: self._tell(desk.words))
        self.files.ticked.connect(self._count)
        self.finished.connect(self.doing.stop)  # files are not looked into for who has left
        self._fill([each.state in _FAIR for each in found.seen])
        self.resize(*_SIZE)

    @classmethod
    def ask(cls, desk: Desk, parent: QWidget | None, found: Looked) -> tuple[Path, ...]:
        """The files that are to be taken in; none where it was left."""
        dialog = cls(desk, parent, found)
        return dialog.chosen() if dialog.run() else ()

    def chosen(self) -> tuple[Path, ...]:
        ticks = self.files.boxes().ticks
        return tuple(
            file for each, on in zip(self.found.seen, ticks, strict=True) if on for file in each.files
        )

    def _assemble(self) -> None:
        for said in (self.note, self.sums):
            said.setWordWrap(True)
        self.body.addWidget(self.note)
        self.body.addWidget(self.files, 4)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.doing)
        self.body.addWidget(self.sums)
        self.body.addWidget(self.lines, 3)
        others = label("quiet", "\n".join(beside(self.desk.words, self.found)))
        others.setWordWrap(True)
        others.setVisible(bool(others.text()))
        self.body.addWidget(others)

    def _fill(self, ticks: list[bool]) -> None:
        words, seen = self.desk.words, self.found.seen
        boxes = [on if each.state in _FAIR else None for each, on in zip(seen, ticks, strict=True)]
        self.files.tick(words, [self._file(each, words) for each in seen], boxes)
        unseen = sum(each.state == UNSEEN for each in seen)
        self.more.setText(words("ui.hq.preview.further", n=grouping(unseen)))
        self.more.setVisible(unseen > 0)
        self._count()
        self._tell(words)

    def _count(self) -> None:
        ticked = sum(bool(on) for on in self.files.boxes().ticks)
        self.yes.setText(self.desk.words("ui.hq.preview.take", n=grouping(ticked)))
        self.yes.setEnabled(ticked > 0 and not self.doing.busy)

    def _further(self) -> None:
        work: Callable[..., Looked] = partial(looked.further, self.desk.office, self.found)
        self.more.setEnabled(False)
        self.doing.work(work, self._known, self._failed, "ui.hq.looking")
        self._count()

    def _known(self, found: Looked) -> None:
        ticks = [bool(on) for on in self.files.boxes().ticks]
        self.found = found
        self.more.setEnabled(True)
        self._fill(ticks)

    def _failed(self, error: Exception) -> None:
        self.more.setEnabled(True)
        self._count()
        self.tell(error)

    def _file(self, each: Preview, words: Words) -> tuple[str, ...]:
        head, called = each.header, self.found.called
        office = called[head.sender].of(words.lang) if head and head.sender in called else ""
        month = exchange.month(words, head.month) if head else ""
        return say.called(words, each), office, month, say.summary(words, each)

    def _tell(self, words: Words) -> None:
        """Of the file one is on: why it is not taken in and what to do, or what it would do."""
        each = self.files.here(self.found.seen)
        if each is None:
            return
        said = [wording.sentences(words, each.error.code, each.error.facts)] if each.error else []
        said += say.sums(words, each)
        if each.records > MOST:
            said.append(words("hq.preview.first", n=grouping(MOST), of=grouping(each.records)))
        self.sums.setText("  ·  ".join(said))
        self.sums.setVisible(bool(said))
        lines = [self._aside(one, words) for one in each.aside]
        lines += [self._line(line, words) for line in each.lines]
        self.lines.setVisible(bool(lines))
        self.lines.fill(words, lines)

    def _aside(self, one: Aside, words: Words) -> tuple[str, ...]:
        kind = BY_NAME.get(one.entity)
        name = shown.named(self.desk.office, one.row, words) if one.row else ""
        why = wording.told(words, one.code, {"kind": one.entity})[0]
        return words("hq.preview.laid"), say.kind_word(words, kind, one.entity), name, why

    def _line(self, line: Line, words: Words) -> tuple[str, ...]:
        office, kind = self.desk.office, line.row.kind
        what = words(f"hq.preview.{line.what}")
        told = say.line(office, words, line, self.found.names)
        return what, say.kind_word(words, kind), shown.named(office, line.row, words), told
