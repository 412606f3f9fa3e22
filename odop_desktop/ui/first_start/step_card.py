"""The recovery card: the code is printed or written by hand, and two of its groups are typed back from the paper."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFormLayout, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from odop_desktop.actions import founding
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.identity.digits import ascii_digits
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.recovery_card import CardFacts, groups
from odop_desktop.ui import papers
from odop_desktop.ui.first_start.answers import Answers
from odop_desktop.ui.first_start.step import Step
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.strip import Sentence

_ASKED = 2
_LAST = 8  # groups that are asked for; the ninth only checks the others
_ALIKE = str.maketrans("ILO", "110")  # as Crockford's base32 forgives


class CardStep(Step):
    """The code is hidden while it is typed back: it is the paper that is tested."""

    NAME = "card"

    def __init__(self, hall: Hall, answers: Answers) -> None:
        super().__init__(hall, answers)
        self.asked: tuple[int, ...] = ()  # the groups to be typed back, from 1
        self.code, self.check = QWidget(), QWidget()
        self.groups = [label("figure") for _ in range(_LAST + 1)]
        self.boxes = [QLineEdit() for _ in range(_ASKED)]
        self.said = [QLabel() for _ in range(_ASKED)]
        self.print = self.link("ui.start.card.print", partial(self._paper, self._printed))
        self.save = self.link("ui.start.card.save", partial(self._paper, self._saved))
        self.written = self.link("ui.start.card.written", self.ask)
        self.again = self.link("ui.start.card.again", self.show_code)
        dress(self.again, role="link")
        self.told = label("problem")
        self.told.setWordWrap(True)
        self.told.hide()
        self._assemble()
        hall.speech.bind(self, lambda _: self._relabel())

    def wanted(self) -> bool:
        return self.answers.practice is False

    def arrive(self) -> None:
        """The code is made once; the same card stays good when one goes back and forth."""
        if not self.answers.code:
            self.answers.code = founding.new_code()
        for shown, group in zip(self.groups, groups(self.answers.code), strict=True):
            shown.setText(group)
        if not self.answers.written:
            self.show_code()

    def first(self) -> QWidget:
        return self.boxes[0] if self.check.isVisibleTo(self) else self.print

    def wrong(self) -> Sentence | None:
        if not self.check.isVisibleTo(self):
            return lambda w: w("ui.start.card.first")
        parts = groups(self.answers.code)
        for n, box in zip(self.asked, self.boxes, strict=True):
            typed = "".join(c for c in ascii_digits(box.text()).upper() if c.isalnum()).translate(_ALIKE)
            if typed != parts[n - 1]:
                self.answers.written = False
                box.setFocus()
                box.selectAll()
                return partial(_differs, n)
        self.answers.written = True
        return None

    def ask(self) -> None:
        """Hides the code and asks for two of its groups."""
        self.asked = tuple(sorted(random.SystemRandom().sample(range(1, _LAST + 1), _ASKED)))
        for box in self.boxes:
            box.clear()
        self.told.hide()
        self.code.hide()
        self.check.show()
        self._relabel()
        self.boxes[0].setFocus()

    def show_code(self) -> None:
        self.answers.written = False
        self.check.hide()
        self.code.show()
        self.print.setFocus()

    def _paper(self, then: Callable[[bytes], None]) -> None:
        """Makes the card's PDF off the GUI thread, then prints or saves it."""
        told, speech = self.answers, self.hall.speech
        facts = CardFacts(
            told.two("name") or Two("–"), told.code, told.today.isoformat(), told.login, told.pc
        )
        hi, en = speech.of("hi"), speech.of("en")
        self.told.hide()
        self.hall.jobs.read(
            lambda: papers.card(facts, hi, en),
            then,
            owner=self,
            failed=self._refused,
        )

    def _printed(self, pdf: bytes) -> None:
        try:
            self.hall.printing.print(self.window(), pdf, self.hall.words("paper.card.title"))
        except OdopError as error:
            self._refused(error)

    def _saved(self, pdf: bytes) -> None:
        words = self.hall.words
        file = self.hall.say.save_file(
            "card", words("ui.start.card.save"), "recovery-card.pdf", "PDF (*.pdf)"
        )
        if file:
            self.hall.jobs.note(lambda: file.write_bytes(pdf), owner=self, failed=self._refused)

    def _refused(self, error: Exception) -> None:
        self.told.setText(self.hall.say.worded(error)(self.hall.words))
        self.told.show()

    def _relabel(self) -> None:
        for n, said, box in zip(self.asked, self.said, self.boxes, strict=False):
            said.setText(self.hall.words("ui.start.card.group", n=n))
            box.setAccessibleName(said.text())
        for n, shown in enumerate(self.groups, 1):
            shown.setAccessibleName(self.hall.words("ui.start.card.group", n=n))

    def _assemble(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(26)
        for i, shown in enumerate(self.groups):
            pair = QHBoxLayout()
            pair.addWidget(label("quiet", f"{i + 1}."))
            shown.setText("XXXX")
            pair.addWidget(shown)
            pair.addStretch(1)
            grid.addLayout(pair, i // 4, i % 4)
        buttons = QHBoxLayout()
        for button in (self.print, self.save, self.written):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self.code)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addSpacing(6)
        column.addLayout(buttons)
        form = QFormLayout(self.check)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.addRow(self.say("ui.start.card.type"))
        for said, box in zip(self.said, self.boxes, strict=True):
            box.setMaxLength(40)
            box.setFixedWidth(160)
            said.setBuddy(box)
            form.addRow(said, box)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addStretch(1)
        form.addRow(row)
        for part in (self.code, self.check, self.told):
            self.body.addWidget(part)
        self.body.addWidget(self.say("ui.start.card.why", "quiet"))
        self.body.addStretch(1)
        self.check.hide()


def _differs(n: int, words: Words) -> str:
    return words("ui.start.card.differs", n=n)
