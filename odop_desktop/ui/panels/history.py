"""Who changed the record, when and what; each act with its way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from odop_desktop.i18n.words import Words
from odop_desktop.queries import history
from odop_desktop.queries.history import Step
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.records import Happening
from odop_desktop.telling import shown
from odop_desktop.telling.shown import Names
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.panels.several import Several

_LINES = 8  # changed fields told of one act


class HistoryPanel(Several):
    name = "history"
    opened_at_first = False

    def __init__(self, desk: Desk) -> None:
        self._names: Names = {}
        super().__init__(desk)

    def ask(self, row: RecordRow) -> tuple[Step, ...]:
        office = self.desk.office
        found = history.of(office, row.id)
        happened = [h for step in found for h in step.happened]
        self._names = shown.names_in_history(office, row.kind, happened)
        return found

    def line(self, each: Step, words: Words) -> QWidget:
        holder = QFrame()
        dress(holder, role="step")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(8, 3, 8, 5)
        inside.setSpacing(1)
        inside.addLayout(self._head(each, words))
        told = [text for h in each.happened for text in self._changes(h, words)]
        for text in told[:_LINES]:
            said = label("", text)
            said.setWordWrap(True)
            said.setTextFormat(Qt.TextFormat.PlainText)
            inside.addWidget(said)
        if len(told) > _LINES:
            inside.addWidget(label("quiet", words("ui.panel.history.more", n=len(told) - _LINES)))
        return holder

    def _head(self, each: Step, words: Words) -> QHBoxLayout:
        head = QHBoxLayout()
        said = label("quiet", shown.happening(each.happened[-1], words))
        said.setWordWrap(True)
        head.addWidget(said, 1)
        if each.bar:
            head.addWidget(label("quiet", words(f"ui.panel.history.{each.bar}")))
        else:
            head.addWidget(self._button(each, words), 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _button(self, each: Step, words: Words) -> QPushButton:
        button = QPushButton(words("ui.panel.history.undo"))
        dress(button, role="link")
        button.setAutoDefault(True)
        said = shown.happening(each.happened[-1], words)
        button.setAccessibleName(f"{words('ui.panel.history.undo')}: {said}")
        button.clicked.connect(partial(self._undo, each))
        return button

    def _changes(self, each: Happening, words: Words) -> list[str]:
        """Each changed field from what to what; of a new record only how many were filled."""
        assert self.row is not None
        if each.kind == "create":
            return [words("ui.panel.history.filled", n=len(each.values))]
        coin = shown.coin(self.row, self._names)
        lines = shown.changed(self.desk.office, self.row.kind, each, self._names, words, coin)
        return [line.strip() for line in lines]

    def _undo(self, each: Step, _checked: bool = False) -> None:
        """Takes the act back; where it changed other records too, asks first."""
        words = self.desk.words
        sure = not each.others or self.desk.say.ask(
            words("ui.panel.history.title"),
            words("ui.panel.history.many", n=each.others),
            words("ui.panel.history.undo"),
            words("ui.cancel"),
        )
        if sure:
            self.desk.undo(each.act)
