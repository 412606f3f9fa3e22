"""A question of headquarters at the place it is about: answered there; at headquarters closed, or asked again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from odop_desktop.actions import asking
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.stages import QueryStage
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.queries.sync_status import Question
from odop_desktop.telling import exchange
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.asking import AskAgain
from odop_desktop.ui.forms.boxes.keys import control_enter
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.buttons import button

_LINES = 2


class AnswerBox(QPlainTextEdit):
    """Ctrl+Enter gives the answer; Tab moves on."""

    def __init__(self, card: QuestionCard) -> None:
        super().__init__()
        self._card = card
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if control_enter(event):
            self._card.answer()
            event.accept()
        else:
            super().keyPressEvent(event)


class QuestionCard(QFrame):
    """The answer is saved by itself: what else is typed in the form is not saved with it, nor lost."""

    def __init__(self, desk: Desk, asked: Question) -> None:
        super().__init__()
        self.desk, self.asked = desk, asked
        dress(self, role="rung")
        self.said, self.state = label("strong"), label("quiet")
        for each in (self.said, self.state):
            each.setWordWrap(True)
            each.setTextFormat(Qt.TextFormat.PlainText)
        self.box: AnswerBox | None = None
        self.keys: list[QPushButton] = []
        self._start = ""
        self._assemble()
        self.show_(asked)
        desk.speech.bind(self, self._tell)

    def show_(self, asked: Question) -> None:
        """The question as it stands now; an answer that is being typed stays typed."""
        fresh = str(asked.row["answer"] or "")
        if self.box is not None and not self.dirty():
            self.box.setPlainText(fresh)
        self.asked, self._start = asked, fresh
        dress(self, tone="warn" if asked.open else "good")
        self._tell(self.desk.words)

    def go_to(self) -> None:
        """The keyboard to where it is answered, or closed."""
        (self.box or self.keys[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, box: QWidget) -> None:
        """Tab comes here behind a box of the form."""
        for each in filter(None, (self.box, *self.keys)):
            QWidget.setTabOrder(box, each)
            box = each

    def dirty(self) -> bool:
        """Whether an answer would be lost."""
        return self.box is not None and self.box.toPlainText().strip() != self._start.strip()

    def throw_away(self) -> None:
        if self.box is not None:
            self.box.setPlainText(self._start)

    def answer(self) -> None:
        if self.box is None or not self.dirty():
            self.desk.say.info(lambda w: w("ui.query.nothing"))
            return
        text, row, office = self.box.toPlainText(), self.asked.row, self.desk.office
        self._write(lambda: asking.answer(office, id=row.id, text=text, seen=row.op_id), "ui.query.answered")

    def close_(self) -> None:
        row, office = self.asked.row, self.desk.office
        self._write(lambda: asking.close(office, ids=[row.id]), "ui.query.closed")

    def again(self) -> None:
        row = self.asked.row
        changes = AskAgain.ask(self.desk, self.window(), row, str(row["about"] or row.number))
        if changes is not None:
            self._done(changes, "ui.query.asked")

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(self.said)
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(8)
        if self.desk.office.facts.headquarters:
            self.keys = [
                button(self.desk, "ui.query.close", self.close_, "check"),
                button(self.desk, "ui.query.again", self.again, "refresh-cw"),
            ]
        else:
            self.box = AnswerBox(self)
            self.desk.speech.name(self.box, "query.answer.label")
            self.desk.speech.bind(self.box, self._name)
            self.keys = [button(self.desk, "ui.query.answer", self.answer, "check")]
            row.addWidget(self.box, 1)
        parts: list[QWidget] = list(self.keys)
        for each in parts:
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        if self.box is None:
            row.addStretch(1)
        column.addLayout(row)

    def _name(self, words: Words) -> None:
        if self.box is not None:
            self.box.setPlaceholderText(words("ui.query.box"))

    def _tell(self, words: Words) -> None:
        row = self.asked.row
        field = f"{row['field']}.label"
        asked = {"question": row["question"]}
        said = words("ui.query.asks.field", field=words(field), **asked) if field in words else None
        self.said.setText(said or words("ui.query.asks", **asked))
        parts = [row.number]
        if row["due"]:
            parts.append(words("query.by", date=date_screen(row["due"])))
        if row["stage"] != QueryStage.OPEN:
            parts.append(self.desk.office.lists["query_stage"].label(row["stage"], words.lang))
        if self.asked.way is not None:
            parts.append(exchange.standing(words, self.asked.way))
        told = " · ".join(parts)
        if self.box is None and row["answer"]:
            told = f"{told}\n{words('query.answer.label')}: {row['answer']}"
        self.state.setText(told)

    def _write(self, work: Callable[[], Changes], msgid: str) -> None:
        for key in self.keys:
            key.setEnabled(False)
        self.desk.jobs.write(
            work, lambda changes: self._done(changes, msgid), owner=self, failed=self._refused
        )

    def _done(self, changes: Changes, msgid: str) -> None:
        self._free()
        if self.box is not None:
            self._start = self.box.toPlainText()
        self.desk.did(changes, lambda w: w(msgid))

    def _refused(self, error: Exception) -> None:
        self._free()
        self.desk.say.error(error)

    def _free(self) -> None:
        for key in self.keys:
            key.setEnabled(True)
