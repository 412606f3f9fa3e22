"""Keeps what is being typed as a draft, a moment after the last key, and brings it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer

from odop_desktop.actions import drafts
from odop_desktop.actions.drafts import Draft
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.ui.desk import Desk

_PAUSE = 400  # ms after the last key


class Keeper(QObject):
    """The draft of one open form. `texts` gives what was changed; nothing changed means no draft."""

    def __init__(
        self, parent: QObject, desk: Desk, kind: RecordKind, name: str, texts: Callable[[], Mapping[str, str]]
    ) -> None:
        super().__init__(parent)
        self.desk, self.kind, self.name = desk, kind, name
        self.base: str | None = None
        self._texts = texts
        self._there = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.keep)

    def stir(self) -> None:
        """Something was typed."""
        self._timer.start()

    def keep(self) -> None:
        """Keeps the draft now."""
        self._timer.stop()
        texts = dict(self._texts())
        if not texts:
            self.drop()
            return
        self._there = True
        save = partial(
            drafts.save, self.desk.office, kind=self.kind, name=self.name, texts=texts, base=self.base
        )
        self.desk.jobs.note(save, owner=self)

    def flush(self) -> None:
        """Keeps at once what waits to be kept: the form is about to go."""
        if self._timer.isActive():
            self.keep()

    def found(self, draft: Draft | None) -> None:
        """Whether one was there when the form was opened."""
        self._there = self._there or draft is not None

    def drop(self) -> None:
        """Saved or thrown away: nothing is to come back."""
        self._timer.stop()
        if self._there:
            self._there = False
            self.desk.jobs.note(partial(drafts.drop, self.desk.office, name=self.name), owner=self)
