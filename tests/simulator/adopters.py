"""Rows that districts add to the lists: headquarters gives one to all, or says that two are one, while they change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from odop_desktop.actions import aliases, records
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.apply import Put, apply
from tests.simulator import edits
from tests.simulator.moves import USUAL, Move, good_month
from tests.simulator.world import PCS, World
from tests.sync.lab import HQ

_KINDS = (*aliases.KINDS, c.BUYER, c.PARTNER)  # the one of these names the other
_NAMES = ("Himadri Crafts", "Himadri Craft Ltd", "Mehlla", "Chamba Weavers", "Rumal of Chamba")
_NAMING = (  # a kind, its field, and the kind of row that this names
    (c.ARTISAN, "block", c.PLACE),
    (c.ARTISAN, "odop_product", c.PRODUCT),
    (c.OFFERING, "product", c.PRODUCT),
    (c.LOI, "buyer", c.BUYER),
    (c.LOI_LINE, "product", c.PRODUCT),
    *[(c.BUYER, "empanelled", c.PARTNER)] * 3,  # of these alone each is a row that may be given to all
)


def add(world: World) -> None:
    """An office adds a row of its own to one of the lists."""
    who = world.rng.choice((HQ, *PCS, *PCS))
    office, kind = world.office(who), world.rng.choice(_KINDS)
    values = {"name_en": world.rng.choice(_NAMES), **_more(office, world.rng, kind)}
    told = edits.tried(kind.name, lambda: records.make(office, kind=kind, values=values))
    world.note(f"{who} adds {told}")
    world.remember(who)


def _more(office: Office, rng: Random, kind: RecordKind) -> dict[str, Any]:
    if kind is c.PLACE:
        return {"level": "block", "parent": office.facts.district}
    partner = edits.pick(office, rng, c.PARTNER) if kind is c.BUYER else None
    return {"empanelled": partner.id} if partner else {}


def name(world: World) -> None:
    """A record names such a row: an artisan their block, a LoI its buyer, a buyer with whom he is empanelled."""
    who = world.rng.choice((HQ, *PCS, *PCS))
    office = world.office(who)
    kind, key, other = world.rng.choice(_NAMING)
    row, named = edits.pick(office, world.rng, kind), _picked(office, world.rng, other)
    if row is not None and named is not None:
        values = {key: named.id}
        told = edits.tried(row.id, lambda: records.change(office, kind=kind, id=row.id, values=values))
        world.note(f"{who} names in {kind.name} {told} {key} {named.id}")
        world.remember(who)


def change(world: World) -> None:
    """Other words for such a row; into the bin with it, or out of it again."""
    who = world.rng.choice((HQ, *PCS, *PCS))
    office, kind = world.office(who), world.rng.choice(_KINDS)
    in_bin = world.rng.random() < 0.15
    rows = [row for row in _own(office, kind, bin=in_bin) if bool(row.deleted_at) is in_bin]
    if rows:
        row = world.rng.choice(rows)
        world.note(f"{who} {_changed(office, world.rng, row)}")
        world.remember(who)


def _changed(office: Office, rng: Random, row: RecordRow) -> str:
    kind, id = row.kind, row.id
    if row.deleted_at:
        return "takes back " + edits.tried(id, lambda: records.unbin(office, kind=kind, id=id))
    if rng.random() < 0.2:
        return "throws away " + edits.tried(
            id, lambda: records.bin(office, kind=kind, ids=[id], reason="दोहरा")
        )
    values: dict[str, Any] = {"name_hi": rng.choice(("हिमाद्रि", "मैहला")), "remarks": rng.choice(_NAMES)}
    values = {key: value for key, value in values.items() if key in kind.by_key}
    told = edits.tried(id, lambda: records.change(office, kind=kind, id=id, values=values))
    return f"changes {kind.name} {told}"


def adopt(world: World) -> None:
    """Headquarters gives a district's own row to every office."""
    office, kind = world.office(HQ), world.rng.choice(_KINDS)
    if rows := _own(office, kind):
        id = world.rng.choice(rows).id
        told = edits.tried(id, lambda: aliases.adopt(office, kind=kind, id=id, reason="सबके लिए"))
        world.note(f"hq adopts {told}")
        world.remember(HQ)


def same(world: World) -> None:
    """Headquarters says that two rows are one, or that they are two after all."""
    office, kind = world.office(HQ), world.rng.choice(_KINDS)
    rows, keep = _own(office, kind), _picked(office, world.rng, kind)
    apart = [row for row in rows if row["same_as"]]
    if apart and world.rng.random() < 0.3:
        rows, keep = apart, None
    if rows and (keep or apart):
        id, kept = world.rng.choice(rows).id, keep.id if keep else None
        told = edits.tried(id, lambda: aliases.same(office, kind=kind, id=id, keep=kept, reason="एक ही"))
        world.note(f"hq says {told} is {kept}")
        world.remember(HQ)


def claim(world: World) -> None:
    """A district's program was changed: it says itself that its row is every office's, or another's twin."""
    who, kind = world.rng.choice(PCS), world.rng.choice(_KINDS)
    office, world.forged = world.office(who), True
    if rows := _own(office, kind):
        row, keep = world.rng.choice(rows), world.rng.choice(rows)
        new: dict[str, Any] = {"adopted": True} if row.id == keep.id else {"same_as": keep.id}
        with office.transaction() as conn:
            apply(conn, office.act(f"{kind.name}.change"), [Put(kind, row.id, new)])
        world.note(f"{who} claims {new} of {kind.name} {row.id}")
        world.remember(who)


def _own(office: Office, kind: RecordKind, *, bin: bool = False) -> Sequence[RecordRow]:
    """Rows that an office has added, this one or another."""
    return sorted((r for r in edits.rows(office, kind, bin=bin) if not r.packed), key=lambda r: r.id)


def _picked(office: Office, rng: Random, kind: RecordKind) -> RecordRow | None:
    """Mostly such a row, else one of the State's pack."""
    own = _own(office, kind) if rng.random() < 0.8 else ()
    return rng.choice(own) if own else edits.pick(office, rng, kind)


ADOPTERS: Mapping[Move, int] = {good_month: 3, add: 12, name: 14, change: 8, adopt: 8, same: 12}
ADOPTING: Mapping[Move, int] = {**USUAL, **ADOPTERS}
CLAIMING: Mapping[Move, int] = {**ADOPTING, claim: 8}
