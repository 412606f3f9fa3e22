"""The steps of headquarters' trust desk as dialogs, and those of them that need one of its offline keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QWidget

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.acting import Acting
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.key_box import KeyBox

_WIDTH = 560
PATTERN = "ODOP (*.odopsync *)"


class Deed(Acting):
    """One step at headquarters: what it needs is gathered in `form`, then `work` does it, then `said` tells."""

    def __init__(self, desk: Desk, parent: QWidget | None, title: str, about: str) -> None:
        super().__init__(desk, parent, title, "ui.hq.do")
        self.about = label("plain")
        self.about.setWordWrap(True)
        desk.speech.text(self.about, about)
        self.form = QFormLayout()
        self.body.addWidget(self.about)
        self.body.addLayout(self.form)
        self.body.addStretch(1)

    def row(self, msgid: str, box: QWidget) -> None:
        if isinstance(box, PathButton):
            box.chosen.connect(lambda _: self.allow())
        said = QLabel()
        said.setBuddy(box)
        self.desk.speech.text(said, msgid)
        self.desk.speech.name(box, msgid)
        self.form.addRow(said, box)

    def task(self) -> Callable[[], Any]:
        return self.work

    def work(self) -> Any:
        """Off the GUI thread."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Whether everything that is needed is there."""
        return True

    def said(self, done: Any) -> None:
        """What is told afterwards."""

    def allow(self) -> None:
        self.yes.setEnabled(self.ready())

    def finish(self) -> None:
        """Called at the end of making the dialog."""
        self.allow()
        self.resize(_WIDTH, self.sizeHint().height())

    def run(self) -> bool:
        done = super().run()
        if done:
            self.said(self.found)
        return done


class Signing(Deed):
    """One that needs a key of headquarters."""

    def __init__(self, desk: Desk, parent: QWidget | None, title: str, about: str) -> None:
        super().__init__(desk, parent, title, about)
        self.key: KeyBox

    def finish(self) -> None:
        """The key comes last."""
        self.key = KeyBox(self.desk, self.form)
        self.key.edited.connect(self.allow)
        super().finish()


class PathButton(QPushButton):
    """Shows what was chosen. `chosen`: the Path."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, title: str, *, folder: bool) -> None:
        super().__init__()
        self._desk, self._title, self._folder = desk, title, folder
        self.path: Path | None = None
        self.put(None)
        self.clicked.connect(lambda: self.choose())

    def choose(self) -> None:
        say, title = self._desk.say, self._desk.words(self._title)
        found = say.folder("root", title) if self._folder else say.open_file("sync", title, PATTERN)
        if found is not None:
            self.put(found)
            self.chosen.emit(found)

    def put(self, path: Path | None) -> None:
        self.path = path
        self.setText(str(path) if path else self._desk.words("ui.hq.choose"))
