"""A letter of intent's lines: who sells what, how much, at which rate; their sum in figures and words."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHeaderView, QLabel

from odop_desktop.actions import records
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import LOI_LINE
from odop_desktop.i18n.amounts import words_en, words_hi
from odop_desktop.i18n.format import HOME, amount
from odop_desktop.i18n.words import Words
from odop_desktop.queries.loi_life import LINE_SEEN, LoiLife, plain
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.loi_line import LineDialog
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.pages import clash
from odop_desktop.ui.pages.event_tab import ONE, SOME, TableTab

_SHOWN = ("what_hi", "who_hi", "qty", "unit", "rate", "value")
_ASKED = (
    "seller", "seller_name", "seller_district", "seller_mobile", "offering", "product", "product_hi",
    "product_en", "spec", "hs", "qty", "unit", "rate",
)  # fmt: skip


class LinesTab(TableTab):
    """Lines are written until the letter is issued; then they say why they are closed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, LINE_SEEN, _SHOWN, "ui.loi.lines.empty")
        self.life: LoiLife | None = None
        self.total, self.worded = label("number"), QLabel()
        self.closed = label("doubt")
        for each in (self.worded, self.closed):
            each.setWordWrap(True)
        self.button("ui.loi.lines.add", self.add, keys="Ctrl+L", role="main")
        self.button("ui.event.change", lambda: self._edit(self.chosen()[0]), needs=ONE)
        self.button("ui.loi.lines.remove", self._remove, needs=SOME, keys="Ctrl+Del")
        self.bar.addStretch(1)
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(64)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)  # the sum is seen at any width
        self.inside.insertWidget(1, self.closed)
        self.inside.addWidget(self.total)
        self.inside.addWidget(self.worded)
        self.table.opened.connect(self._edit)
        desk.speech.bind(self.total, self._sum)

    def tell(self, life: LoiLife) -> None:
        self.life = life
        self.show_rows(life.lines, life.names)
        self.bar_enabled(life.open and life.loi.deleted_at is None)
        self.closed.setHidden(life.open)
        self._sum(self.desk.words)

    def add(self) -> None:
        """One line more; the last one's seller and product stand at hand by F4."""
        if self.life is not None and self.life.open:
            given = {"loi": self.life.loi.id}
            self._saved(LineDialog.ask(self.desk, self, LOI_LINE, given=given, keys=_ASKED))

    def _edit(self, row: RecordRow) -> None:
        """The line in a form; of an issued letter it is only told why not."""
        if self.life is None:
            return
        if not self.life.open:
            self.desk.say.warn(self._why)
            return
        self._saved(LineDialog.ask(self.desk, self, LOI_LINE, row=plain(row), given={}, keys=_ASKED))

    def _saved(self, changes: Changes | None) -> None:
        if changes and changes.act:
            self.desk.did(changes, lambda w: w("ui.loi.lines.saved"))

    def _remove(self) -> None:
        ids = [row.id for row in self.chosen()]
        work = partial(records.bin, self.desk.office, kind=LOI_LINE, ids=ids)
        told = partial(self.desk.did, sentence=lambda w: w("ui.loi.lines.removed", n=len(ids)))
        self.desk.jobs.write(work, told, owner=self, failed=partial(clash.tell, self.desk, self))

    def _why(self, words: Words) -> str:
        assert self.life
        return words("ui.loi.lines.closed", number=self.life.loi["loi_no"] or self.life.loi.number)

    def _sum(self, words: Words) -> None:
        """Figures and words of the same paise, in both languages."""
        if self.life is None:
            return
        total, foreign = self.life.total, (self.life.coin or HOME) != HOME
        self.total.setText(words("ui.loi.total", total=amount(total, self.life.coin)))
        said = (
            ""
            if foreign
            else "\n".join(
                (
                    words("ui.loi.words.hi", words=words_hi(total)),
                    words("ui.loi.words.en", words=words_en(total)),
                )
            )
        )
        self.worded.setText(said)
        self.closed.setText("" if self.life.open else self._why(words))
