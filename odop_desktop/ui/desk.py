"""What every page and dialog is handed: the office, the words, the threads, the mouth, and the way elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from odop_desktop import settings as kept
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.ui import late
from odop_desktop.ui.hall import Begin, Hall
from odop_desktop.ui.jobs import Jobs
from odop_desktop.ui.printing import Printing
from odop_desktop.ui.say import Say
from odop_desktop.ui.speech import Speech
from odop_desktop.ui.widgets.strip import Sentence

# A record made on the spot, in a dialog over whoever asks: (parent, kind, first values) → what was made.
Maker = Callable[[QWidget, RecordKind, Mapping[str, Any]], Changes | None]

_LASTING = frozenset({"office", "letter", "user"})  # no act that touches one of these is ever taken back


@dataclass(frozen=True, slots=True)
class Goto:
    """Where to: a place of the rail, or a record (`id` None: a new one), with what is already known of it."""

    place: str = ""
    kind: str = ""
    id: str | None = None
    given: Mapping[str, Any] = field(default_factory=dict)  # filters of a list, first values of a new record


class Desk(Hall):
    """One signed-in window. `changed` tells what an action touched; pages refresh by it."""

    changed = Signal(object)  # Changes, or None where anything may have changed
    went = Signal(object)  # Goto
    back = Signal()

    def __init__(
        self,
        office: Office,
        speech: Speech,
        jobs: Jobs,
        say: Say,
        settings: kept.Settings,
        printing: Printing,
    ) -> None:
        super().__init__(speech, jobs, say, settings, printing)
        self.office = office
        self.then: Begin | None = None
        self.make_record: Maker | None = None
        self.ground: QWidget | None = None  # of the window: what its pages lie on
        self.last_saved: dict[str, dict[str, str]] = {}  # by kind: what F4 repeats in a form

    def reopen(self, begin: Begin) -> None:
        """Closes the window, to begin anew: another office, or this one from a safety copy."""
        self.then = begin
        if self.say.window is not None and not self.say.window.close():
            self.then = None

    def open(self, kind: str, id: str, /, **given: Any) -> None:
        """Shows the record."""
        self.went.emit(Goto(kind=kind, id=id, given=given))

    def new(self, kind: str, /, **given: Any) -> None:
        """An empty form of the kind, with what is already known filled in."""
        self.went.emit(Goto(kind=kind, given=given))

    def place(self, name: str, /, **given: Any) -> None:
        """A place of the rail; `given` are filters of its list."""
        self.went.emit(Goto(place=name, given=given))

    def did(self, changes: Changes, sentence: Sentence) -> None:
        """An action is done: pages refresh, the strip says so and offers to take it back where it can be."""
        self.changed.emit(changes)
        lasting = any(kind in _LASTING for kind, _ in changes.touched)
        undo = partial(self.undo, changes.act) if changes.act and not lasting else None
        self.say.done(sentence, undo)

    def undo(self, act: str) -> None:
        """Takes the act back; what was changed after it is kept and said so."""
        self.jobs.write(lambda: late.action("records").undo(self.office, act=act), self._undone, owner=self)

    def _undone(self, done: tuple[Changes, tuple[Any, ...]]) -> None:
        changes, left = done
        self.changed.emit(changes)
        msgid = "ui.undone.kept" if left else "ui.undone"
        self.say.info(lambda w: w(msgid, n=len(changes.touched), kept=len(left)))
