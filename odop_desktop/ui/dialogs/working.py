"""A dialog that does its work before it closes: a bar while it lasts, what went wrong in its own strip."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from odop_desktop.office import Office
from odop_desktop.ui.dialogs.base import Asking
from odop_desktop.ui.hall import Begin, Hall
from odop_desktop.ui.jobs import Job
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.widgets.doing import Doing

_T = TypeVar("_T")
Found = Office | Begin | None  # an open office, another beginning, or closed


class Working(Asking):
    """Not closed while its work is under way. `found` is what it brought."""

    def __init__(self, hall: Hall, parent: QWidget | None, title: str, yes: str, no: str) -> None:
        super().__init__(hall, parent, title, yes, no)
        self.found: Found = None
        self.doing = Doing(hall)
        self.doing.began.connect(lambda: self._quiet(True))
        self.doing.ended.connect(lambda: self._quiet(False))
        self.body.addWidget(self.doing)
        hall.say.window = self

    @property
    def busy(self) -> bool:
        return self.doing.busy

    def work(self, work: Callable[[Job], _T], done: Callable[[_T], object], msgid: str) -> None:
        """Runs `work(job)` off the GUI thread; `msgid` says what is being done meanwhile."""
        self.strip.clear()
        self.doing.work(work, done, self.tell, msgid)

    def leave(self, found: Found) -> None:
        """Closes with what was found."""
        self.found = found
        super().accept()

    def reject(self) -> None:
        if not self.busy:
            super().reject()

    def link(self, msgid: str, act: Callable[[], object]) -> QPushButton:
        """A quiet button that leads elsewhere."""
        made = QPushButton()
        made.setAutoDefault(False)
        dress(made, role="link")
        made.clicked.connect(lambda: act())
        self.desk.speech.text(made, msgid)
        return made

    def _quiet(self, busy: bool) -> None:
        for button in (self.yes, self.no):
            button.setEnabled(not busy)
