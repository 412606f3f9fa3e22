"""What is said and shown while a work of seconds is under way; hidden otherwise."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from odop_desktop.ui.hall import Hall
from odop_desktop.ui.jobs import Failed, Job
from odop_desktop.ui.look.dress import label

_T = TypeVar("_T")


class Doing(QWidget):
    """Runs one work at a time off the GUI thread. `began` and `ended` tell the widgets around it."""

    began = Signal()
    ended = Signal()

    def __init__(self, hall: Hall) -> None:
        super().__init__()
        self._hall = hall
        self._msgid = "ui.doing"
        self.busy = False
        self._job: Job | None = None
        self.told, self.bar = label("quiet"), QProgressBar()
        self.bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.told)
        column.addWidget(self.bar)
        hall.speech.bind(self, lambda _: self._tell())
        self.hide()

    def work(
        self, work: Callable[[Job], _T], done: Callable[[_T], object], failed: Failed, msgid: str
    ) -> None:
        """Runs `work(job)`; `msgid` says what is being done. `done` or `failed` is called after `ended`."""
        self._msgid, self.busy = msgid, True
        self._tell()
        self.bar.setRange(0, 0)
        self.show()
        self.began.emit()
        self._job = self._hall.jobs.long(
            work,
            partial(self._over, done),
            owner=self,
            failed=partial(self._over, failed),
            progress=self._moved,
        )

    def stop(self) -> None:
        """Nobody waits for it any more: the work ends where it can."""
        if self._job is not None:
            self._job.cancel()

    def _over(self, then: Callable[[_T], object], result: _T) -> None:
        self.busy = False
        self.hide()
        self.ended.emit()
        then(result)

    def _moved(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _tell(self) -> None:
        said = self._hall.words(self._msgid)
        self.told.setText(said)
        self.bar.setAccessibleName(said)
