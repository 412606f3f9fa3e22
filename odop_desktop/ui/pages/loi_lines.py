"""A letter of intent's lines: who sells what, how much, at which rate; their sum in figures and words."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHeaderView, QLabel, QPushButton

from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import LOI_LINE
from odop_desktop.i18n.amounts import words_en, words_hi
from odop_desktop.i18n.format import HOME, amount
from odop_desktop.i18n.words import Words
from odop_desktop.queries.loi_life import LINE_SEEN, LoiLife, plain
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import links
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.binning import to_bin
from odop_desktop.ui.dialogs.loi_line import LineDialog
from odop_desktop.ui.dialogs.loi_link import LinkDialog, unlinked
from odop_desktop.ui.dialogs.reason import ReasonDialog
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
        self.life: LoiLife | None = None
        self.linking: dict[str, QPushButton] = {}  # asked for by what the base makes enabled
        super().__init__(desk, LINE_SEEN, _SHOWN, "ui.loi.lines.empty")
        self.total, self.worded = label("number"), QLabel()
        self.closed = label("doubt")
        for each in (self.worded, self.closed):
            each.setWordWrap(True)
        self.button("ui.loi.lines.add", self.add, keys="Ctrl+L", role="main")
        self.button("ui.event.change", lambda: self._edit(self.chosen()[0]), needs=ONE)
        self.button("ui.loi.lines.remove", self._remove, needs=SOME, keys="Ctrl+Del")
        if desk.office.facts.headquarters:
            self._furnish_links()
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

    def allow(self) -> None:
        """A link is headquarters' to set, whether or not the letter is issued."""
        super().allow()
        chosen, live = self.table.chosen(), self.life is not None and self.life.loi.deleted_at is None
        row = chosen[0] if len(chosen) == 1 and live else None
        for name, button in self.linking.items():
            open_ = row is not None and bool(row["linked"]) is (name == "unlink")
            button.setEnabled(open_ and row is not None and not row["seller"])

    def _furnish_links(self) -> None:
        """At headquarters alone."""
        for name, act in (("link", self._link), ("unlink", self._unlink)):
            button = self.linking[name] = QPushButton()
            self.desk.speech.text(button, f"ui.loi.{name}")
            button.clicked.connect(act)
            self.bar.addWidget(button)

    def _link(self) -> None:
        """The line's outside seller is another office's artisan."""
        changes = LinkDialog.ask(self.desk, self.window(), plain(self.chosen()[0]))
        if changes:
            self.desk.did(changes, lambda w: w("ui.loi.link.done"))

    def _unlink(self) -> None:
        line = plain(self.chosen()[0])
        text = self.desk.words("ui.loi.unlink.text", number=line["linked_no"] or "")
        reason = ReasonDialog.ask(self.desk, self.window(), "ui.loi.unlink", text, required=False)
        if reason is not None:
            told = partial(self.desk.did, sentence=lambda w: w("ui.loi.unlink.done"))
            work = partial(unlinked, self.desk.office, line, reason)
            self.desk.jobs.write(work, told, owner=self, failed=partial(clash.tell, self.desk, self))

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
        told = partial(self.desk.did, sentence=lambda w: w("ui.loi.lines.removed", n=len(ids)))
        to_bin(self.desk, self, LOI_LINE, ids, told, partial(clash.tell, self.desk, self))

    def _why(self, words: Words) -> str:
        assert self.life
        if self.life.lender:
            return links.lent(words, self.life.loi, self.life.lender)
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
