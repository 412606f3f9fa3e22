"""The steps of headquarters' trust desk as dialogs, and those of them that need one of its offline keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFormLayout, QWidget

from odop_desktop.sync.roots import RootKey
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.acting import Acting
from odop_desktop.ui.fitting import shrink
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.key_box import KeyBox
from odop_desktop.ui.widgets.labelled import labelled
from odop_desktop.ui.widgets.path_button import PathButton
from odop_desktop.ui.widgets.scrolled import Scrolled

_WIDTH = 560
_EDGE = 6  # pixels around the form


class Deed(Acting):
    """One step at headquarters: what it needs is gathered in `form`, then `work` does it, then `said` tells."""

    def __init__(self, desk: Desk, parent: QWidget | None, title: str, about: str) -> None:
        super().__init__(desk, parent, title, "ui.hq.do")
        self.about = label("plain")
        self.about.setWordWrap(True)
        desk.speech.text(self.about, about)
        self.form = QFormLayout()
        self._first: QWidget | None = None
        self.scrolled = Scrolled()
        self.scrolled.body.addLayout(self.form)
        self.scrolled.body.addStretch(1)
        desk.speech.name(self.scrolled, title)
        self.body.addWidget(self.about)
        self.body.addWidget(self.scrolled, 1)

    def row(self, msgid: str, box: QWidget) -> None:
        self._first = self._first or box
        if isinstance(box, PathButton):
            box.chosen.connect(lambda _: self.allow())
        self.form.addRow(labelled(self.desk.speech, box, msgid), box)

    def part(self, msgid: str) -> None:
        """A head over the rows that follow."""
        head = label("section")
        self.desk.speech.text(head, msgid)
        self.form.addRow(head)

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
        self.resize(_WIDTH, 0)
        self.fit()
        if self._first is not None:
            self._first.setFocus()

    def fit(self) -> None:
        """Grows until nothing has to be scrolled to, as far as the screen goes."""
        layout, inside = self.layout(), self.scrolled.body
        assert layout is not None
        layout.activate()
        inside.activate()
        margins = layout.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        wanted = (
            inside.totalHeightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        )
        around = layout.totalHeightForWidth(self.width()) - self.scrolled.sizeHint().height()
        self.resize(self.width(), max(self.height(), around + wanted + _EDGE))
        shrink(self)

    def run(self) -> bool:
        done = super().run()
        if done:
            self.said(self.found)
        return done


class Practised(Deed):
    """One that needs a key of headquarters, which a practice headquarters has by itself."""

    key: KeyBox | None = None

    def finish(self) -> None:
        if not self.desk.office.facts.practice:
            self.key = KeyBox(self.desk, self.form)
            self.key.edited.connect(self.allow)
            self._first = self._first or self.key.choose
        super().finish()

    @property
    def keyed(self) -> bool:
        return self.key is None or self.key.ready

    def signing(self) -> tuple[RootKey, ...]:
        return self.key.signing() if self.key else ()


class Signing(Deed):
    """One that needs a key of headquarters."""

    def __init__(self, desk: Desk, parent: QWidget | None, title: str, about: str) -> None:
        super().__init__(desk, parent, title, about)
        self.key: KeyBox

    def finish(self) -> None:
        """The key comes last."""
        self.key = KeyBox(self.desk, self.form)
        self.key.edited.connect(self.allow)
        self._first = self._first or self.key.choose
        super().finish()
