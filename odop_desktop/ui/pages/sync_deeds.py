"""The deeds of the place of headquarters' files: each asks where, works off the GUI thread, says how it went."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from odop_desktop.actions import file_letters
from odop_desktop.actions.changes import Changes
from odop_desktop.deeds import post
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.official import Addressee
from odop_desktop.office import Office
from odop_desktop.queries import file_papers
from odop_desktop.queries.read import RecordRow
from odop_desktop.sync import joining, receiving, sending, standing
from odop_desktop.sync.receiving import Outcome
from odop_desktop.sync.sending import Handed, Way
from odop_desktop.telling import exchange
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.looked import Looked
from odop_desktop.ui.dialogs.outcomes import OutcomesDialog
from odop_desktop.ui.dialogs.phrase import PhraseDialog
from odop_desktop.ui.dialogs.preview import PreviewDialog
from odop_desktop.ui.files import POST, POSTED, open_outside
from odop_desktop.ui.jobs import Job
from odop_desktop.ui.pages.sync_facts import Facts, facts
from odop_desktop.ui.pages.sync_update import bringing
from odop_desktop.ui.widgets.doing import Doing
from odop_desktop.ui.widgets.strip import Sentence


class Deeds:
    def __init__(self, desk: Desk, over: QWidget, doing: Doing) -> None:
        self.desk, self.over, self.doing = desk, over, doing

    def make(self, month: str, way: Way) -> None:
        if out := self._folder("ui.sync.make.where"):
            office = self.desk.office
            work = partial(_made, office, out, month, way)
            self.doing.work(lambda _: work(), self._handed, partial(self._not_written, way), "ui.sync.making")

    def again(self, known: Facts | None, way: Way) -> None:
        """The newest file once more, byte for byte."""
        if known and known.last and (out := self._folder("ui.sync.make.where")):
            work = partial(_again, self.desk.office, out, known.last.pkg_no, way)
            self.doing.work(lambda _: work(), self._handed, self.desk.say.error, "ui.sync.making")

    def check(self, known: Facts | None) -> None:
        """Reads the newest file where it was written, after the pen drive was put in again."""
        if known and known.last and (out := self._folder("ui.sync.check.where")):
            number = known.last.pkg_no
            work = partial(sending.verified, self.desk.office, number, out)
            done = partial(self._checked, number)
            self.doing.work(lambda _: work(), done, self.desk.say.error, "ui.sync.checking")

    def sheet(self, known: Facts | None, way: Way) -> None:
        """The control sheet of the newest file to the printer, with its parts where it goes in parts."""
        if known and known.last and known.standing:
            name = f"control-{known.last.pkg_no}"
            work = partial(post.control_pdf, self.desk.office, known.last.pkg_no, way)
            self.desk.jobs.long(
                lambda _: work(),
                lambda pdf: self.desk.printing.print(self.over, pdf, name),
                owner=self.over,
                reading=True,
            )

    def letter(self, known: Facts | None) -> None:
        """The covering letter of the newest file, or its nil report: the one that stands, else a new one."""
        if known and known.last:
            work = partial(file_letters.standing, self.desk.office, about=known.last.pkg_id)
            self.desk.jobs.read(work, partial(self._letter, known.last.pkg_no), owner=self.over)

    def _letter(self, number: int, stands: RecordRow | None) -> None:
        if stands is not None:
            self.desk.open(stands.kind.name, stands.id)
            return
        w = self.desk.words
        text = w("ui.sync.letter.text", n=number)
        if self.desk.say.ask(w("ui.sync.letter.title"), text, w("ui.sync.letter.yes"), w("ui.cancel")):
            work = partial(_issued, self.desk.office, number, w.lang)
            self.desk.jobs.write(work, self._issued, owner=self.over)

    def _issued(self, changes: Changes) -> None:
        self.desk.changed.emit(changes)
        for kind, id in changes.touched:
            self.desk.open(kind, id)

    def phrase(self) -> None:
        made = PhraseDialog.ask(self.desk, self.over)
        if made is not None:
            self.desk.changed.emit(None)
            self.desk.say.info(lambda w: w("ui.sync.phrase.done", n=made.pkg_no))

    def take(self) -> None:
        found = self.desk.say.open_files(POST, self.desk.words("ui.sync.take.which"), POSTED)
        if found:
            self.take_in(found)

    def take_in(self, files: Sequence[Path]) -> None:
        """A file that brings a newer state pack is looked into first, for one to see what changes."""
        work = partial(bringing, self.desk.office, tuple(files))
        self.doing.work(work, partial(self._look, files), self.desk.say.error, "ui.hq.looking")

    def _look(self, files: Sequence[Path], found: Looked | None) -> None:
        if some := files if found is None else PreviewDialog.ask(self.desk, self.over, found):
            self._take_in(some)

    def _take_in(self, files: Sequence[Path]) -> None:
        def work(job: Job) -> list[Outcome]:
            return post.take_in(self.desk.office, files, self.desk.jobs.report(job))

        self.doing.work(work, self._taken, self._stopped, "cli.sync.receiving")

    def _stopped(self, error: Exception) -> None:
        """Some of the files may have gone in before."""
        self.desk.changed.emit(None)
        self.desk.say.error(error)

    def sibling(self, known: Facts | None, way: Way) -> None:
        """A file for the office's other PC; of several the one that is chosen."""
        others = known.standing.siblings if known and known.standing else ()
        if not others:
            return
        words, at = self.desk.words, 0
        if len(others) > 1:
            names = [*(each.label for each in others), words("ui.cancel")]
            at = self.desk.say.choose(words("ui.sync.take.sibling"), words("ui.sync.sibling.which"), names)
        if at < len(others) and (out := self._folder("ui.sync.make.where")):
            work = partial(sending.to_sibling, self.desk.office, out, others[at].node, way)
            self.doing.work(lambda _: work(), self._for_sibling, self.desk.say.error, "ui.sync.making")

    def ask(self, phone: str) -> None:
        if out := self._folder("ui.sync.make.where"):
            work = partial(post.request, self.desk.office, out, phone)
            self.doing.work(lambda _: work(), self._asked, self.desk.say.error, "ui.sync.making")

    def answer(self, heard: str) -> None:
        file = self.desk.say.open_file(POST, self.desk.words("ui.sync.answer.which"), POSTED)
        if file:
            work = partial(joining.take, self.desk.office, file, heard)
            self.doing.work(lambda _: work(), self._enrolled, self.desk.say.error, "cli.sync.receiving")

    def _folder(self, msgid: str) -> Path | None:
        return self.desk.say.folder(POST, self.desk.words(msgid))

    def _handed(self, done: Handed) -> None:
        folder = done.files[0].parent
        self.desk.changed.emit(None)
        msgid = "ui.sync.made.done" if done.made.ops else "ui.sync.made.done_nil"
        facts = {"n": done.made.pkg_no, "file": done.files[0].name, "folder": str(folder)}
        back = len(done.back)

        def sentence(words: Words) -> str:
            told = [words(msgid, **facts)]
            told += [words("cli.sync.send.back", n=back)] if back else []
            return " ".join([*told, *exchange.beside(words, done)])

        self._said(sentence, folder)

    def _said(self, sentence: Sentence, folder: Path) -> None:
        self.desk.say.info(sentence, lambda w: w("ui.files.open_folder"), lambda: open_outside(folder))

    def _not_written(self, way: Way, error: Exception) -> None:
        """The file is made and kept; only the pen drive did not take it."""
        self.desk.changed.emit(None)
        if not (isinstance(error, OdopError) and error.code in ("E-SYN-18", "E-SYN-19", "E-SYN-63")):
            self.desk.say.error(error)
            return

        def once_more() -> None:
            self.desk.jobs.read(
                partial(facts, self.desk.office), lambda f: self.again(f, way), owner=self.over
            )

        self.desk.say.warn(
            self.desk.say.worded(error), label=lambda w: w("ui.sync.give.again"), act=once_more
        )

    def _checked(self, number: int, files: Sequence[Path]) -> None:
        self.desk.say.info(lambda w: w("cli.sync.verify.ok", n=number))

    def _taken(self, found: list[Outcome]) -> None:
        touched = tuple(dict.fromkeys(pair for each in found for pair in each.touched))
        self.desk.changed.emit(Changes("", touched) if touched else None)
        self.desk.changed.emit(None)
        if len(found) == 1 and found[0].state == receiving.APPLIED:
            self.desk.say.info(lambda w: exchange.outcome(w, found[0]))
        else:
            OutcomesDialog(self.desk, self.over, found).run()

    def _for_sibling(self, done: Handed) -> None:
        file = done.files[0]
        self._said(lambda w: w("ui.sync.sibling.done", file=file.name, folder=str(file.parent)), file.parent)

    def _asked(self, done: tuple[joining.Asked, Path]) -> None:
        asked, _ = done
        folder = asked.file.parent
        facts = {"file": asked.file.name, "fingerprint": asked.fingerprint, "folder": str(folder)}
        self._said(lambda w: w("ui.sync.enrol.done", **facts), folder)

    def _enrolled(self, _trust: object) -> None:
        self.desk.changed.emit(None)
        self.desk.say.info(lambda w: w("ui.sync.answer.done"))


def _made(office: Office, out: Path, month: str, way: Way) -> Handed:
    done = sending.to_headquarters(office, out, month=month, way=way)
    post.control(office, done, out)
    return done


def _again(office: Office, out: Path, number: int, way: Way) -> Handed:
    done = sending.again(office, out, number, way)
    post.control(office, done, out)
    return done


def _issued(office: Office, number: int, lang: str) -> Changes:
    file = file_papers.posted(office, number)
    facts = file_papers.covering(office, file, to=Addressee(standing.enrolled(office).hq))
    return file_letters.issue(office, facts=facts, about=file.pkg_id, lang=lang)
