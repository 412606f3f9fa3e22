"""What one does with issued letters, one or many: print them, write them into a folder, print their despatch list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from odop_desktop.actions import letter_copies, letter_files
from odop_desktop.actions.letter_copies import AS_ISSUED, Progress, Sheet
from odop_desktop.actions.letter_files import Run
from odop_desktop.office import Office
from odop_desktop.queries import letters
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.print_sheets import PrintSheets
from odop_desktop.ui.files import open_outside, save_as
from odop_desktop.ui.jobs import Job
from odop_desktop.ui.widgets.strip import Strip


class PrintLetters(PrintSheets):
    """By the letters' ids. `copy` as in `letter_copies`: which copy of each."""

    def __init__(self, desk: Desk, over: QWidget, strip: Strip) -> None:
        super().__init__(desk, over, strip)

    def print(self, ids: Sequence[str], copy: str = AS_ISSUED) -> None:
        self.put(partial(sheets_of, self.desk.office, ids, copy), self._name("letters", ids))

    def save(self, ids: Sequence[str], copy: str = AS_ISSUED) -> None:
        self.keep(partial(sheets_of, self.desk.office, ids, copy), self._name("letters", ids))

    def folder(self, ids: Sequence[str], copy: str = AS_ISSUED) -> None:
        """A file each, one of all for a print run, the despatch list."""
        out = self.desk.say.folder("letters", self.desk.words("ui.issue.folder"))
        if out is None:
            return
        office, jobs = self.desk.office, self.desk.jobs

        def work(job: Job) -> Run:
            rows = letters.some(office, ids)
            return letter_files.copies(office, rows=rows, out=out, copy=copy, progress=jobs.report(job))

        self.strip.clear()
        jobs.long(work, partial(self._written, out), owner=self, failed=self.failed, progress=self.moved.emit)

    def despatch(self, ids: Sequence[str]) -> None:
        self._list(ids, self._print_list)

    def save_despatch(self, ids: Sequence[str]) -> None:
        self._list(ids, self._save_list)

    def register(self, ids: Sequence[str] | None = None) -> None:
        """The despatch register (of these letters) to the printer."""
        work = partial(_register, self.desk.office, ids)
        self.desk.jobs.read(work, partial(self._print_paper, "register"), owner=self, failed=self.failed)

    def save_register(self, ids: Sequence[str] | None = None) -> None:
        work = partial(_register, self.desk.office, ids)
        self.desk.jobs.read(work, partial(self._save_paper, "register"), owner=self, failed=self.failed)

    def _list(self, ids: Sequence[str], then: Callable[[bytes], None]) -> None:
        office = self.desk.office

        def work() -> bytes:
            return letter_files.despatch_list(office, rows=letters.some(office, ids))

        self.strip.clear()
        self.desk.jobs.read(work, then, owner=self, failed=self.failed)

    def _print_list(self, pdf: bytes) -> None:
        self._print_paper("despatch", pdf)

    def _save_list(self, pdf: bytes) -> None:
        self._save_paper("despatch", pdf)

    def _print_paper(self, what: str, pdf: bytes) -> None:
        try:
            printed = self.desk.printing.print(self.over, pdf, what)
        except Exception as error:
            self.no_printer(error, partial(self._save_paper, what, pdf))
            return
        if printed:
            note = partial(letter_files.note_paper, self.desk.office, what=what)
            self.desk.jobs.write(note, owner=self, failed=self.failed)

    def _save_paper(self, what: str, pdf: bytes) -> None:
        out = save_as(self.desk, "letters", f"ui.letters.{what}", f"{what}.pdf", "pdf")
        if out is not None:
            work = partial(letter_files.save_paper, self.desk.office, what=what, pdf=pdf, out=out)
            self.desk.jobs.write(work, lambda _: self.told_saved(out), owner=self, failed=self.failed)

    def _written(self, out: Path, run: Run) -> None:
        n = len(run.letters)
        self.strip.say(
            lambda w: w("ui.sheets.folder", n=n, folder=str(out)),
            label=lambda w: w("ui.files.open_folder"),
            act=lambda: open_outside(out),
        )
        self.desk.changed.emit(None)
        self.done.emit(None)

    def _name(self, word: str, ids: Sequence[str]) -> str:
        return f"{word}-{len(ids)}"


def sheets_of(
    office: Office, ids: Sequence[str], copy: str, progress: Progress | None = None
) -> tuple[Sheet, ...]:
    """The copies of these letters as they stand now."""
    return letter_copies.sheets(office, rows=letters.some(office, ids), copy=copy, progress=progress)


def _register(office: Office, ids: Sequence[str] | None) -> bytes:
    rows = letters.register(office) if ids is None else letters.some(office, ids)
    return letter_files.register_pdf(office, rows=rows)
