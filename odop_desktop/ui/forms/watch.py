"""The live check of a form: says what is wrong while one types, without flicker."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer

from odop_desktop.domain.catalogue.field import Need, RecordKind
from odop_desktop.errors import OdopError, Problem
from odop_desktop.ui.forms.checking import CLEAR, PROBLEM, Verdict, of_problem
from odop_desktop.ui.forms.entry import Entry
from odop_desktop.ui.forms.sheet import Sheet

_PAUSE = 300  # ms after the last key before something new is said of a box


class Watch(QObject):
    """What is said already changes with each key; something new is said after a pause or when the box is left."""

    def __init__(self, parent: QObject, sheet: Sheet) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._soon: dict[str, Entry] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._paused)

    def changed(self, entry: Entry) -> None:
        """Something was typed in the box."""
        if entry.verdict:
            self.say(entry, _standing(entry))
        self._soon[entry.key] = entry
        self._timer.start()

    def check(self, entry: Entry) -> Verdict:
        """Looks at the box now: hides what must not stand in it, and says what is wrong."""
        self._soon.pop(entry.key, None)
        hidden = entry.box.tame()
        if hidden:
            entry.hidden = (hidden, entry.box.typed())
        verdict = _standing(entry)
        self.say(entry, verdict)
        return verdict

    def say(self, entry: Entry, verdict: Verdict) -> None:
        entry.say(verdict, self._sheet.message)

    def problems(self, kind: RecordKind, entries: Mapping[str, Entry]) -> list[tuple[str, Verdict]]:
        """What stops a save, said at each box, in the order of the boxes."""
        found = {e.key: v for e in entries.values() if (v := self.check(e)).tone == PROBLEM}
        for key, verdict in empty(kind, entries):
            found.setdefault(key, verdict)
            self.say(entries[key], found[key])
        return [(key, found[key]) for key in entries if key in found]

    def tell(self, kind: RecordKind, entry: Entry, error: OdopError) -> None:
        """A refusal that concerns this field, at its box."""
        problem = Problem.of(error.code, entry.key, **{**error.facts, "record": kind.name})
        self.say(entry, of_problem(PROBLEM, problem))

    def clear(self, entries: Mapping[str, Entry]) -> None:
        """Nothing is said of any box."""
        self._soon.clear()
        for entry in entries.values():
            entry.hidden = None
            self.say(entry, CLEAR)

    def _paused(self) -> None:
        for entry in list(self._soon.values()):
            self.check(entry)


def _standing(entry: Entry) -> Verdict:
    """What is to be said of the box; that something was hidden in it, as long as its text is the same."""
    verdict = entry.judged()
    if not verdict and entry.hidden and entry.box.typed() == entry.hidden[1]:
        return entry.hidden[0]
    return verdict


def empty(kind: RecordKind, entries: Mapping[str, Entry]) -> list[tuple[str, Verdict]]:
    """The boxes without which the record is refused, as far as they are on the form and empty."""
    asked = [e for e in entries.values() if not e.fixed]
    must = [e.key for e in asked if e.field.need is Need.REQUIRED and not e.box.typed()]
    found = [(k, Problem.of("E-ACT-06", k, record=kind.name, field=k)) for k in must]
    names = [k for k in kind.one_of if k in entries]
    if names and len(names) == len(kind.one_of) and not any(entries[k].box.typed() for k in names):
        found.append((names[0], Problem.of("E-ACT-07", names[0], record=kind.name)))
    return [(key, of_problem(PROBLEM, problem)) for key, problem in found]
