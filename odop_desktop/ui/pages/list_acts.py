"""What is done with a list's rows: bin, restore, letters, export, print. Each on its own thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from odop_desktop.actions import records
from odop_desktop.actions.changes import Changes
from odop_desktop.actions.export_rows import Listed, Progress
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.office import Office
from odop_desktop.queries import binned, lists
from odop_desktop.ui import late
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.files import plain, tell_written
from odop_desktop.ui.jobs import Job
from odop_desktop.ui.pages.list_foot import LETTERS, ListFoot

_T = TypeVar("_T")

_PATTERN = "Excel (*.xlsx);;PDF (*.pdf)"
_SUFFIXES = (".xlsx", ".pdf")
_MANY = 3_000  # rows of a register before whose print one is asked
_ON_A_PAGE = 25


class ListActs(QObject):
    """Lives with its page; `foot` shows how far an export is and stops it."""

    def __init__(self, desk: Desk, kind: RecordKind, foot: ListFoot) -> None:
        super().__init__(foot)
        self.desk, self.kind, self.foot = desk, kind, foot
        self._job: Job | None = None
        foot.stopped.connect(self.stop)

    def bin(self, docs: Sequence[int]) -> None:
        """Asks why, and puts the records into the bin; the strip takes it back."""
        work = partial(_known, self.desk.office, tuple(docs))
        self.desk.jobs.read(work, partial(self._bin, docs), owner=self)

    def _bin(self, docs: Sequence[int], needed: bool) -> None:
        """`needed`: others have some of them, and want to know."""
        words = self.desk.words
        text = words(f"ui.list.bin.{'needed' if needed else 'why'}", n=grouping(len(docs)))
        reason = ReasonDialog.ask(self.desk, self.foot, "ui.list.bin.title", text, required=needed)
        if reason is None:
            return
        work = partial(_binned, self.desk.office, self.kind, tuple(docs), reason or None)
        self.desk.jobs.write(work, partial(self._binned, len(docs)), owner=self)

    def restore(self, docs: Sequence[int]) -> None:
        """Brings the records back out of the bin."""
        work = partial(_restored, self.desk.office, self.kind, tuple(docs))
        self.desk.jobs.write(work, partial(self._restored, len(docs)), owner=self, failed=self._half)

    def letters(self, docs: Sequence[int]) -> None:
        """The letters of these records, as the dialog of letters issues them."""
        work = partial(lists.ids, self.desk.office, tuple(docs))
        self.desk.jobs.read(work, self._issue, owner=self)

    def ask(self, docs: Sequence[int]) -> None:
        """Headquarters asks about all of them, a question each."""
        work = partial(lists.ids, self.desk.office, tuple(docs))
        self.desk.jobs.read(work, self._ask, owner=self)

    def _ask(self, ids: list[str]) -> None:
        words = self.desk.words
        about = f"{words(f'{self.kind.name}.plural')}: {grouping(len(ids))}"
        changes = late.dialog("asking").NewQuestion.ask(self.desk, self.foot, self.kind, ids, about)
        if changes is not None:
            self.desk.did(changes, lambda w: w("ui.query.asked.many", n=grouping(len(ids))))

    def export(self, listed: Listed) -> None:
        """Asks where, and writes what is shown."""
        out = self._job is None and self.desk.say.save_file(
            "export", self.desk.words("ui.list.export.title"), self._name(), _PATTERN
        )
        if not out:
            return
        out = out if out.suffix.lower() in _SUFFIXES else out.with_name(f"{out.name}.xlsx")
        purpose = self._purpose(listed)
        if purpose is None:
            return
        work = partial(_written, self.desk.office, self.kind, listed, purpose or None, out)
        self._run(lambda job: work(self._watch(job, out.name)), lambda _: tell_written(self.desk, out))

    def print(self, listed: Listed, rows: int) -> None:
        """The register of what is shown, through the system's print dialog."""
        if self._job is not None or (rows > _MANY and not self._sure(rows)):
            return
        purpose = self._purpose(listed)
        if purpose is None:
            return
        work = partial(_paper, self.desk.office, self.kind, listed, purpose or None)
        name = self.desk.words(f"{self.kind.name}.plural")
        self._run(lambda job: work(self._watch(job, name)), partial(self._print, name))

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _binned(self, n: int, changes: Changes) -> None:
        self.desk.did(changes, lambda w: w("ui.list.binned", n=grouping(n)))

    def _restored(self, n: int, changes: Changes) -> None:
        self.desk.changed.emit(changes)
        self.desk.say.info(lambda w: w("ui.list.restored", n=grouping(n)))

    def _half(self, error: Exception) -> None:
        """Some may be back: what is shown is looked at again."""
        self.desk.changed.emit(None)
        self.desk.say.error(error)

    def _issue(self, ids: list[str]) -> None:
        batch = late.dialog("issue").IssueDialog.ask(self.desk, self.foot, LETTERS[self.kind.name], ids=ids)
        if batch is not None:
            self.desk.changed.emit(None)

    def _name(self) -> str:
        day = date_screen(self.desk.office.today().isoformat())
        return plain(f"{self.desk.words(f'{self.kind.name}.plural')} {day}.xlsx")

    def _purpose(self, listed: Listed) -> str | None:
        """Why restricted columns leave the office; empty: they are masked. None: one thought better of it."""
        guarded = [k for k in listed.keys if k in self.kind.by_key and self.kind.by_key[k].guarded]
        if not guarded:
            return ""
        words = self.desk.words
        named = ", ".join(words(f"{self.kind.name}.{k}.label") for k in guarded)
        text = words("ui.list.purpose.why", fields=named)
        return ReasonDialog.ask(self.desk, self.foot, "ui.list.purpose.title", text, required=False)

    def _sure(self, rows: int) -> bool:
        w = self.desk.words
        text = w("ui.list.print.many", n=grouping(rows), pages=grouping(-(-rows // _ON_A_PAGE)))
        return self.desk.say.ask(w("ui.list.print.title"), text, w("ui.list.print.yes"), w("ui.cancel"))

    def _watch(self, job: Job, name: str) -> Progress:
        return partial(_watched, self.desk.jobs.report(job), job, name)

    def _run(self, work: Callable[[Job], _T], done: Callable[[_T], object]) -> None:
        self.foot.working(True)
        self._job = self.desk.jobs.long(
            work,
            partial(self._over, done),
            owner=self,
            failed=partial(self._over, self.desk.say.error),
            progress=self.foot.progress,
            reading=True,
        )

    def _over(self, then: Callable[[_T], object], result: _T) -> None:
        self._job = None
        self.foot.working(False)
        then(result)

    def _print(self, name: str, pdf: bytes) -> None:
        try:
            self.desk.printing.print(self.foot, pdf, name)
        except Exception as error:
            self.desk.say.error(error)


def _known(office: Office, docs: tuple[int, ...]) -> bool:
    return binned.known_elsewhere(office, lists.ids(office, docs))


def _binned(office: Office, kind: RecordKind, docs: tuple[int, ...], reason: str | None) -> Changes:
    return records.bin(office, kind=kind, ids=lists.ids(office, docs), reason=reason)


def _restored(office: Office, kind: RecordKind, docs: tuple[int, ...]) -> Changes:
    """Each record by an act of its own, as what went with it comes with it; one that came so is passed over."""
    touched: list[tuple[str, str]] = []
    for id in lists.ids(office, docs):
        if (kind.name, id) not in touched:
            touched += records.unbin(office, kind=kind, id=id).touched
    return Changes("", tuple(touched))


def _watched(report: Progress, job: Job, name: str, done: int, of: int) -> None:
    """Tells how far it is; ends the work where somebody has asked for that (E-XLS-62)."""
    if job.cancelled():
        raise OdopError("E-XLS-62", file=name)
    report(done, of)


def _written(
    office: Office, kind: RecordKind, listed: Listed, purpose: str | None, out: Path, progress: Progress
) -> None:
    exports = late.action("exports")
    write = exports.register if out.suffix.lower() == ".pdf" else exports.sheet
    write(office, kind=kind, out=out, purpose=purpose, listed=listed, progress=progress)


def _paper(
    office: Office, kind: RecordKind, listed: Listed, purpose: str | None, progress: Progress
) -> bytes:
    register = late.action("exports").register_print
    made: bytes = register(office, kind=kind, listed=listed, purpose=purpose, progress=progress)
    return made
