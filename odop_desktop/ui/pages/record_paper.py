"""A paper about one artisan, looked at before it is printed or saved: the slip, the life-line, the transfer slip."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from odop_desktop.actions import slips
from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.i18n.words import LANGUAGES, Words
from odop_desktop.queries.read import RecordRow
from odop_desktop.sync import practising, sending
from odop_desktop.telling import wording
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog
from odop_desktop.ui.forms.boxes.day import DateBox
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.widgets.labelled import labelled
from odop_desktop.ui.widgets.paper import PaperView

_WIDTH, _HEIGHT = 760, 660
_PDF = "PDF (*.pdf)"
_PLAIN = {"lifeline": slips.life, "transfer": slips.transfer}


class PaperDialog(Dialog):
    """The PDF itself, in Hindi or English; of the slip also by when the papers are asked for."""

    def __init__(self, desk: Desk, parent: QWidget | None, row: RecordRow, what: str) -> None:
        """`what`: slip, lifeline or transfer."""
        super().__init__(desk, parent, f"ui.paper.{what}", "ui.paper.print", "ui.close")
        self.row, self.what = row, what
        self.view = PaperView(desk)
        self.by = DateBox(desk, Field("by", Kind.DATE))
        self.tongues = QButtonGroup(self)
        self.keep, self.file = QPushButton(), QPushButton()
        self._assemble()
        self._connect()
        self.resize(_WIDTH, _HEIGHT)
        self._make()

    @classmethod
    def show_paper(cls, desk: Desk, parent: QWidget | None, row: RecordRow, what: str) -> None:
        cls(desk, parent, row, what).run()

    @property
    def lang(self) -> str:
        return LANGUAGES[self.tongues.checkedId()]

    def accept(self) -> None:
        """Prints through the system's dialog; stays where that was thought better of."""
        try:
            printed = self.desk.printing.print(self, self.view.pdf, f"{self.what}-{self.row.number}")
        except Exception as error:
            self.tell(error)
            return
        if printed:
            self.desk.jobs.write(self._noting(), owner=self.desk)
            super().accept()

    def _assemble(self) -> None:
        bar = QHBoxLayout()
        for n, lang in enumerate(LANGUAGES):
            chip = QPushButton()
            dress(chip, role="chip")
            chip.setCheckable(True)
            chip.setChecked(lang == self.desk.words.lang)
            self.desk.speech.text(chip, f"ui.paper.in.{lang}")
            self.tongues.addButton(chip, n)
            bar.addWidget(chip)
        bar.addStretch(1)
        if self.what == "slip":
            self._ask_day(bar)
        self.desk.speech.text(self.keep, "ui.paper.save")
        self.desk.icons.put(self.keep, "download")
        bar.addWidget(self.keep)
        if self.what == "transfer":
            self.desk.speech.text(self.file, "ui.paper.transfer.file")
            self.desk.icons.put(self.file, "send")
            bar.addWidget(self.file)
        self.body.addLayout(bar)
        self.body.addWidget(self.view, 1)

    def _ask_day(self, bar: QHBoxLayout) -> None:
        label = labelled(self.desk.speech, self.by, "ui.paper.by")
        self.by.put(slips.proposed(self.desk.office))
        self.by.setFixedWidth(self.by.fontMetrics().horizontalAdvance("0") * 18)
        bar.addWidget(label)
        bar.addWidget(self.by)

    def _connect(self) -> None:
        self.tongues.idClicked.connect(lambda _: self._make())
        self.by.left.connect(self._make)
        self.by.moved.connect(lambda _: self._make())
        self.keep.clicked.connect(self._save)
        self.file.clicked.connect(self._announce)

    def _make(self) -> None:
        """The paper anew, with what is asked for now."""
        for each in (self.yes, self.keep, self.file):
            each.setEnabled(False)
        self.strip.clear()
        work = _work(self.desk, self.row, self.what, self.lang, self.by.typed())
        self.desk.jobs.read(work, self._made, owner=self, failed=self._failed, latest="paper")

    def _made(self, pdf: bytes) -> None:
        self.view.show_pdf(pdf)
        for each in (self.yes, self.keep, self.file):
            each.setEnabled(True)
        if self.no.hasFocus():
            self.yes.setFocus()

    def _failed(self, error: Exception) -> None:
        """Why there is none, where the paper would be."""
        self.view.explain(self.desk.say.worded(error))

    def _save(self) -> None:
        words = self.desk.words
        name = f"{self.what}-{self.row.number}.pdf"
        out = self.desk.say.save_file("letters", words(f"ui.paper.{self.what}"), name, _PDF)
        if out is None:
            return
        work = partial(
            slips.write, self.desk.office, what=self.what, number=self.row.number, pdf=self.view.pdf, out=out
        )
        told = partial(_written, str(out))
        self.desk.jobs.write(work, lambda _: self.strip.say(told), owner=self, failed=self.tell)

    def _announce(self) -> None:
        """The file for the receiving office, beside the slip: it says who comes before headquarters' own does."""
        out = self.desk.say.folder("letters", self.desk.words("ui.paper.transfer.folder"))
        if out is None:
            return

        def work() -> Path:
            practising.ensure(self.desk.office)
            return sending.announce(self.desk.office, out, self.row.id).files[0]

        self.desk.jobs.write(work, self._announced, owner=self, failed=self.tell)

    def _announced(self, file: Path) -> None:
        self.strip.say(partial(_written, str(file)))

    def _noting(self) -> Callable[[], None]:
        return partial(slips.note, self.desk.office, what=self.what, number=self.row.number)


def _work(desk: Desk, row: RecordRow, what: str, lang: str, by: str) -> Callable[[], bytes]:
    if what in _PLAIN:
        return partial(_PLAIN[what], desk.office, id=row.id, lang=lang)

    def slip() -> bytes:
        last = slips.day(desk.office, by)
        return slips.slip(desk.office, id=row.id, lang=lang, by=last, reason=wording.reason)

    return slip


def _written(file: str, words: Words) -> str:
    return words("ui.paper.written", file=file)
