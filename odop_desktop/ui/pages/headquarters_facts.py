"""What the place of the offices' files shows at headquarters, read in one go off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries import (
    alarms,
    arrivals,
    asked,
    conflicts,
    districts,
    headquarters,
    makers,
    shelf,
    transfers,
)
from odop_desktop.queries.alarms import Alarm
from odop_desktop.queries.arrivals import Arrival
from odop_desktop.queries.conflicts import Conflict
from odop_desktop.queries.headquarters import Standing
from odop_desktop.queries.makers import Maker
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.shelf import Shelved
from odop_desktop.queries.transfers import Request
from odop_desktop.sync import listed, parting, practising, proxies
from odop_desktop.sync.parting import Awaited
from odop_desktop.sync.trust import TrustList
from odop_desktop.telling import shown
from odop_desktop.telling.shown import Names
from odop_desktop.ui.panels.narrowing import ALL, Narrow


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines of the long tabs."""

    came: Narrow = ALL
    shelf: Narrow = ALL
    decide: Narrow = ALL


_ALL = Wanted()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines a long tab has: of the office that is asked for, and of all. Records, of shelf and conflicts."""

    here: int = 0
    all: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """`trust` None: this headquarters has not begun. `month` is the one due; `names` what the values refer to.

    `is_hq`: whether the list names this PC; `free`: the districts that have neither a PC nor a place here.
    """

    trust: TrustList | None
    month: str
    offices: tuple[Standing, ...]
    came: tuple[Arrival, ...]
    shelf: tuple[Shelved, ...]
    conflicts: tuple[Conflict, ...]
    counts: Mapping[str, Counts]  # by the tab
    makers: Mapping[str, Maker]  # whose the records are that are to be decided
    called: Mapping[str, Two]
    names: Names
    queries: Mapping[str, int]  # how many questions there are in each state
    alarms: tuple[Alarm, ...] = ()
    moves: tuple[Request, ...] = ()
    parts: tuple[Awaited, ...] = ()  # of files that are not whole yet
    is_hq: bool = True
    free: tuple[RecordRow, ...] = ()

    @property
    def begun(self) -> bool:
        """Whether there is a headquarters, and this PC is it."""
        return self.trust is not None and self.is_hq

    @property
    def silent(self) -> int:
        return sum(line.silent for line in self.offices)


def facts(office: Office, wanted: Wanted = _ALL) -> Facts:
    """A practice headquarters begins by itself; a real one waits for people."""
    practising.ensure(office)
    trust = listed.known(office)
    came, shelved, open_of = wanted.came, wanted.shelf, wanted.decide
    open_ = conflicts.found(office, limit=open_of.limit, of=open_of.office)
    waits = shelf.found(office, shelved.limit, shelved.office)
    return Facts(
        trust,
        headquarters.due(office.today()),
        headquarters.standing(office, listed.offices(trust)) if trust else (),
        arrivals.arrivals(office, came.limit, came.office),
        waits,
        open_,
        _counts(office, wanted),
        makers.of(office, list({each.row.id for each in open_})),
        listed.called(trust) if trust else {},
        names(office, open_, waits),
        asked.counts(office),
        alarms.unseen(office),
        transfers.to_decide(office),
        tuple(parting.awaited(office.place)),
        is_hq=trust is None or listed.is_hq(office),
        free=proxies.free(trust, districts.found(office)) if trust else (),
    )


def _counts(office: Office, wanted: Wanted) -> dict[str, Counts]:
    asked = (
        ("came", arrivals, wanted.came),
        ("shelf", shelf, wanted.shelf),
        ("decide", conflicts, wanted.decide),
    )
    return {name: Counts(of.count(office, want.office), of.count(office)) for name, of, want in asked}


def names(office: Office, open_: tuple[Conflict, ...], waits: tuple[Shelved, ...]) -> Names:
    """The records that the values of both refer to."""
    asked = [
        (c.row.kind.by_key[c.key].ref, s.value) for c in open_ if c.key in c.row.kind.by_key for s in c.sides
    ]
    for one in waits:
        for change in one.changes:
            for key, was, new in change.fields:
                if one.kind and key in one.kind.by_key:
                    asked += [(one.kind.by_key[key].ref, value) for value in (was, new)]
    return shown.referred(office, [(ref, value) for ref, value in asked if ref and value])
