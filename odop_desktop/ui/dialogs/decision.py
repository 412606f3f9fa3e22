"""A decision on one participation or on several: the stage, and its reason where the rules ask one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from odop_desktop.actions import decisions
from odop_desktop.actions.decisions import Decided
from odop_desktop.domain.catalogue import LETTER
from odop_desktop.domain.reasons import said
from odop_desktop.domain.stages import ALLOTTED, HOLDS_STALL, LetterStatus, needs_reason, usual_next
from odop_desktop.domain.stages import ParticipationStage as Stage
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling.shown import Names
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.acting import Acting
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.labelled import labelled

_NAMED = 6  # people named in the head; more are counted


class DecisionDialog(Acting):
    """The step proposed is the next on the way; a step back or aside cannot be taken without its reason."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        rows: Sequence[RecordRow],
        names: Names,
        *,
        run_by_hq: bool,
        letters: Sequence[RecordRow] = (),
    ) -> None:
        super().__init__(desk, parent, "ui.decision.title", "ui.decision.go")
        self.rows, self.names = tuple(rows), names
        self.letters = standing(self.rows, letters)
        self.who = QLabel()
        self.who.setWordWrap(True)
        self.stage = QComboBox()
        self.reason = QLineEdit()
        self.note = label("quiet")
        self.note.setWordWrap(True)
        self._stages = offered(self.rows, run_by_hq=run_by_hq)
        self._assemble()
        self._connect()
        self._propose()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        parent: QWidget | None,
        rows: Sequence[RecordRow],
        names: Names,
        *,
        run_by_hq: bool = False,
        letters: Sequence[RecordRow] = (),
    ) -> Decided | None:
        """What was decided and what the rules refused; None where the person thought better of it.

        `letters`: those of the event, of which the ones that stand are told where the decision leaves a stall.
        """
        dialog = cls(desk, parent, rows, names, run_by_hq=run_by_hq, letters=letters)
        dialog.run()
        found: Decided | None = dialog.found
        return found

    @property
    def chosen(self) -> Stage:
        return self._stages[max(self.stage.currentIndex(), 0)]

    def task(self) -> Callable[[], Decided]:
        """E-EVT-10 where the reason is still to be written, E-ACT-32 where it is too long."""
        why = said(self.reason.text())
        lacking = next((b for b in map(_now, self.rows) if needs_reason(b, self.chosen)), None)
        if lacking and not why:
            self.reason.setFocus()
            raise OdopError("E-EVT-10", before=str(lacking), stage=str(self.chosen))
        ids = [row.id for row in self.rows]
        return partial(decisions.decide, self.desk.office, ids=ids, stage=self.chosen, reason=why)

    def _assemble(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, box in (("stage", self.stage), ("stage_reason", self.reason)):
            form.addRow(labelled(self.desk.speech, box, f"participation.{name}.label"), box)
        self.body.addWidget(self.who)
        self.body.addLayout(form)
        self.body.addWidget(self.note)
        self.setMinimumWidth(480)

    def _connect(self) -> None:
        self.desk.speech.bind(self, self._tell)
        self.stage.currentIndexChanged.connect(lambda _: self._noted(self.desk.words))
        self.stage.currentIndexChanged.connect(self._remind)

    def _propose(self) -> None:
        first = usual_next(_now(self.rows[0]))
        if first in self._stages:
            self.stage.setCurrentIndex(self._stages.index(first))
        self._remind()
        self.stage.setFocus()

    def _tell(self, words: Words) -> None:
        stages, at = self.desk.office.lists["participation_status"], self.stage.currentIndex()
        self.stage.blockSignals(True)
        self.stage.clear()
        self.stage.addItems([stages.label(str(s), words.lang) for s in self._stages])
        self.stage.setCurrentIndex(max(at, 0))
        self.stage.blockSignals(False)
        self.who.setText(people(self.rows, self.names, words))
        self._noted(words)

    def _noted(self, words: Words) -> None:
        asked = any(needs_reason(_now(row), self.chosen) for row in self.rows)
        self.note.setText(words("ui.decision.asked" if asked else "ui.decision.free"))

    def _remind(self) -> None:
        """A decision that leaves the stall cancels no letter: says which one stands, and leads to it."""
        self.strip.clear()
        if not self.letters or self.chosen in HOLDS_STALL:
            return
        numbers = ", ".join(str(letter.number) for letter in self.letters[:_NAMED])
        numbers += "…" if len(self.letters) > _NAMED else ""
        self.strip.say(
            lambda w: w("ui.decision.letter", n=len(self.letters), numbers=numbers),
            tone="warn",
            label=lambda w: w("ui.decision.letter.open"),
            act=self._open_letter,
        )

    def _open_letter(self) -> None:
        self.reject()
        self.desk.open(LETTER.name, self.letters[0].id)


def offered(rows: Sequence[RecordRow], *, run_by_hq: bool) -> tuple[Stage, ...]:
    """The stages one may decide on: not where all stand already, allotted only with a stall in hand."""

    def fits(stage: Stage) -> bool:
        if stage is Stage.NOMINATED and not run_by_hq:
            return False
        if stage in ALLOTTED and not all(row["stall"] for row in rows):
            return False
        return any(_now(row) is not stage for row in rows)

    return tuple(stage for stage in Stage if fits(stage))


def standing(rows: Sequence[RecordRow], letters: Sequence[RecordRow]) -> tuple[RecordRow, ...]:
    """The issued letters of these participations that are not cancelled."""
    ids = {row.id for row in rows}
    return tuple(x for x in letters if x["status"] == LetterStatus.ISSUED and x["record_id"] in ids)


def people(rows: Sequence[RecordRow], names: Names, words: Words) -> str:
    """ "3: Sunita Devi, Geeta, Radha" """
    told = [names[r["artisan"]].title(words.lang) for r in rows[:_NAMED] if r["artisan"] in names]
    more = "…" if len(rows) > _NAMED else ""
    return words("ui.decision.who", n=len(rows), names=", ".join(told) + more)


def _now(row: RecordRow) -> Stage | None:
    return Stage(row["stage"]) if row["stage"] else None
