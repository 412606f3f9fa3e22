"""A dialog whose yes does something: it closes when that is done, and keeps what was typed where it is refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from odop_desktop.errors import OdopError
from odop_desktop.queries import event_life
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog


class Acting(Dialog):
    """A subclass says in `task` what is to be done (off the GUI thread); `found` is what came of it."""

    desk: Desk

    def __init__(self, desk: Desk, parent: QWidget | None, title: str, yes: str) -> None:
        super().__init__(desk, parent, title, yes)
        self.found: Any = None
        self._busy = False

    def task(self) -> Callable[[], Any]:
        """What is to be done with what stands in the boxes now. Raises OdopError where something is missing."""
        raise NotImplementedError

    def accept(self) -> None:
        if self._busy:
            return
        try:
            work = self.task()
        except OdopError as error:
            self.tell(error)
            return
        self._now(busy=True)
        self.strip.clear()
        self.desk.jobs.write(work, self._done, owner=self, failed=self._refused)

    def reject(self) -> None:
        """What is being written is waited for: its undo must not be lost with the dialog."""
        if not self._busy:
            super().reject()

    def _done(self, found: Any) -> None:
        self._now(busy=False)
        self.found = found
        super().accept()

    def _refused(self, error: Exception) -> None:
        self._now(busy=False)
        self.tell(error)
        if isinstance(error, OdopError):
            ask = partial(event_life.meant, self.desk.office, error)
            self.desk.jobs.read(ask, partial(self._show, error), owner=self, latest="meant")

    def _show(self, error: OdopError, row: RecordRow | None) -> None:
        """Offers to go to the record that stands in the way."""
        if row is None:
            return

        def go() -> None:
            self.reject()
            self.desk.open(row.kind.name, row.id)

        said = self.desk.say.worded(error)
        self.strip.say(said, tone="error", label=lambda w: w("ui.strip.show"), act=go)

    def _now(self, *, busy: bool) -> None:
        self._busy = busy
        self.yes.setDisabled(busy)
        self.no.setDisabled(busy)
