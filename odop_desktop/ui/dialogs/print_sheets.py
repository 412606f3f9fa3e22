"""Copies of letters to the printer or into a file: made, put on paper, then noted; without a printer, saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from odop_desktop.actions import letter_copies
from odop_desktop.actions.changes import Changes
from odop_desktop.actions.letter_copies import Progress, Sheet
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.print_outcome import OutcomeDialog
from odop_desktop.ui.files import open_outside, save_as
from odop_desktop.ui.jobs import Job
from odop_desktop.ui.widgets.strip import Strip

Make = Callable[[Progress], Sequence[Sheet]]  # makes the copies, off the GUI thread
_Made = tuple[Sequence[Sheet], bytes]


class PrintSheets(QObject):
    """Works for one page or dialog, over it and through its strip. `done` comes when copies are noted, with the
    number of the first letter that did not come out, or None."""

    done = Signal(object)
    moved = Signal(int, int)  # copies made, of

    def __init__(self, desk: Desk, over: QWidget, strip: Strip) -> None:
        super().__init__(over)
        self.desk, self.over, self.strip = desk, over, strip

    def put(self, make: Make, name: str) -> None:
        """On paper. `name` is that of the print job, and of the file where there is no printer."""
        self._start(make, partial(self._print, name))

    def keep(self, make: Make, name: str) -> None:
        """Into a file that the person names."""
        self._start(make, lambda made: self._save(name, made[0]))

    def _start(self, make: Make, then: Callable[[_Made], object]) -> None:
        self.strip.clear()
        jobs = self.desk.jobs

        def work(job: Job) -> _Made:
            sheets = make(jobs.report(job))
            return sheets, letter_copies.joined(sheets)

        jobs.long(work, then, owner=self, failed=self.failed, progress=self.moved.emit, reading=True)

    def _print(self, name: str, made: _Made) -> None:
        sheets, pdf = made
        try:
            printed = self.desk.printing.print(self.over, pdf, name)
        except Exception as error:
            self.no_printer(error, partial(self._save, name, sheets))
            return
        if printed:
            spoilt = OutcomeDialog.ask(self.desk, self.over, sheets) if _has_first(sheets) else None
            self._note(sheets, spoilt)

    def no_printer(self, error: Exception, save: Callable[[], object]) -> None:
        """What is wrong with the printer, and the way around it."""
        said = self.desk.say.worded(error)
        self.strip.say(said, tone="error", label=lambda w: w("ui.sheets.save"), act=save)

    def told_saved(self, out: Path) -> None:
        """Where it was saved, with the way there."""
        self.strip.say(
            lambda w: w("ui.files.saved", file=out.name, folder=str(out.parent)),
            label=lambda w: w("ui.files.open_folder"),
            act=lambda: open_outside(out.parent),
        )

    def _note(self, sheets: Sequence[Sheet], spoilt: str | None) -> None:
        numbers = [s.letter.number for s in sheets]
        good = numbers.index(spoilt) if spoilt else len(sheets)
        work = partial(letter_copies.noted, self.desk.office, sheets=sheets[:good], spoilt=sheets[good:])
        told = partial(_printed, good, len(sheets) - good)
        self.desk.jobs.write(
            work, partial(self._noted, lambda: self.strip.say(told), spoilt), owner=self, failed=self.failed
        )

    def _save(self, name: str, sheets: Sequence[Sheet]) -> None:
        out = save_as(self.desk, "letters", "ui.sheets.save", f"{name}.pdf", "pdf")
        if out is None:
            return
        work = partial(letter_copies.save, self.desk.office, sheets=sheets, out=out)
        then = partial(self._noted, partial(self.told_saved, out), None)
        self.desk.jobs.write(work, then, owner=self, failed=self.failed)

    def _noted(self, tell: Callable[[], object], spoilt: str | None, changes: Changes) -> None:
        self.desk.changed.emit(changes)
        tell()
        self.done.emit(spoilt)

    def failed(self, error: Exception) -> None:
        self.strip.say(self.desk.say.worded(error), tone="error")


def _has_first(sheets: Sequence[Sheet]) -> bool:
    return any(sheet.count == 1 for sheet in sheets)


def _printed(good: int, spoilt: int, words: Words) -> str:
    return words("ui.sheets.spoilt" if spoilt else "ui.sheets.printed", n=good, spoilt=spoilt)
