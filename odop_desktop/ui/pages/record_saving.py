"""Saves what a form holds, off the GUI thread, and deals with what comes back: saved, refused, overtaken."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEventLoop, QObject, Signal

from odop_desktop.actions import typed
from odop_desktop.actions.changes import Changes
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.form import Form
from odop_desktop.ui.pages import record_conflict
from odop_desktop.ui.pages.record_conflict import Conflict

_OVERTAKEN = "E-ACT-02"


class Saving(QObject):
    """One save at a time; a second key press meanwhile is no second save. `ended`: Changes, or None if refused."""

    ended = Signal(object)

    def __init__(self, desk: Desk, form: Form, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.form = desk, form
        self.under_way = False

    def save(self) -> bool:
        """Begins; False where there is nothing to save or something stops it (which is said)."""
        form = self.form
        if self.under_way or not form.may_save():
            return False
        pairs = form.pairs()
        if form.row is not None and not pairs:
            self.desk.say.info(lambda w: w("ui.record.nothing"))
            return False
        self.under_way = True
        id = form.row.id if form.row else None
        work = partial(typed.save, self.desk.office, kind=form.kind, pairs=pairs, id=id, seen=form.seen)
        self.desk.jobs.write(work, self._saved, owner=self, failed=self._refused)
        return True

    def save_now(self) -> bool:
        """Saves and waits: the page is about to be left. False where it was refused."""
        answers: list[Changes | None] = []
        loop = QEventLoop()
        self.ended.connect(answers.append)
        self.ended.connect(loop.quit)
        if self.under_way or self.save():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.ended.disconnect(answers.append)
        self.ended.disconnect(loop.quit)
        return bool(answers and answers[-1])

    def _saved(self, changes: Changes) -> None:
        self.under_way = False
        self.form.kept()
        self.ended.emit(changes)

    def _refused(self, error: Exception) -> None:
        """The typed values stay; the sentence stands where the mend is."""
        self.under_way = False
        overtaken = isinstance(error, OdopError) and error.code == _OVERTAKEN
        if overtaken and self.form.row is not None:
            look = partial(record_conflict.found, self.desk.office, self.form.row)
            self.desk.jobs.read(look, self._overtaken, owner=self)
        elif not self.form.tell(error):
            self.desk.say.error(error)
        self.ended.emit(None)

    def _overtaken(self, conflict: Conflict) -> None:
        mine = frozenset(key for key, _ in self.form.pairs())
        self.form.strip.say(
            partial(_told, self, conflict, mine),
            tone="warn",
            label=lambda w: w("ui.record.conflict.take"),
            act=partial(self.form.load, conflict.now),
        )


def _told(saving: Saving, conflict: Conflict, mine: frozenset[str], words: Words) -> str:
    return record_conflict.told(saving.desk.office, conflict, mine, words)
