"""Keeps what is being typed as a draft, a moment after the last key, and brings it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from odop_desktop.actions import drafts
from odop_desktop.actions.drafts import Draft
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.format import date_screen
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.widgets.strip import Strip

_PAUSE = 400  # ms after the last key


class Keeper(QObject):
    """The draft of one open form. `texts` gives what was changed; nothing changed means no draft."""

    back = Signal(object)  # Draft that was found

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

    def look(self) -> None:
        """Looks for a draft of this name; `back` tells it."""
        look = partial(drafts.load, self.desk.office, self.name)
        self.desk.jobs.read(look, self._found, owner=self)

    def tell(self, strip: Strip, draft: Draft, throw: Callable[[], object]) -> None:
        """Says what came back and from when, with the button that throws it away."""
        moved = self.base != draft.base
        at = f"{date_screen(draft.at[:10])} {draft.at[11:16]}"
        strip.say(
            lambda w: w(f"ui.form.draft.{'moved' if moved else 'back'}", at=at, n=len(draft.texts)),
            tone="warn" if moved else "info",
            label=lambda w: w("ui.form.draft.throw"),
            act=throw,
        )

    def drop(self) -> None:
        """Saved or thrown away: nothing is to come back."""
        self._timer.stop()
        if self._there:
            self._there = False
            self.desk.jobs.note(partial(drafts.drop, self.desk.office, name=self.name), owner=self)

    def _found(self, draft: Draft | None) -> None:
        if draft is not None:
            self._there = True
            self.back.emit(draft)
