"""Giving stalls: each person beside a choice of the free ones, the next free ones proposed in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QScrollArea, QWidget

from odop_desktop.actions import decisions
from odop_desktop.actions.decisions import Decided
from odop_desktop.domain.reasons import said
from odop_desktop.domain.stages import ParticipationStage as Stage
from odop_desktop.domain.stages import needs_reason
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.queries import event_life
from odop_desktop.queries.event_life import EventLife
from odop_desktop.queries.read import RecordRow, stall_spot
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.acting import Acting
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.labelled import labelled


class AllotDialog(Acting):
    """One line a person; a person who has a stall keeps it among the choices."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, rows: Sequence[RecordRow], life: EventLife
    ) -> None:
        super().__init__(desk, parent, "ui.allot.title", "ui.allot.go")
        self.rows, self.life = tuple(rows), life
        self.free = event_life.free(life)
        self.boxes = [QComboBox() for _ in self.rows]
        self.reason = QLineEdit()
        self._choices = [self._of(row) for row in self.rows]
        self._assemble()
        desk.speech.bind(self, self._tell)
        self._propose()

    @classmethod
    def ask(
        cls, desk: Desk, parent: QWidget | None, rows: Sequence[RecordRow], life: EventLife
    ) -> Decided | None:
        """What was given and what the rules refused; None where the person thought better of it."""
        dialog = cls(desk, parent, rows, life)
        dialog.run()
        found: Decided | None = dialog.found
        return found

    def task(self) -> Callable[[], Decided]:
        """E-EVT-08 where no stall is chosen, E-EVT-10 where a reason is asked for."""
        pairs = [
            (row.id, stalls[box.currentIndex() - 1].id)
            for row, box, stalls in zip(self.rows, self.boxes, self._choices, strict=True)
            if box.currentIndex() > 0
        ]
        if not pairs:
            raise OdopError("E-EVT-08")
        why = said(self.reason.text())
        if (lacking := self._unreasoned({id for id, _ in pairs})) and not why:
            self.reason.setFocus()
            raise OdopError("E-EVT-10", before=str(lacking), stage=str(Stage.ALLOTTED))
        return partial(decisions.allot, self.desk.office, stalls=pairs, reason=why)

    def _of(self, row: RecordRow) -> tuple[RecordRow, ...]:
        own = tuple(s for s in self.life.stalls if s.id == row["stall"] and s["who"] == row["artisan"])
        return own + self.free

    def _unreasoned(self, ids: set[str]) -> Stage | None:
        stages = [Stage(r["stage"]) for r in self.rows if r.id in ids and r["stage"]]
        held = (Stage.REPORTED, Stage.COMPLETED)  # they stay where they are and only move
        return next((s for s in stages if s not in held and needs_reason(s, Stage.ALLOTTED)), None)

    def _assemble(self) -> None:
        note = label("quiet")
        note.setWordWrap(True)
        self.desk.speech.text(note, "ui.allot.note", n=len(self.free))
        self.body.addWidget(note)
        self.body.addWidget(self._lines(), 1)
        foot = QFormLayout()
        foot.addRow(labelled(self.desk.speech, self.reason, "ui.allot.reason"), self.reason)
        self.body.addLayout(foot)
        self.setMinimumWidth(520)

    def _lines(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("canvas")
        form = QFormLayout(inside)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for row, box in zip(self.rows, self.boxes, strict=True):
            head = QLabel()
            head.setBuddy(box)
            self.desk.speech.bind(head, partial(_name, head, box, self.life.names[row["artisan"]]))
            form.addRow(head, box)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setMinimumHeight(min(len(self.rows), 6) * 44 + 16)
        return area

    def _tell(self, words: Words) -> None:
        for box, stalls in zip(self.boxes, self._choices, strict=True):
            at = box.currentIndex()
            box.clear()
            box.addItem(words("ui.allot.none"))
            box.addItems([told(self.desk, stall, words) for stall in stalls])
            box.setCurrentIndex(max(at, 0))

    def _propose(self) -> None:
        """Each keeps the own stall, the others get the free ones in their order."""
        left = list(range(len(self.free)))
        for row, box, stalls in zip(self.rows, self.boxes, self._choices, strict=True):
            if len(stalls) > len(self.free) and row["stall"]:
                box.setCurrentIndex(1)
            elif left:
                box.setCurrentIndex(left.pop(0) + 1)
        if self.boxes:
            self.boxes[0].setFocus()


def _name(head: QLabel, box: QComboBox, who: RecordRow, words: Words) -> None:
    head.setText(who.title(words.lang))
    box.setAccessibleName(who.title(words.lang))


def told(desk: Desk, stall: RecordRow, words: Words) -> str:
    """ "Hall 1/A-12 · 3 × 3 m · Built-up stall" """
    kind = desk.office.lists["stall_kind"].label(stall["kind"], words.lang) if stall["kind"] else ""
    return " · ".join(filter(None, (stall_spot(stall), stall["size"], kind)))
