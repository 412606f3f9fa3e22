"""A step of a letter of intent: signed (where the original is), lapsed, withdrawn, or back; with its reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from odop_desktop.actions import loi_steps
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.reasons import said
from odop_desktop.domain.stages import LOI_CLOSED, LoiStage
from odop_desktop.i18n.words import Words
from odop_desktop.queries.loi_life import LoiLife
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.acting import Acting
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.labelled import labelled


class LoiStepDialog(Acting):
    """Offers the steps the papers allow; the two boxes are shown as the step asks for them."""

    def __init__(self, desk: Desk, parent: QWidget | None, life: LoiLife, stage: LoiStage | None) -> None:
        super().__init__(desk, parent, "ui.loi.step.title", "ui.decision.go")
        self.life = life
        self.stages = offered(life)
        self.stage = QComboBox()
        self.where, self.reason = QLineEdit(str(life.loi["signed_file"] or "")), QLineEdit()
        self.note = label("quiet")
        self.note.setWordWrap(True)
        self.form = QFormLayout()
        self._assemble()
        desk.speech.bind(self, self._tell)
        if stage in self.stages:
            self.stage.setCurrentIndex(self.stages.index(stage))
        self.stage.currentIndexChanged.connect(lambda _: self._fit())
        self._fit()
        (self.where if self.chosen is LoiStage.SIGNED else self.stage).setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, parent: QWidget | None, life: LoiLife, stage: LoiStage | None = None
    ) -> Changes | None:
        """What was decided; None where the person thought better of it. `stage` is the one proposed."""
        dialog = cls(desk, parent, life, stage)
        dialog.run()
        found: Changes | None = dialog.found
        return found

    @property
    def chosen(self) -> LoiStage:
        return self.stages[max(self.stage.currentIndex(), 0)]

    def task(self) -> Callable[[], Changes]:
        signed = self.chosen is LoiStage.SIGNED
        step = partial(loi_steps.step, self.desk.office, id=self.life.loi.id, stage=self.chosen)
        return partial(
            step,
            reason=said(self.reason.text()) if self._reasoned() else None,
            seen_in=said(self.where.text()) if signed else None,
        )

    def _reasoned(self) -> bool:
        """From issued to signed is the way things go; every other step has its reason."""
        return not (self.chosen is LoiStage.SIGNED and self.life.loi["stage"] == LoiStage.ISSUED)

    def _assemble(self) -> None:
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for msgid, box in (
            ("loi.stage.label", self.stage),
            ("ui.loi.step.where", self.where),
            ("loi.stage_reason.label", self.reason),
        ):
            self.form.addRow(labelled(self.desk.speech, box, msgid), box)
        self.body.addLayout(self.form)
        self.body.addWidget(self.note)
        self.setMinimumWidth(500)

    def _tell(self, words: Words) -> None:
        stages, at = self.desk.office.lists["loi_stage"], self.stage.currentIndex()
        self.stage.blockSignals(True)
        self.stage.clear()
        self.stage.addItems([stages.label(str(s), words.lang) for s in self.stages])
        self.stage.setCurrentIndex(max(at, 0))
        self.stage.blockSignals(False)
        self._fit()

    def _fit(self) -> None:
        """Shows the boxes this step asks for, and says why."""
        signed = self.chosen is LoiStage.SIGNED
        self.form.setRowVisible(self.where, signed)
        self.form.setRowVisible(self.reason, self._reasoned())
        self.note.setText(self.desk.words("ui.loi.step.signed" if signed else "ui.loi.step.reason"))


def offered(life: LoiLife) -> tuple[LoiStage, ...]:
    """The steps one may decide on: what the papers prove, and out of the way."""
    proven = (LoiStage.ISSUED, LoiStage.SIGNED) if life.letter else (LoiStage.DRAFT,)
    return tuple(s for s in (*proven, *sorted(LOI_CLOSED)) if s != (life.loi["stage"] or LoiStage.DRAFT))
