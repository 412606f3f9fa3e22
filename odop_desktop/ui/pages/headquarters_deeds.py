"""What headquarters does with files: looks into them, takes them in behind a safety copy, makes those for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from odop_desktop.actions import awaited_letters, file_papers
from odop_desktop.actions.awaited_letters import Written
from odop_desktop.deeds import post
from odop_desktop.i18n.format import grouping
from odop_desktop.office import Office
from odop_desktop.sync import answering, aside
from odop_desktop.sync.answering import Failed
from odop_desktop.sync.aside import Moved
from odop_desktop.sync.header import Kind
from odop_desktop.sync.outbox import Sent
from odop_desktop.sync.receiving import APPLIED, DUPLICATE, HELD, REFUSED, Outcome
from odop_desktop.telling import exchange, headquarters_papers
from odop_desktop.telling.headquarters import answered
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.enclosed import Known, Wanted, known
from odop_desktop.ui.dialogs.enclosing import EnclosingDialog
from odop_desktop.ui.dialogs.looked import Looked, beside, in_folder, looked
from odop_desktop.ui.dialogs.preview import PreviewDialog
from odop_desktop.ui.files import ASIDE, POST, POSTED
from odop_desktop.ui.jobs import Job
from odop_desktop.ui.pages.headquarters_facts import Facts
from odop_desktop.ui.widgets.doing import Doing

_SIGNED = frozenset({Kind.ENROL, Kind.REKEY})


class Deeds(QObject):
    """`asked`: a file in which a PC asks for what a key of headquarters signs, and of which kind it is."""

    asked = Signal(Path, str)

    def __init__(self, desk: Desk, over: QWidget, doing: Doing) -> None:
        super().__init__(over)
        self.desk, self.over, self.doing = desk, over, doing

    def take(self) -> None:
        found = self.desk.say.open_files(POST, self.desk.words("ui.hq.take.which"), POSTED)
        if found:
            self.look_into(found)

    def folder(self) -> None:
        """Every file of a folder that may come from an office, in whatever order."""
        chosen = self.desk.say.folder(POST, self.desk.words("ui.hq.folder.which"))
        if chosen is not None:
            work = partial(in_folder, self.desk.office, chosen)
            self.doing.work(work, partial(self._found, chosen), self.desk.say.error, "ui.hq.looking")

    def _found(self, chosen: Path, looked: Looked) -> None:
        if looked.files:
            self._ask(looked, folder=True)
        else:
            self.desk.say.warn(
                lambda w: " ".join([w("ui.hq.folder.none", folder=chosen.name), *beside(w, looked)])
            )

    def look_into(self, files: Sequence[Path]) -> None:
        def work(job: Job) -> Looked:
            return looked(self.desk.office, tuple(files), job.cancelled)

        self.doing.work(work, self._ask, self.desk.say.error, "ui.hq.looking")

    def answer(self, codes: Sequence[str] = ()) -> None:
        """One file for every PC, or for those of these offices; what goes along, and for whom, is asked first."""
        done = partial(self._enclose, tuple(codes))
        self.desk.jobs.read(partial(known, self.desk.office), done, owner=self.over)

    def _enclose(self, codes: Sequence[str], now: Known) -> None:
        wanted = EnclosingDialog.ask(self.desk, self.over, now, codes)
        if wanted is None:
            return
        out = self.desk.say.folder(POST, self.desk.words("ui.hq.answer.where"))
        if out is not None:
            work = partial(_answered, self.desk, out, wanted)
            self.doing.work(work, partial(self._made, out), self.desk.say.error, "ui.hq.answering")

    def silent(self, known: Facts) -> None:
        """The list of those that have not sent to the printer."""
        work = partial(_silent, self.desk.office, known)
        done = partial(self._print, f"silent-{known.month}")
        self.desk.jobs.long(lambda _: work(), done, owner=self.over, failed=self.desk.say.error)

    def _print(self, name: str, pdf: bytes) -> None:
        self.desk.printing.print(self.over, pdf, name)

    def letters(self, known: Facts) -> None:
        """A letter to each that has not sent; those that have had one are reminded."""
        w = self.desk.words
        facts = {"n": grouping(known.silent), "month": exchange.month(w, known.month)}
        told = (w("ui.hq.letters"), w("ui.hq.letters.text", **facts), w("ui.hq.letters.yes"), w("ui.cancel"))
        if self.desk.say.ask(*told):
            work = partial(_written, self.desk.office, known, w.lang)
            self.desk.jobs.write(work, self._letters, owner=self.over, failed=self.desk.say.error)

    def _letters(self, made: Written) -> None:
        self.desk.changed.emit(None)
        self.desk.say.info(lambda w: w("ui.hq.letters.done", n=grouping(len(made.letters))))

    def _ask(self, looked: Looked, *, folder: bool = False) -> None:
        """What is to be signed is asked about first, each file by itself; then what is to be taken in."""
        looked = self._signed(looked)
        if not looked.files:
            return
        if files := PreviewDialog.ask(self.desk, self.over, looked):
            work = partial(_taken, self.desk, files)
            self.doing.work(work, partial(self._taken_in, folder), self._stopped, "ui.hq.taking")

    def _stopped(self, error: Exception) -> None:
        """Some of the files may have been done before."""
        self.desk.changed.emit(None)
        self.desk.say.error(error)

    def _signed(self, looked: Looked) -> Looked:
        wishes = [each for each in looked.seen if each.header and each.header.kind in _SIGNED]
        for each in wishes:
            assert each.header
            self.asked.emit(each.file, str(each.header.kind))
        gone = {each.file for each in wishes}
        files = tuple(file for file in looked.files if file not in gone)
        return replace(looked, files=files, seen=tuple(s for s in looked.seen if s.file not in gone))

    def _taken_in(self, folder: bool, found: Sequence[Outcome]) -> None:
        """One sentence; which file fared how stands in the book. What came from a folder may leave it."""
        self.desk.changed.emit(None)
        counts = {
            state: sum(each.state == state for each in found) for state in (APPLIED, DUPLICATE, HELD, REFUSED)
        }
        told = {state: grouping(n) for state, n in counts.items()}
        say = self.desk.say.warn if counts[HELD] or counts[REFUSED] else self.desk.say.info
        label, act = None, None
        if folder and counts[APPLIED] + counts[DUPLICATE]:
            label, act = lambda w: w("ui.hq.aside"), partial(self._aside, found)
        say(lambda w: w("ui.hq.taken", **told), label, act)

    def _aside(self, found: Sequence[Outcome]) -> None:
        out = self.desk.say.folder(ASIDE, self.desk.words("ui.hq.aside.where"))
        if out is not None:
            work = partial(_put, found, out)
            self.doing.work(work, partial(self._moved, out), self.desk.say.error, "ui.hq.aside.doing")

    def _moved(self, out: Path, done: Moved) -> None:
        say = self.desk.say.warn if done.left else self.desk.say.info
        say(lambda w: " ".join(exchange.moved(w, done, str(out))))

    def _made(self, out: Path, done: tuple[Sequence[Sent], Failed]) -> None:
        made, failed = done
        self.desk.changed.emit(None)
        say = self.desk.say.warn if failed else self.desk.say.info
        say(lambda w: answered(w, made, failed, str(out)))


def _written(office: Office, known: Facts, lang: str) -> Written:
    return awaited_letters.issue(office, known.offices, month=known.month, lang=lang, again=True)


def _silent(office: Office, known: Facts) -> bytes:
    facts = headquarters_papers.silent_facts(office, known.offices, known.month)
    return file_papers.pdf(office, facts=facts)


def _taken(desk: Desk, files: Sequence[Path], job: Job) -> list[Outcome]:
    return post.take_in(desk.office, files, desk.jobs.report(job))


def _put(found: Sequence[Outcome], out: Path, _: Job) -> Moved:
    return aside.put(found, out)


def _answered(desk: Desk, out: Path, wanted: Wanted, job: Job) -> tuple[list[Sent], Failed]:
    wanted.put_in(desk.office)
    failed: Failed = []
    made = answering.for_all(
        desk.office,
        out,
        codes=wanted.codes,
        papers=wanted.papers,
        report=desk.jobs.report(job),
        failed=failed,
    )
    return made, failed
