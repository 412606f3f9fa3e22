"""What an import leaves on paper: its receipt, and its problems as a workbook to go back to the sender."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from odop_desktop.actions import import_report
from odop_desktop.actions.imports import Imported
from odop_desktop.errors import OdopError
from odop_desktop.telling import wording
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.files import save_as, tell_written
from odop_desktop.ui.pages.import_session import Importing


class Papers(QObject):
    """Makes the papers of an import off the GUI thread; `over` is the widget over which a printer asks."""

    def __init__(self, desk: Desk, session: Importing, over: QWidget) -> None:
        super().__init__(over)
        self.desk, self._session, self._over = desk, session, over

    def print_receipt(self) -> None:
        done, source = self._known()
        work = partial(import_report.receipt_pdf, self.desk.office, done, source)
        self.desk.jobs.read(work, partial(self._print, source), owner=self)

    def save_receipt(self) -> None:
        done, source = self._known()
        name = self.desk.words("ui.import.receipt.file", file=source.stem)
        if out := save_as(self.desk, "import", "ui.import.receipt.title", f"{name}.pdf", "pdf"):
            self._write(partial(import_report.receipt, self.desk.office, done, source, out), out)

    def save_answer(self) -> None:
        """Every problem with its row, column and reason, in the language of the screen."""
        done, source = self._known()
        name = self.desk.words("ui.import.answer.file", file=source.stem)
        if out := save_as(self.desk, "import", "ui.import.answer.title", f"{name}.xlsx", "xlsx"):
            reason = partial(wording.reason, self.desk.words)
            self._write(partial(import_report.write, self.desk.office, done, out, reason), out)

    def _known(self) -> tuple[Imported, Path]:
        assert self._session.result and self._session.path
        return self._session.result, self._session.path

    def _write(self, work: partial[None], out: Path) -> None:
        self.desk.jobs.read(work, lambda _: tell_written(self.desk, out), owner=self)

    def _print(self, source: Path, pdf: bytes) -> None:
        try:
            self.desk.printing.print(self._over, pdf, source.stem)
        except OdopError as error:
            self.desk.say.error(error)
