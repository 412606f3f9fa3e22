"""A new password typed twice, its strength said in words while one types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from odop_desktop.domain.passwords import SHORTEST, Strength, strength
from odop_desktop.i18n.words import Words
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.speech import Speech
from odop_desktop.ui.widgets.secret import Secret
from odop_desktop.ui.widgets.strip import Sentence

_ROLE = {Strength.SHORT: "problem", Strength.WEAK: "doubt", Strength.FAIR: "quiet", Strength.GOOD: "good"}


class NewPassword(QWidget):
    """`known` gives what others could guess with, asked at each look."""

    edited = Signal()

    def __init__(
        self,
        speech: Speech,
        known: Callable[[], Iterable[str]],
        *,
        above: Sequence[tuple[QLabel, QWidget]] = (),
    ) -> None:
        """`above`: rows more, before the password's own: whose password it is."""
        super().__init__()
        self._speech, self._known = speech, known
        self.first = Secret(speech, "ui.password.new")
        self.again = Secret(speech, "ui.password.again")
        self.told = label("quiet")
        self.told.setWordWrap(True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        for row in above:
            form.addRow(*row)
        for msgid, box in (("ui.password.new", self.first), ("ui.password.again", self.again)):
            said = QLabel()
            said.setBuddy(box.box)
            speech.text(said, msgid)
            form.addRow(said, box)
            box.edited.connect(self.look)
        form.addRow(QLabel(), self.told)
        self.setFocusProxy(self.first)
        speech.bind(self, self._tell)

    def text(self) -> str:
        return self.first.text()

    def wrong(self) -> Sentence | None:
        """Why it cannot be taken: too short, or typed differently the second time."""
        if strength(self.text()) is Strength.SHORT:
            return lambda w: w("ui.password.too_short", n=SHORTEST)
        if self.text() != self.again.text():
            return lambda w: w("ui.password.differ")
        return None

    def look(self) -> None:
        self._tell(self._speech.words)
        self.edited.emit()

    def _tell(self, words: Words) -> None:
        if not self.text():
            self._say("quiet", words("ui.password.advice", n=SHORTEST))
            return
        found = strength(self.text(), known=self._known())
        said = words(f"ui.password.{found.value}", n=SHORTEST)
        if self.again.text() and found is not Strength.SHORT:
            same = self.again.text() == self.text()
            said += " " + words("ui.password.same" if same else "ui.password.not_same")
        self._say(_ROLE[found], said)

    def _say(self, role: str, said: str) -> None:
        dress(self.told, role=role)
        self.told.setText(said)
