"""An issued letter: its paper as it was issued, what is known of it, and its further copies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from odop_desktop.actions import letters
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import LETTER, QUERY
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.letter import FILE
from odop_desktop.domain.stages import LetterStatus
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.telling import exchange, offices
from odop_desktop.ui import late
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.print_letters import PrintLetters
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.letter_copy import CopySide
from odop_desktop.ui.pages.letter_facts import FactsSide
from odop_desktop.ui.pages.letter_seen import Seen, seen
from odop_desktop.ui.pages.record_clashes import Marks
from odop_desktop.ui.pages.record_questions import Questions
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.chips import Flow
from odop_desktop.ui.widgets.strip import Strip

DESPATCH = ("despatch_no", "despatch_on", "despatch_how", "remarks")
_BUTTONS = {
    "print": ("printer", "Ctrl+P"),
    "duplicate": ("copy", "Ctrl+D"),
    "save": ("download", "Ctrl+S"),
    "record": ("eye", "Ctrl+O"),
    "despatch": ("send", "Ctrl+T"),
    "cancel": ("ban", "Ctrl+Delete"),
}


class LetterPage(Page):
    HINTS = "ui.hints.letter"
    HELP = "ui.help.letters"

    def __init__(self, desk: Desk, id: str, given: Mapping[str, Any] | None = None) -> None:
        """`given`: the `question` of headquarters to go to."""
        super().__init__(desk)
        self.id, self._sought = id, str((given or {}).get("question", ""))
        self.seen: Seen | None = None
        self.facts, self.copies = FactsSide(desk), CopySide(desk)
        self.questions, self.marks = Questions(desk, self.facts.above), Marks(desk, self.facts.above)
        self.keys = {name: QPushButton() for name in _BUTTONS}
        self.press = PrintLetters(desk, self, desk.say.strip or Strip(desk.speech, self))
        self.ask_ = button(desk, "ui.record.ask", self.ask, "circle-question-mark")
        self._assemble()
        self._connect()
        self.look()

    def shown(self) -> None:
        self.copies.paper.sheets.setFocus()

    def refresh(self, changes: Changes | None) -> None:
        touched = changes.touched if changes else ()
        if changes is None or any(id == self.id or kind == QUERY.name for kind, id in touched):
            self.look()

    def may_leave(self) -> bool:
        return self.questions.may_leave(self.title.text())

    def look(self) -> None:
        """Reads the letter anew."""
        ask = partial(seen, self.desk.office, self.id)
        self.desk.jobs.read(ask, self._show, owner=self, failed=self.desk.say.error, latest="letter")

    def print(self) -> None:
        """What is seen, where it may go on paper: a letter that is out goes only as a marked copy."""
        if self.keys["print"].isEnabled():
            self.press.print([self.id], self.copies.copy)

    def duplicate(self) -> None:
        """A further copy for the party, marked and counted."""
        if self.keys["duplicate"].isEnabled():
            self.copies.choose_duplicate()
            self.press.print([self.id], self.copies.copy)

    def save(self) -> None:
        if self.keys["save"].isEnabled():
            self.press.save([self.id], self.copies.copy)

    def cancel(self) -> None:
        """Asks why; the number and the reason stay, the record can be issued anew."""
        if self.seen is None or not self.keys["cancel"].isEnabled():
            return
        number = self.seen.row.number
        text = self.desk.words("ui.letter.cancel.text", number=number)
        reason = ReasonDialog.ask(self.desk, self, "ui.letter.cancel.title", text)
        if reason:
            work = partial(letters.cancel, self.desk.office, number=self.id, reason=reason)
            self.desk.jobs.write(work, partial(self._cancelled, number), owner=self)

    def record(self) -> None:
        """The record that the letter is about."""
        if self.seen is not None and self.keys["record"].isEnabled():
            self.desk.open(kind_of(self.seen.row["record_kind"]).name, str(self.seen.row["record_id"]))

    def despatch(self) -> None:
        """The office's own despatch number and date, written by hand on the paper."""
        if self.seen is not None:
            changes = RecordDialog.ask(self.desk, self, LETTER, row=self.seen.row, keys=DESPATCH)
            if changes and changes.act:
                self.desk.did(changes, lambda w: w("ui.letter.despatched"))

    def ask(self) -> None:
        """Headquarters asks the district whose letter it is."""
        if self.seen is None:
            return
        about = self.seen.row.number
        dialog = late.dialog("asking").NewQuestion
        changes = dialog.ask(self.desk, self.window(), LETTER, [self.id], about)
        if changes is not None:
            self.desk.did(changes, lambda w: w("ui.query.asked"))

    def _assemble(self) -> None:
        row = Flow(bar := QWidget(), 10)
        acts = (self.print, self.duplicate, self.save, self.record, self.despatch, self.cancel)
        for (name, (icon, keys)), act in zip(_BUTTONS.items(), acts, strict=True):
            key = self.keys[name]
            key.clicked.connect(act)
            key.setEnabled(False)
            self.desk.speech.text(key, f"ui.letter.{name}")
            self.desk.icons.put(key, icon, "accent_text" if name == "print" else "text")
            key.setToolTip(keys)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
            row.addWidget(key)
        row.addWidget(self.ask_)
        self.ask_.setVisible(self.desk.office.facts.headquarters)
        self.ask_.setEnabled(False)
        self.body.addWidget(bar)
        dress(self.keys["print"], role="main")
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.facts)
        split.addWidget(self.copies)
        split.setSizes([380, 700])
        self.body.addWidget(split, 1)
        QWidget.setTabOrder(self.copies.box, self.copies.paper.sheets)

    def _connect(self) -> None:
        self.copies.changed.connect(self._allow)
        self.desk.speech.bind(self, self._tell)

    def _show(self, found: Seen) -> None:
        self.seen = found
        self.facts.tell(found)
        self.marks.show(found.clashes)
        self.questions.show(found.way.questions if found.way else ())
        self.questions.go_to(self._sought)
        self._sought = ""
        self.copies.tell(found)
        self._tell(self.desk.words)

    def _allow(self) -> None:
        """Which buttons make sense now."""
        found = self.seen
        stands = found is not None and found.row["status"] == LetterStatus.ISSUED
        out = found is not None and bool(found.row["written_out"])
        here = found is not None and found.coming is None
        for name in ("print", "save"):
            self.keys[name].setEnabled(stands and here and self.copies.for_paper)
        self.keys["duplicate"].setEnabled(stands and here and out)
        self.keys["cancel"].setEnabled(stands)
        self.keys["despatch"].setEnabled(found is not None)
        self.ask_.setEnabled(found is not None and found.theirs)
        self.keys["record"].setEnabled(found is not None and found.row["record_kind"] != FILE)

    def _tell(self, words: Words) -> None:
        self._allow()
        if self.seen is None:
            self.title.setText(words("letter.name"))
            return
        row, lists = self.seen.row, self.desk.office.lists
        self.title.setText(row.number)
        kind = lists["letter_kind"].label(str(row["kind"]), words.lang)
        status = words(f"letter.status.{row['status']}")
        whose = [offices.cell(words, self.seen.maker)] if self.seen.maker else []
        parts = [kind, date_screen(row["letter_date"]), status, *whose, *exchange.way(words, self.seen.way)]
        self.subtitle.setText(" · ".join(parts))

    def _cancelled(self, number: str, changes: Changes) -> None:
        self.desk.changed.emit(changes)
        self.desk.say.info(lambda w: w("ui.letter.cancelled", number=number))
