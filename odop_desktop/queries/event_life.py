"""All that an event's page shows, read at once: its parts, the people in it, its letters, and the figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.domain.stages import ALLOTTED, HOLDS_STALL, ParticipationStage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import letters, read
from odop_desktop.queries.read import RecordRow

# A stall as the event's page shows it: with who stands there and who is in that place's participation.
STALL_SEEN = replace(c.STALL, fields=(*c.STALL.fields, Field("who", Kind.REF, ref="artisan")))


@dataclass(frozen=True, slots=True)
class Figures:
    """Stalls: all, given, free (usable and not given); people: applied (or being looked at), chosen, waiting."""

    stalls: int = 0
    given: int = 0
    free: int = 0
    applied: int = 0
    chosen: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class EventLife:
    """An event with what belongs to it. `names` holds every record that a row refers to, by id."""

    event: RecordRow
    spaces: tuple[RecordRow, ...]
    stalls: tuple[RecordRow, ...]  # of STALL_SEEN, by hall and number
    people: tuple[RecordRow, ...]  # participations, by stage and then as they came
    due: tuple[RecordRow, ...]  # participations whose stall letter is due, as the bag is packed
    letters: tuple[RecordRow, ...]  # issued in this event's name, newest first
    names: Mapping[str, RecordRow]

    @property
    def figures(self) -> Figures:
        stages = [p["stage"] for p in self.people]
        given = sum(bool(s["who"]) for s in self.stalls)
        return Figures(
            stalls=len(self.stalls),
            given=given,
            free=len(free(self)),
            applied=sum(s in (ParticipationStage.APPLIED, ParticipationStage.SCRUTINISED) for s in stages),
            chosen=sum(s == ParticipationStage.SELECTED or s in ALLOTTED for s in stages),
            waiting=stages.count(ParticipationStage.WAITING),
        )


def free(life: EventLife) -> tuple[RecordRow, ...]:
    """The stalls that can be given: usable, nobody in them."""
    return tuple(s for s in life.stalls if not s["who"] and s["usable"] is not False)


def plain(stall: RecordRow) -> RecordRow:
    """The stall as it is on record, without who stands there."""
    return replace(stall, kind=c.STALL, values={k: v for k, v in stall.values.items() if k != "who"})


def of(office: Office, id: str) -> EventLife:
    """The event with this id. E-ACT-01 where there is none."""
    with office.reading() as conn:
        event = read.get(conn, c.EVENT, id)
        if event is None:
            raise OdopError("E-ACT-01", record=id)
        people = read.children(conn, c.PARTICIPATION, id)
        stalls = _seen(read.children(conn, c.STALL, id), people)
        spaces = read.children(conn, c.SPACE, id)
        told = read.where(conn, c.LETTER, read.table_of(c.LETTER).c.event == id)
        names = read.referred(conn, [event, *people, *stalls, *spaces, *told])
    due, _ = letters.due(office, "stall", event=id)
    ranked = sorted(people, key=_rank)
    told.reverse()
    return EventLife(event, tuple(spaces), stalls, tuple(ranked), tuple(due), tuple(told), names)


def _seen(stalls: Iterable[RecordRow], people: Iterable[RecordRow]) -> tuple[RecordRow, ...]:
    """Each stall with its holder, as visitors walk: by hall, then by number."""
    holders = {p["stall"]: p["artisan"] for p in people if p["stall"] and p["stage"] in HOLDS_STALL}
    shown = [replace(s, kind=STALL_SEEN, values={**s.values, "who": holders.get(s.id)}) for s in stalls]
    return tuple(sorted(shown, key=lambda s: (s["hall"] or "", _natural(s["stall_no"] or ""))))


def _natural(text: str) -> tuple[str, int, str]:
    """A-2 comes before A-12."""
    head = text.rstrip("0123456789")
    return head, int(text[len(head) :] or 0), text


def _rank(row: RecordRow) -> int:
    """In the order of the stages; of one stage as they came."""
    stages = list(ParticipationStage)
    return stages.index(row["stage"]) if row["stage"] in stages else len(stages)


def meant(office: Office, error: OdopError) -> RecordRow | None:
    """The record that stands in the way, by the number its error names; None where it names none."""
    number = next((str(error.facts[k]) for k in ("user", "letter", "number") if error.facts.get(k)), None)
    if number is None:
        return None
    with office.reading() as conn:
        return read.anywhere(conn, number)
