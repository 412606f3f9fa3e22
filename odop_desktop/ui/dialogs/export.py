"""Export: asks what and where, writes it with a bar that can be stopped, and says where it lies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QProgressBar, QWidget

from odop_desktop.actions import exports
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog
from odop_desktop.ui.dialogs.export_form import Asked, ExportForm
from odop_desktop.ui.files import open_outside
from odop_desktop.ui.jobs import Job, Progress

_WIDTH = 640


class ExportDialog(Dialog):
    """Stays open after it has written, so that one thing after the other can be exported."""

    def __init__(self, desk: Desk, parent: QWidget | None, kind: RecordKind | None = None) -> None:
        super().__init__(desk, parent, "ui.export.title", "ui.export.go", "ui.close")
        self._job: Job | None = None
        self._last: Asked | None = None
        self.form, self.bar = ExportForm(desk, kind), QProgressBar()
        self.setMinimumWidth(_WIDTH)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.no.setAutoDefault(False)  # Enter exports; it neither stops nor closes
        self.body.addWidget(self.form)
        self.body.addWidget(self.bar)
        desk.speech.name(self.bar, "ui.export.progress")
        desk.speech.bind(self, self._tell_no)

    @classmethod
    def ask(cls, desk: Desk, parent: QWidget | None, kind: RecordKind | None = None) -> None:
        cls(desk, parent, kind).run()

    def accept(self) -> None:
        if self._job or not self.form.may_write():
            return
        self.strip.clear()
        self._last = asked = self.form.asked()
        jobs, office = self.desk.jobs, self.desk.office

        def work(job: Job) -> int:
            return written(office, asked, partial(watched, jobs.report(job), job.cancelled, asked.out.name))

        self._job = jobs.long(
            work, self._done, owner=self, failed=self._failed, progress=self._move, reading=True
        )
        self._busy()

    def reject(self) -> None:
        """Stops what is under way; closes when nothing is."""
        if self._job is None:
            super().reject()
            return
        self._job.cancel()
        self.no.setEnabled(False)

    def _move(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _busy(self) -> None:
        busy = self._job is not None
        self.bar.setRange(0, 0)
        self.bar.setVisible(busy)
        self.form.setEnabled(not busy)
        self.yes.setEnabled(not busy)
        self.no.setEnabled(True)
        self._tell_no(self.desk.words)

    def _fit(self) -> None:
        """Grows for what is said; a dialog does not by itself."""
        layout = self.layout()
        assert layout
        layout.activate()
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _tell_no(self, words: Words) -> None:
        self.no.setText(words("ui.export.stop" if self._job else "ui.close"))

    def _done(self, rows: int) -> None:
        self._job, out = None, self._last.out if self._last else None
        self._busy()
        self.form.written()
        if out:
            self.strip.say(
                lambda w: w("ui.export.done", n=grouping(rows), file=out.name, folder=str(out.parent)),
                label=lambda w: w("ui.files.open_folder"),
                act=self._open_folder,
            )
        self.strip.button.setFocus()
        self._fit()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._busy()
        self.tell(error)
        self.yes.setFocus()
        self._fit()

    def _open_folder(self) -> None:
        if last := self._last:
            open_outside(last.out.parent if last.kind else last.out)


def written(office: Office, asked: Asked, progress: exports.Progress) -> int:
    """Writes what was asked for; how many rows it holds."""
    if asked.kind is None:
        return exports.upload(office, out=asked.out, progress=progress)[1]
    write = exports.register if asked.form == "pdf" else exports.sheet
    return write(
        office,
        kind=asked.kind,
        out=asked.out,
        event=asked.event,
        purpose=asked.purpose,
        progress=progress,
    )


def watched(report: Progress, cancelled: Callable[[], bool], file: str, done: int, of: int) -> None:
    """Tells how far it is; ends it with E-XLS-62 where the user has asked to stop."""
    if cancelled():
        raise OdopError("E-XLS-62", file=file)
    report(done, of)
