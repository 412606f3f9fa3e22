"""Whose a record is when it is made, and which records it cannot be without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue import BY_NAME
from odop_desktop.domain.catalogue.field import Kind
from odop_desktop.storage import feeding, guests, waiting
from odop_desktop.storage.lent import IN_LOI
from odop_desktop.storage.moved import FAMILY, PERSON
from odop_desktop.storage.store import Connection
from odop_desktop.sync.authority import FOREIGN, HANGS, SHARED

KEPT = (
    "-"  # the scope of what stays at headquarters: its letters, and its letters of intent until they are lent
)
# What an office is given to read because it concerns one of its persons: the kind, and the field that names them.
CONCERNS = {c.PARTICIPATION.name: PERSON}
# What headquarters enters for a district: the kind, and the field that says for which.
ENTERED = {PERSON: "district", c.LOI.name: "of_district"}
LINKED = "linked"  # of a LoI's line: the artisan whose office is given the whole LoI

_OWN = frozenset({c.LETTER.name, c.ATTACHMENT.name})
_BESIDE = frozenset({c.ATTACHMENT.name, c.QUERY.name})  # papers of a record, questions about it
_NEAREST = (PERSON, "loi", "participation")  # whose office a record is for, before any other it names
_TO = {
    k.name: tuple(f.key for f in sorted(k.fields, key=lambda f: f.ref not in _NEAREST) if f.kind is Kind.REF)
    for k in c.KINDS
}
_FAR = {k.name: frozenset(f.key for f in k.fields if f.far) for k in c.KINDS}


def named(entity: str, new: Mapping[str, Any]) -> Iterator[str]:
    """The ids of the records that these values name, the nearest first."""
    for key in (*(("record_id",) if entity == c.QUERY.name else ()), *_TO.get(entity, ())):
        if id := new.get(key):
            yield str(id)


def beside(entity: str, new: Mapping[str, Any]) -> Iterator[str]:
    """Of these the records that whoever reads this one must have too: not those that stay in their own office."""
    yield from named(entity, {k: v for k, v in new.items() if k not in _FAR.get(entity, ())})


def hangs_on(entity: str, new: Mapping[str, Any]) -> str | None:
    """The person, or the record of a person, with which a new record goes to another office."""
    if entity in FAMILY:
        return new.get(PERSON)
    if entity in _BESIDE and new.get("record_kind") in (PERSON, *FAMILY):
        return new.get("record_id")
    return None


def home_of(entity: str, new: Mapping[str, Any], homes: Mapping[str, str], office: str, hq: str) -> str:
    """A new record's, made by an office: its own; of headquarters' the office whose record it names."""
    if office != hq:
        return office
    if entity in _OWN or entity not in BY_NAME or (entity == c.LOI.name and new.get("of_hq")):
        return KEPT
    if entity in IN_LOI and (of := homes.get(str(new.get("loi")))):
        return of
    found = (homes[id] for id in named(entity, new) if id in homes)
    return next((home for home in found if home not in (SHARED, KEPT)), SHARED)


def come(conn: Connection, whose: Mapping[str, str]) -> set[str]:
    """Records of which an op waits that was no business of its writer's office, and may be now: it is known by
    now that a person has moved there, or had before they went on; that a line was linked."""
    stuck = list(waiting.of(conn, code=FOREIGN))
    offices = {s.entity_id: whose.get(s.op.rsplit(".", 2)[0]) for s in stuck}
    homes, former = feeding.homes(conn, offices), guests.before(conn, offices)
    found = {id for id, office in offices.items() if office in {homes.get(id), *former.get(id, ())}}
    return found | {s.entity_id for s in stuck if s.entity in HANGS}
