"""What follows a letter of intent: orders, despatches and payments, each for one of its lines."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QHeaderView, QLabel

from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import LOI_PAPERS
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.queries import loi_papers
from odop_desktop.queries.loi_life import LoiLife
from odop_desktop.queries.loi_papers import PAPER_SEEN, called
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.binning import several_to_bin
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.pages import clash
from odop_desktop.ui.pages.event_tab import ONE, SOME, TableTab
from odop_desktop.ui.widgets.labelled import labelled

_SHOWN = ("what_hi", "line_hi", "paper_no", "day", "qty", "value", "district")
_AUTO = frozenset({"number", "loi", "line", "district"})


class PapersTab(TableTab):
    """At a district that reads another's LoI one notes papers for the lines of one's own artisans."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, PAPER_SEEN, _SHOWN, "ui.loi.papers.empty")
        self.life: LoiLife | None = None
        self.line, self.of = QComboBox(), QLabel()
        self.closed = label("doubt")
        self.closed.setWordWrap(True)
        labelled(desk.speech, self.line, "ui.loi.papers.line", self.of)
        self.line.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.line.setMinimumContentsLength(14)
        self.bar.addWidget(self.of)
        self.bar.addWidget(self.line, 1)
        self._new = [self.button(f"ui.loi.papers.{k.name}", partial(self._add, k)) for k in LOI_PAPERS]
        self.button("ui.event.change", lambda: self._edit(self.chosen()[0]), needs=ONE)
        self.button("ui.loi.papers.remove", self._remove, needs=SOME, keys="Ctrl+Del")
        self.inside.insertWidget(1, self.closed)
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(64)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)  # the sum is seen at any width
        self.table.opened.connect(self._edit)
        desk.speech.bind(self.line, self._tell)

    def tell(self, life: LoiLife) -> None:
        self.life = life
        self.show_rows(loi_papers.seen(self.desk.office, life.papers, life.lines), life.names)
        self.bar_enabled(life.loi.deleted_at is None)
        self._tell(self.desk.words)

    def allow(self) -> None:
        """New papers ask for a line that is ours to note for."""
        super().allow()
        for button in getattr(self, "_new", ()):
            button.setEnabled(button.isEnabled() and self.life is not None and bool(self.life.notable))

    def _add(self, kind: RecordKind) -> None:
        if self.life is None or not self.life.notable:
            return
        line = self.life.notable[max(self.line.currentIndex(), 0)]
        given = {"line": line.id}
        self._saved(RecordDialog.ask(self.desk, self, kind, given=given, keys=_asked(kind)), kind)

    def _edit(self, seen: RecordRow) -> None:
        """The paper in a form; of another district's it is told why not."""
        row = self._plain(seen)
        if row is None:
            return
        here = self.desk.office.facts.district
        if here and row["district"] not in (None, here):
            self.desk.open(row.kind.name, row.id)
        else:
            self._saved(RecordDialog.ask(self.desk, self, row.kind, row=row, keys=_asked(row.kind)), row.kind)

    def _saved(self, changes: Changes | None, kind: RecordKind) -> None:
        if changes and changes.act:
            self.desk.did(changes, lambda w: w("ui.loi.papers.saved", kind=w(f"{kind.name}.name")))

    def _remove(self) -> None:
        """One kind at a time; each is an act of its own, and can be taken back."""
        rows = [row for seen in self.chosen() if (row := self._plain(seen))]
        ids = {kind: [row.id for row in rows if row.kind is kind] for kind in LOI_PAPERS}
        chosen = [(kind, some) for kind, some in ids.items() if some]
        if chosen:
            several_to_bin(self.desk, self, chosen, self._removed, partial(clash.tell, self.desk, self))

    def _removed(self, changes: Changes) -> None:
        self.desk.did(changes, lambda w: w("ui.loi.papers.removed", n=len(changes.ids)))

    def _plain(self, seen: RecordRow) -> RecordRow | None:
        return next((row for row in self.life.papers if row.id == seen.id), None) if self.life else None

    def _tell(self, words: Words) -> None:
        """The lines one may note for; why there are none."""
        at = self.line.currentIndex()
        lines = self.life.notable if self.life else ()
        self.line.clear()
        self.line.addItems([called(line, words.lang) for line in lines])
        self.line.setCurrentIndex(min(max(at, 0), len(lines) - 1))
        self.line.setEnabled(bool(lines))
        none = self.life is not None and not lines and self.life.lender is not None
        self.closed.setText(words("ui.loi.papers.not_ours") if none else "")
        self.closed.setVisible(none)
        self.allow()


def _asked(kind: RecordKind) -> tuple[str, ...]:
    return tuple(f.key for f in kind.fields if f.key not in _AUTO)
