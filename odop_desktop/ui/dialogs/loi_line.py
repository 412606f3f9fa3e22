"""A line of a letter of intent in a form, its value worked out to the paisa while one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.money import line_value
from odop_desktop.i18n.format import money, quantity
from odop_desktop.i18n.words import Words
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.look.dress import label


class LineDialog(RecordDialog):
    """As any record in a dialog; what is shown is what will be saved, for both are worked out alike."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        kind: RecordKind,
        *,
        row: RecordRow | None = None,
        given: Mapping[str, Any] | None = None,
        keys: Sequence[str] | None = None,
    ) -> None:
        super().__init__(desk, parent, kind, row=row, given=given, keys=keys)
        self.sum = label("number")
        self.body.addWidget(self.sum)
        self.form.edited.connect(lambda: self._tell(self.desk.words))
        desk.speech.bind(self.sum, self._tell)

    def _tell(self, words: Words) -> None:
        """ "12.5 × 40.05 = 500.63"; nothing until both are there."""
        values = self.form.values()
        qty, rate = values.get("qty"), values.get("rate")
        if qty is None or rate is None:
            self.sum.setText(words("ui.loi.line.open"))
            return
        told = {"qty": quantity(qty), "rate": money(rate), "value": money(line_value(qty, rate))}
        self.sum.setText(words("ui.loi.line.value", **told))
