"""What must hold of LoIs over several offices and of rows given to all: who reads them, who may write, who counts.

Told from the log and from whose each record is, without the book of who was given what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import Owner
from odop_desktop.office import Office
from odop_desktop.queries import lists
from tests.simulator.reading import Line, Seen
from tests.simulator.world import World
from tests.sync.lab import HQ

PAPERS = tuple(kind.name for kind in c.LOI_PAPERS)
PARTS = (c.LOI_LINE.name, *PAPERS)
ALL = "*"
_LINKED = "linked"
_OTHERS = {
    kind.name: [f.key for f in kind.fields if f.owner is Owner.HQ and f.key != "decision"]
    for kind in (c.LOI, c.LOI_LINE, c.PRODUCT, c.BUYER, c.PLACE, c.PARTNER)
}
Places = Mapping[str, set[str]]  # LoI → the offices to whose artisans one of its lines is linked


def violations(world: World, stores: Mapping[str, Seen]) -> Iterator[str]:
    hq = stores[HQ]
    stuck = set(hq.waiting.values())
    now, ever = _linked_now(hq, stuck | world.decided), _linked_ever(hq, world)
    for who in world.names:
        if who != HQ:
            office = world.office(who)
            yield from _whole(who, office, stores[who], hq, now)
            yield from _not_more(who, office, stores[who], hq, ever)
            yield from _counted(who, office, stores[who], hq)
            yield from _given_to_all(who, stores[who], hq)
    yield from _counted(HQ, world.office(HQ), hq, hq)
    yield from _let_in(hq, world, ever)
    if not (world.forged or world.limits or world.twins):
        yield from _not_laid_aside(hq)


def _linked_now(hq: Seen, stuck: set[str]) -> Places:
    found: dict[str, set[str]] = {}
    for (kind, id), row in hq.rows.items():
        if kind == c.LOI_LINE.name and row[_LINKED] and id not in stuck:
            found.setdefault(row["loi"], set()).add(hq.homes.get(row[_LINKED], ""))
    return found


def _linked_ever(hq: Seen, world: World) -> Places:
    """Where the linked persons are or ever were."""
    found: dict[str, set[str]] = {}
    office = world.offices()
    head = office[world.node(HQ)]
    for op in hq.ops.values():
        person = op.new.get(_LINKED)
        if op.entity == c.LOI_LINE.name and office.get(op.node) == head and person:
            row = hq.rows[op.entity, op.entity_id]
            found.setdefault(row["loi"], set()).update(_places(hq, person))
    return found


def _places(hq: Seen, person: str) -> set[str]:
    return {hq.homes.get(person, "")} | {office for id, office in hq.former if id == person}


def _whole(who: str, office: Office, seen: Seen, hq: Seen, now: Places) -> Iterator[str]:
    """I1: whoever sells in a LoI has all of it."""
    mine = {loi for loi, offices in now.items() if office.facts.id in offices}
    stuck = set(hq.waiting.values())
    for (kind, id), row in hq.rows.items():
        of = id if kind == c.LOI.name else row["loi"] if kind in PARTS else None
        if of in mine and id not in stuck and (kind, id) not in seen.rows:
            yield f"I1 {who} sells in LoI {of} and has no {kind} {id}"


def _not_more(who: str, office: Office, seen: Seen, hq: Seen, ever: Places) -> Iterator[str]:
    """I8: nobody has a LoI that is neither theirs nor sold in by an artisan of theirs, ever."""
    here = office.facts.id
    for kind, id in seen.rows:
        of = hq.homes.get(id)
        if kind == c.LOI.name and of not in (None, here) and here not in ever.get(id, ()):
            yield f"I8 {who} has LoI {id} of {of}"


def _counted(who: str, office: Office, seen: Seen, hq: Seen) -> Iterator[str]:
    """The maker's office counts a LoI, once; headquarters each of them. Where one waits for headquarters' word (what
    a stolen PC made after the last that was taken from it), the office that has it counts it meanwhile.
    """
    stuck = set(hq.waiting.values())
    mine = [
        id
        for (kind, id), row in hq.rows.items()
        if kind == c.LOI.name and row["deleted_at"] is None and hq.homes.get(id)
        if who == HQ or hq.homes[id] == office.facts.id
    ]
    open_ = any(kind == c.LOI.name and id in stuck for kind, id in hq.rows.keys() | seen.rows.keys())
    if not open_ and (counted := lists.total(office, c.LOI)) != len(mine):
        yield f"I6 {who} counts {counted} LoIs, {len(mine)} are its own"


def _given_to_all(who: str, seen: Seen, hq: Seen) -> Iterator[str]:
    """I1: what headquarters has adopted is every office's."""
    stuck = set(hq.waiting.values())
    for (kind, id), row in hq.rows.items():
        of = hq.homes.get(id)
        if row.get("adopted") and id not in stuck and (of != ALL or (kind, id) not in seen.rows):
            yield f"I1 {kind} {id} is adopted, and {who} has it not, or it is {of}'s"


def _let_in(hq: Seen, world: World, ever: Places) -> Iterator[str]:
    """I8: what a district wrote that counts, and may not: in another's LoI, or what headquarters alone says."""
    office = world.offices()
    head = office[world.node(HQ)]
    for id, op in hq.ops.items():
        if office.get(op.node) == head or id in hq.waiting or op.entity_id in world.decided:
            continue
        if set(_OTHERS.get(op.entity, ())) & op.new.keys():
            yield f"I8 {id} says {sorted(op.new)} of {op.entity}, which headquarters alone does"
        if op.entity in PARTS and op.kind == "create" and not _may(hq, op, office.get(op.node, ""), ever):
            yield f"I8 {id} adds {op.entity} to another office's LoI"


def _not_laid_aside(hq: Seen) -> Iterator[str]:
    """What a program allowed waits for nobody: who noted it did not know yet that a link was taken back."""
    stuck = set(hq.waiting.values())
    for id in hq.waiting:
        op = hq.ops[id]
        if op.entity in PAPERS and op.kind == "create" and not {op.new["loi"], op.new["line"]} & stuck:
            yield f"I8 {id} waits, an honest {op.entity} of line {op.new['line']}"


def _may(hq: Seen, op: Line, office: str, ever: Places) -> bool:
    loi = hq.rows.get((op.entity, op.entity_id), {}).get("loi") or op.new.get("loi", "")
    if hq.homes.get(loi) == office:
        return True
    linked = (
        one.new[_LINKED]
        for one in hq.ops.values()
        if one.entity_id == op.new.get("line") and one.new.get(_LINKED)
    )
    return op.entity in PAPERS and any(office in _places(hq, person) for person in linked)
