"""A picture of Today: a card with its title and bars, each of which opens the records behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from odop_desktop.i18n.format import grouping
from odop_desktop.ui.desk import Desk, Goto
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.bars import Bars, Measure
from odop_desktop.ui.widgets.ghost import Ghost


class PictureCard(QFrame):
    """Quiet bars until it is counted; a sentence (`empty`) where there is nothing to show."""

    def __init__(self, desk: Desk, title: str, colour: str, empty: str) -> None:
        super().__init__()
        self.desk = desk
        dress(self, role="card")
        head, self._empty, self._note = label("section"), label("quiet"), label("quiet")
        head.setWordWrap(True)
        for each in (self._empty, self._note):
            each.setWordWrap(True)
            each.hide()
        self._ghost = Ghost(lambda: desk.look, 3)
        self._ways: tuple[Goto, ...] = ()
        self.bars = Bars(lambda: desk.look, self._open, colour)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        for widget in (head, self._ghost, self._empty, self.bars, self._note):
            column.addWidget(widget)
        desk.speech.text(head, title)
        desk.speech.text(self._empty, empty)
        desk.looked.connect(self.bars.fit)

    def fill(self, bars: Sequence[tuple[Measure, Goto]]) -> None:
        """The bars from top to bottom, each with where it leads."""
        self._ghost.hide()
        self._empty.setVisible(not bars)
        self._ways = tuple(way for _, way in bars)
        self.bars.fill([measure for measure, _ in bars])

    def note(self, msgid: str, n: int) -> None:
        """A sentence below the bars about the `n` that are not in them."""
        self._note.setVisible(n > 0)
        self._note.setText(self.desk.words(msgid, n=grouping(n)))

    def _open(self, place: int) -> None:
        self.desk.went.emit(self._ways[place])
