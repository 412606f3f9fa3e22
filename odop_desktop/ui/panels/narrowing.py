"""Of which office a tab at headquarters shows the lines, chosen above them; more of them are asked for below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.queries.headquarters import Listed
from odop_desktop.telling import offices as say
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.labelled import labelled

SOME = 200  # lines looked up at once


@dataclass(frozen=True, slots=True)
class Narrow:
    """What is asked for: the lines of one office (its id; None: of all), so many at most."""

    office: str | None = None
    limit: int = SOME


ALL = Narrow()


class Narrowing(QWidget):
    """`changed`: something else is asked for. `more` stands where its tab puts it."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.wanted = ALL
        self._offices: tuple[str | None, ...] = ()
        self.choice, self.told = QComboBox(), label("quiet")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.more = button(desk, "ui.hq.narrow.more", self._more, "chevron-down")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(labelled(desk.speech, self.choice, "list.filter.office", label("plain")))
        row.addWidget(self.choice)
        row.addWidget(self.told)
        row.addStretch(1)
        self.choice.activated.connect(lambda at: self.to(self._offices[at]))

    def to(self, office: str | None) -> None:
        """The lines of this office, the first of them."""
        self.wanted = Narrow(office)
        self._point()
        self.changed.emit()

    def tell(self, words: Words, offices: Sequence[Listed], shown: int, of: int) -> None:
        """`of`: how many lines there are of what is asked for, `shown`: of these how many stand below."""
        self._offices = (None, *(each.office for each in offices))
        named = [say.listed(words, each) for each in offices]
        self.choice.clear()
        self.choice.addItems([words("ui.hq.narrow.all"), *named])
        self._point()
        self.told.setText(words("ui.list.of", n=grouping(shown), of=grouping(of)) if shown < of else "")
        self.more.setVisible(shown < of)
        self.setVisible(len(offices) > 1 or self.wanted.office is not None or shown < of)

    def _point(self) -> None:
        if self.wanted.office in self._offices:
            self.choice.setCurrentIndex(self._offices.index(self.wanted.office))

    def _more(self) -> None:
        self.wanted = Narrow(self.wanted.office, self.wanted.limit + SOME)
        self.changed.emit()
