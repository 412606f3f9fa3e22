"""Issuing letters: which are due, how they will look, under whose approval; then paper, files, despatch list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from odop_desktop.actions import letters as actions
from odop_desktop.actions.changes import Changes
from odop_desktop.actions.letters import Batch
from odop_desktop.domain.catalogue import LETTER
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import letters
from odop_desktop.queries.letters import Due
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog
from odop_desktop.ui.dialogs.issue_choice import IssueChoice
from odop_desktop.ui.dialogs.issue_result import IssueResult
from odop_desktop.ui.jobs import Job

_WIDTH, _HEIGHT = 1240, 680
_EDGE = 30  # pixels of the screen left around it
_Found = tuple[Batch, list[RecordRow]]


class IssueDialog(Dialog):
    """The due letters of a kind (of one event, one record, or of these records), ticked, beside their drafts."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        kind: str,
        event: str | None,
        number: str | None,
        ids: Sequence[str] | None,
    ) -> None:
        super().__init__(desk, parent, f"ui.issue.title.{kind}", "ui.issue.go", "ui.close")
        self.kind = kind
        self.batch: Batch | None = None
        self._job: Job | None = None
        self._docket = partial(letters.docket, desk.office, kind, event=event, number=number, ids=ids)
        self.stack, self.bar = QStackedWidget(), QProgressBar()
        self.choice, self.outcome = IssueChoice(desk, kind), IssueResult(desk, self.strip)
        self._assemble()
        self._connect()
        self._look()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        parent: QWidget | None,
        kind: str = "loi",
        event: str | None = None,
        number: str | None = None,
        ids: Sequence[str] | None = None,
    ) -> Batch | None:
        """What was issued; None where nothing was. `event` is an id, `ids` are of LoIs or participations."""
        dialog = cls(desk, parent, kind, event, number, ids)
        dialog.run()
        return dialog.batch

    def accept(self) -> None:
        """Issues what is ticked. Numbers are taken for good, so Enter alone never comes here."""
        if self._job is not None:
            return
        dues, approval = self.choice.chosen(), self.choice.approval.approval()
        run = partial(
            actions.issue,
            self.desk.office,
            kind=self.kind,
            lang=self.choice.lang,
            ids=[due.row.id for due in dues],
            approved=approval,
        )
        jobs, office = self.desk.jobs, self.desk.office

        def work(job: Job) -> _Found:
            batch = run(progress=jobs.report(job), stop=job.cancelled)
            return batch, _on_paper(office, self.kind, batch)

        self.strip.clear()
        self._job = jobs.long(work, self._issued, owner=self, failed=self._failed, progress=self._moved)
        self._busy()

    def reject(self) -> None:
        """While letters are being issued: stops behind the one under way."""
        if self._job is None:
            super().reject()
            return
        self._job.cancel()
        self.no.setEnabled(False)

    def _assemble(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.stack.addWidget(self.choice)
        self.stack.addWidget(self.outcome)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.bar)
        for button in (self.yes, self.no):
            button.setAutoDefault(False)
        self.yes.setDefault(False)
        room = self.screen().availableGeometry()
        self.resize(min(_WIDTH, room.width() - _EDGE), min(_HEIGHT, room.height() - _EDGE))

    def _connect(self) -> None:
        self.choice.changed.connect(lambda: self._tell(self.desk.words))
        self.choice.opened.connect(lambda due: self._open(due.row))
        self.outcome.opened.connect(self._open)
        self.outcome.press.moved.connect(self._moved)
        self.outcome.press.done.connect(lambda _: self.bar.hide())
        self.desk.speech.name(self.bar, "ui.issue.progress")
        self.desk.speech.bind(self, self._tell)

    def _look(self) -> None:
        """Asks which letters are due, and which of earlier runs never came out."""
        office, kind, docket = self.desk.office, self.kind, self._docket

        def work() -> tuple[list[Due], list[RecordRow]]:
            return docket(), letters.unwritten(office, kind)

        self.yes.setEnabled(False)
        self.desk.jobs.read(work, self._found, owner=self, failed=self.tell)

    def _found(self, found: tuple[list[Due], list[RecordRow]]) -> None:
        dues, unwritten = found
        self.choice.fill(dues)
        if unwritten:
            self.strip.say(
                lambda w: w("ui.issue.unwritten", n=len(unwritten)),
                tone="warn",
                label=lambda w: w("ui.issue.unwritten.show"),
                act=lambda: self._show(Batch((), ()), unwritten),
            )

    def _issued(self, found: _Found) -> None:
        batch, rows = replace(found[0], waiting=self.choice.waiting()), found[1]
        self._job = None
        self.bar.hide()
        if batch.issued:
            self.batch = batch
            touched = [(LETTER.name, r.id) for r in rows] + [(r["record_kind"], r["record_id"]) for r in rows]
            self.desk.changed.emit(Changes("", tuple(touched)))
        self._show(batch, rows)

    def _show(self, batch: Batch, rows: Sequence[RecordRow]) -> None:
        self.outcome.fill(batch, rows)
        self.stack.setCurrentWidget(self.outcome)
        self.yes.hide()
        self.no.setEnabled(True)
        self._tell(self.desk.words)

    def _failed(self, error: Exception) -> None:
        """Something that concerns all letters, such as a full disk; those issued before stand."""
        self._job = None
        self.bar.hide()
        self.choice.setEnabled(True)
        self._tell(self.desk.words)
        self.tell(error)
        self.desk.changed.emit(None)

    def _moved(self, done: int, of: int) -> None:
        self.bar.setVisible(done < of)
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _busy(self) -> None:
        self.bar.setRange(0, 0)
        self.bar.show()
        self.choice.setEnabled(False)
        self._tell(self.desk.words)
        self.no.setFocus()

    def _tell(self, words: Words) -> None:
        n = len(self.choice.chosen())
        self.yes.setText(words("ui.issue.go_n", n=n) if n else words("ui.issue.go"))
        self.yes.setEnabled(bool(n) and self._job is None)
        self.no.setText(words("ui.issue.stop" if self._job is not None else "ui.close"))

    def _open(self, row: RecordRow) -> None:
        """The record, to mend what is wanting; letters issued so far stand."""
        if self._job is None:
            self.reject()
            self.desk.open(row.kind.name, row.id)


def _on_paper(office: Office, kind: str, batch: Batch) -> list[RecordRow]:
    """The letters of this run, behind those of earlier runs whose first copy never came out."""
    own = set(batch.issued)
    older = [row for row in letters.unwritten(office, kind) if row.id not in own]
    return older + letters.some(office, batch.issued)
