"""Somebody else changed the record while one was typing: who changed what, in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import history, records
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import shown
from odop_desktop.telling.shown import Names

_MOST = 6  # fields told by name


@dataclass(frozen=True, slots=True)
class Conflict:
    """The record as it was on the screen and as it is now, who changed it last, and the names in both."""

    before: RecordRow
    now: RecordRow
    who: str
    names: Names

    @property
    def changed(self) -> tuple[str, ...]:
        return tuple(f.key for f in self.now.kind.fields if self.before[f.key] != self.now[f.key])


def found(office: Office, before: RecordRow) -> Conflict:
    """Looks; runs off the GUI thread."""
    now = records.find(office, before.kind, before.id, bin=True)
    steps = history.of(office, before.id)
    who = steps[0].happened[-1].actor if steps else ""
    return Conflict(before, now, who, shown.names_of(office, before.kind, (before, now)))


def told(office: Office, conflict: Conflict, mine: Collection[str], words: Words) -> str:
    """`सीमा ने इस बीच बदला: मोबाइल: 94… → 98… (आपने भी लिखा है)`. `mine`: the fields one has typed in."""
    keys = conflict.changed
    said = [_field(office, conflict, key, mine, words) for key in keys[:_MOST]]
    if len(keys) > _MOST:
        said.append(words("ui.record.conflict.more", n=len(keys) - _MOST))
    return words("ui.record.conflict", who=conflict.who, changes="; ".join(said) or "–")


def _field(office: Office, conflict: Conflict, key: str, mine: Collection[str], words: Words) -> str:
    field = conflict.now.kind.by_key[key]
    empty = words("said.empty")
    before, now = (
        shown.cell(office, field, row[key], conflict.names, words, shown.coin(row, conflict.names)) or empty
        for row in (conflict.before, conflict.now)
    )
    label = shown.head(conflict.now.kind, field, words)
    also = words("ui.record.conflict.mine") if key in mine else ""
    return f"{label}: {before} → {now}{also}"
