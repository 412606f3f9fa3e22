"""Offices that have an older program for a while: what it does not know goes through it and is shown afterwards."""

from __future__ import annotations

from collections.abc import Mapping

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from tests.simulator import edits, knowing
from tests.simulator.havoc import CRASHES
from tests.simulator.moves import Move
from tests.simulator.world import PCS, World
from tests.sync.lab import HQ

_SAID = {"languages": ("हिन्दी", "चम्बयाली", None), "family_key": ("F-1", "F-2", None)}


def learn(world: World) -> None:
    """An office of the newer program says what the older one cannot; up to the first time some still have that."""
    if upgraded.__name__ not in world.before_quiet:
        world.older = set(world.rng.sample((HQ, *PCS), world.rng.randrange(1, 4)))
        world.before_quiet[upgraded.__name__] = upgraded
        world.note(f"{sorted(world.older)} have an older program")
    who = world.rng.choice(sorted({HQ, *PCS} - world.older))
    office = world.office(who)
    row = edits.pick(office, world.rng, c.ARTISAN)
    if row is not None:
        key = world.rng.choice(tuple(_SAID))
        values = {key: world.rng.choice(_SAID[key])}
        told = edits.tried(row.id, lambda: records.change(office, kind=c.ARTISAN, id=row.id, values=values))
        world.note(f"{who} says {values} of {told}")
        world.remember(who)


def upgrade(world: World) -> None:
    """One of them gets the newer program."""
    if world.older:
        who = world.rng.choice(sorted(world.older))
        world.older.remove(who)
        world.note(f"{who} is upgraded: {knowing.upgrade(world.office(who))} records")


def upgraded(world: World) -> None:
    """The update has come everywhere."""
    while world.older:
        upgrade(world)


OLDER: Mapping[Move, int] = {**CRASHES, learn: 14, upgrade: 1}
