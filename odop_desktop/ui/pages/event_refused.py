"""What the rules refused of a decision on several: whom, why, and the way to what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QToolButton

from odop_desktop.actions.decisions import Refused
from odop_desktop.i18n.words import Words
from odop_desktop.queries import event_life
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import wording
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label

_MOST = 5  # told one by one; more are counted


class RefusedBox(QFrame):
    """Hidden until something was refused; closed by hand or by the next decision."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        dress(self, role="strip", tone="warn")
        self._told: tuple[tuple[Refused, RecordRow | None], ...] = ()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(14, 6, 8, 6)
        self.grid.setColumnStretch(0, 1)
        desk.speech.bind(self, self._tell)
        self.hide()

    def tell(self, refused: Sequence[Refused], people: dict[str, RecordRow]) -> None:
        """`people` are the artisans by the participation's id."""
        self._told = tuple((r, people.get(r.id)) for r in refused)
        self.setVisible(bool(refused))
        self._tell(self.desk.words)

    def clear(self) -> None:
        self.tell((), {})

    def _tell(self, words: Words) -> None:
        while (item := self.grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not self._told:
            return
        head, shut = label("section", words("ui.event.refused", n=len(self._told))), QToolButton()
        shut.setText("✕")
        shut.setAccessibleName(words("ui.strip.close"))
        shut.clicked.connect(self.clear)
        self.grid.addWidget(head, 0, 0)
        self.grid.addWidget(shut, 0, 1)
        for at, (each, who) in enumerate(self._told[:_MOST], start=1):
            self._line(at, each, who, words)

    def _line(self, at: int, each: Refused, who: RecordRow | None, words: Words) -> None:
        why = wording.sentences(words, each.error.code, each.error.facts)
        said = QLabel(f"{who.title(words.lang) if who else each.number}: {why}")
        said.setWordWrap(True)
        show = QPushButton(words("ui.strip.show"))
        show.setAccessibleName(f"{words('ui.strip.show')}: {each.number}")
        show.clicked.connect(partial(self._go, each))
        self.grid.addWidget(said, at, 0)
        self.grid.addWidget(show, at, 1)

    def _go(self, each: Refused, _checked: bool = False) -> None:
        ask = partial(event_life.meant, self.desk.office, each.error)
        self.desk.jobs.read(ask, partial(self._open, each), owner=self)

    def _open(self, each: Refused, row: RecordRow | None) -> None:
        """What stands in the way; the participation itself where the rule names nothing else."""
        self.desk.open(row.kind.name, row.id) if row else self.desk.open("participation", each.id)
