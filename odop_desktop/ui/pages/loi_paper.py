"""The letter beside its record: a draft that follows what is saved, or the paper as it was issued."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from odop_desktop.actions import letters
from odop_desktop.i18n.words import LANGUAGES, Words
from odop_desktop.queries import loi_life
from odop_desktop.queries.loi_life import LoiLife
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.paper import PaperView

_PAUSE = 250  # ms after what was last seen of the record


class PaperSide(QWidget):
    """Drafts are made off the GUI thread; of several asked for only the newest is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.life: LoiLife | None = None
        self.paper = PaperView(desk)
        self.head = label("section")
        self.chips = {lang: QPushButton() for lang in LANGUAGES}
        self._group = QButtonGroup(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._draw)
        self._assemble()
        desk.speech.bind(self, self._tell)
        self.paper.say("ui.loi.paper.new")

    def tell(self, life: LoiLife) -> None:
        """Shows the letter of the record as it stands now, a moment later."""
        first, self.life = self.life is None, life
        if first:
            self.chips[
                life.loi["lang"] if life.loi["lang"] in self.chips else self.desk.words.lang
            ].setChecked(True)
        self._tell(self.desk.words)
        self._timer.start()

    @property
    def lang(self) -> str:
        return next((lang for lang, chip in self.chips.items() if chip.isChecked()), "hi")

    def _assemble(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.head, 1)
        for lang, chip in self.chips.items():
            chip.setCheckable(True)
            dress(chip, role="chip")
            self._group.addButton(chip)
            self.desk.speech.text(chip, f"ui.loi.paper.{lang}")
            chip.clicked.connect(lambda: self._draw())
            bar.addWidget(chip)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.addLayout(bar)
        inside.addWidget(self.paper, 1)

    def _tell(self, words: Words) -> None:
        issued = self.life is not None and self.life.letter is not None
        lent = self.life is not None and self.life.lender is not None
        head = "issued" if issued else "draft"
        self.head.setText(words("ui.loi.tab.letter" if lent else f"ui.loi.paper.{head}"))
        for chip in self.chips.values():
            chip.setHidden(issued or lent or self.life is None)

    def _draw(self) -> None:
        life, office = self.life, self.desk.office
        if life is None:
            return
        if life.lender is not None:  # a draft of ours would bear our own officer's name
            self.paper.say("ui.loi.paper.lent")
            return
        if life.letter is not None:
            work = partial(loi_life.paper, office, life.letter)
        elif not life.loi["loi_date"]:
            self.paper.say("ui.loi.paper.no_date")
            return
        else:
            work = partial(letters.draft_of, office, kind="loi", lang=self.lang, id=life.loi.id)
        self.desk.jobs.read(work, self._shown, owner=self, failed=self._cannot, latest="paper")

    def _shown(self, pdf: bytes) -> None:
        if pdf != self.paper.pdf:
            self.paper.show_pdf(pdf)

    def _cannot(self, error: Exception) -> None:
        self.paper.explain(self.desk.say.worded(error))
