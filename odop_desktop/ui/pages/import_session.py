"""One import as it goes: tried, asked about, taken in, taken back. It goes on while its page is not in front."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from odop_desktop.actions import imports, records, standing_in
from odop_desktop.actions.imports import Imported
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.sheets.rows import DateQuestion
from odop_desktop.sync import listed, proxies
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.jobs import Job

_STOPPED = "E-XLS-91"


class Stage(StrEnum):
    """Where an import is."""

    CHOOSE = "choose"  # no file yet, or one that was stopped
    TRYING = "trying"
    TRIED = "tried"  # counts and problems are known, nothing is kept
    TAKING = "taking"
    TAKEN = "taken"
    UNDOING = "undoing"
    UNDONE = "undone"
    REFUSED = "refused"  # the file or the store said no; nothing is kept


BUSY = frozenset({Stage.TRYING, Stage.TAKING, Stage.UNDOING})


class Importing(QObject):
    """What the page shows. Belongs to the desk, so that it outlives the page while it is busy."""

    changed = Signal()
    moved = Signal(int, int)  # rows done, of how many (0: not known)

    def __init__(self, desk: Desk, kind: RecordKind) -> None:
        super().__init__(desk)
        self.desk, self.kind = desk, kind
        self.stage = Stage.CHOOSE
        self.path: Path | None = None
        self.result: Imported | None = None
        self.error: Exception | None = None
        self.stopped = False  # the last thing was stopped by the user
        self.questions: dict[str, DateQuestion] = {}
        self.dates: dict[str, str] = {}
        self.progress = (0, 0)
        self.seen = True  # what came out last was shown
        self.page: QWidget | None = None
        self.district = ""  # code of the district for which headquarters stands in; "" at one's own desk
        self._job: Job | None = None
        self._tried: Imported | None = None
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self._quit)

    @property
    def busy(self) -> bool:
        return self.stage in BUSY

    @property
    def stopping(self) -> bool:
        return bool(self.busy and self._job and self._job.cancelled())

    def begin(self, kind: RecordKind) -> None:
        """Another list: what was known of the last one is forgotten."""
        assert not self.busy
        self.kind, self.path, self.result, self._tried = kind, None, None, None
        self._reset_answers()
        self._go(Stage.CHOOSE)

    def sit(self, district: str) -> None:
        """At the desk of a district that headquarters keeps itself, by its code; "" at one's own."""
        if district != self.district and not self.busy:
            self.begin(self.kind)
            self.district = district
            self.changed.emit()

    def try_file(self, path: Path) -> None:
        """Reads the file and says what would become of it; keeps nothing."""
        if path != self.path:
            self._reset_answers()
        self.path, self.result, self._tried = path, None, None
        self._start(Stage.TRYING, partial(imports.run, dry_run=True), self._was_tried)

    def try_again(self) -> None:
        """The same file: after it was mended, or with other answers."""
        assert self.path
        self.try_file(self.path)

    def answer(self, key: str, order: str) -> None:
        """Day or month first in a date column ('dmy', 'mdy'); what follows from it is looked at again."""
        if self.dates.get(key) != order:
            self.dates[key] = order
            self.try_again()

    def take(self) -> None:
        """Takes the list in, as one act, after a safety copy."""
        self._tried = self.result
        asked = {key: q.taken for key, q in self.questions.items()}
        self.dates = asked | self.dates
        self._start(Stage.TAKING, imports.take_in, self._was_taken)

    def stop(self) -> None:
        """Asks the work to end; it says when it has. What cannot be stopped any more ends well."""
        if self._job and self.stage in (Stage.TRYING, Stage.TAKING):
            self._job.cancel()
            self.changed.emit()

    def undo(self) -> None:
        """Takes the whole import back; what was changed since is kept."""
        assert self.result
        self._undo(self.result.act, Stage.UNDONE)

    def undo_past(self, act: str) -> None:
        """Takes an earlier import back."""
        self._undo(act, self.stage)

    def _undo(self, act: str, after: Stage) -> None:
        jobs, before = self.desk.jobs, self.stage
        self._go(Stage.UNDOING)
        work = partial(records.undo, self.desk.office, act=act)
        done, failed = partial(self._was_undone, after), partial(self._undo_failed, before)
        self._job = jobs.write(work, done, owner=self, failed=failed)

    def _start(self, stage: Stage, work: Any, done: Any) -> None:
        jobs, office, kind, path, dates = (
            self.desk.jobs,
            self.desk.office,
            self.kind,
            self.path,
            {**self.dates},
        )
        assert path
        district = self.district

        def run(job: Job) -> Imported:
            progress, cancelled = jobs.report(job), job.cancelled
            result: Imported = work(
                _whose(office, district),
                kind=kind,
                path=path,
                dates=dates,
                progress=progress,
                cancelled=cancelled,
            )
            return result

        self.progress = (0, 0)
        self._go(stage)
        self._job = jobs.long(run, done, owner=self, failed=self._failed, progress=self._move)

    def _move(self, done: int, of: int) -> None:
        self.progress = (done, of)
        self.moved.emit(done, of)

    def _was_tried(self, result: Imported) -> None:
        self.result = result
        self.questions |= {q.key: q for q in result.questions}
        self._go(Stage.TRIED)

    def _was_taken(self, result: Imported) -> None:
        self.result = result
        self._go(Stage.TAKEN)
        self.desk.changed.emit(None)
        if not self._watched():
            self.desk.say.done(
                lambda w: w("ui.import.taken.strip", new=result.new, changed=result.changed),
                self.undo if result.act else None,
            )

    def _was_undone(self, after: Stage, done: tuple[Any, tuple[Any, ...]]) -> None:
        changes, kept = done
        self._go(after)
        self.desk.changed.emit(changes)
        msgid = "ui.undone.kept" if kept else "ui.undone"
        self.desk.say.info(lambda w: w(msgid, n=len(changes.touched), kept=len(kept)))

    def _undo_failed(self, before: Stage, error: Exception) -> None:
        """The records stand as they did; so does what is known of the import."""
        self._go(before)
        self.desk.say.error(error)

    def _failed(self, error: Exception) -> None:
        """Stopped: back to what was known before. Refused: with the reason, the file and the answers kept."""
        if isinstance(error, OdopError) and error.code == _STOPPED:
            self.result = self._tried
            self._go(Stage.TRIED if self._tried else Stage.CHOOSE, stopped=True)
            return
        self.error, self.result, self._tried = error, None, None
        self._go(Stage.REFUSED)

    def _watched(self) -> bool:
        """Whether the page that shows it is in front: it tells everything itself."""
        return self.page is not None and isValid(self.page) and self.page.isVisible()

    def _reset_answers(self) -> None:
        self.questions, self.dates = {}, {}

    def _go(self, stage: Stage, *, stopped: bool = False) -> None:
        self.stage, self.stopped = stage, stopped
        if stage is not Stage.REFUSED:
            self.error = None
        self.seen = False
        self.changed.emit()

    def _quit(self) -> None:
        """The window closes: what keeps nothing need not be waited for; an import that keeps is finished."""
        if self.stage is Stage.TRYING:
            self.stop()


def _whose(office: Office, district: str) -> Office:
    """The open office, or headquarters at a district's desk. E-SYN-94."""
    if not district:
        return office
    kept = proxies.kept(listed.trust(office), district)
    return standing_in.desk(office, id=kept.office, district=kept.district)


def importing(desk: Desk, kind: RecordKind) -> Importing:
    """The desk's import: the one that is busy or has something to tell that nobody has seen, else a new one."""
    found = desk.findChild(Importing)
    if not isinstance(found, Importing):
        return Importing(desk, kind)
    if not found.busy and (found.seen or found.kind is not kind):
        found.begin(kind)
    return found
