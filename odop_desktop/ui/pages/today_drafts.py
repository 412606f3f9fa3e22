"""Forms that were open when the current failed: where each lies, and how Today names it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from odop_desktop.actions import drafts
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import records
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Goto


@dataclass(frozen=True, slots=True)
class Left:
    """One such form: its kind, the record it is of (None: a new one), when it was kept, where it comes back."""

    kind: RecordKind
    row: RecordRow | None
    at: datetime
    go: Goto

    def title(self, words: Words) -> str:
        """`कारीगर: सुनीता देवी`, or `कारीगर (नया)`."""
        kind = words(f"{self.kind.name}.name")
        if self.row is None:
            return words("ui.today.draft_new", kind=kind)
        return f"{kind}: {self.row.title(words.lang)}"

    def when(self) -> str:
        return f"{date_screen(self.at.date().isoformat())} {self.at:%H:%M}"


def left(office: Office) -> Iterable[Left]:
    """Every form that was left, the newest first; of a record that is gone nothing is offered."""
    for name, at in drafts.names(office):
        word, _, rest = name.partition("/")
        own, _, parent = rest.partition("/")
        kind = c.BY_NAME.get(word)
        if kind is None:
            continue
        row = None if own == "new" else records.titles(office, kind, [own]).get(own)
        if own == "new" or (row and not row.deleted_at):
            moment = datetime.fromisoformat(at).astimezone().replace(tzinfo=None)
            yield Left(kind, row, moment, _way(kind, row, parent))


def _way(kind: RecordKind, row: RecordRow | None, parent: str) -> Goto:
    """To the record, to an empty form, or to the record to which the new line belongs."""
    if parent and kind.parent:
        return Goto(kind=str(kind.by_key[kind.parent].ref), id=parent)
    return Goto(kind=kind.name, id=row.id if row else None)
