"""Headquarters on a PostgreSQL server, with two officers who work in turns, and districts that go back."""

from __future__ import annotations

from collections.abc import Mapping

from odop_desktop.storage import backup
from tests.simulator import losses, movers, wide
from tests.simulator.havoc import CRASHES, restored
from tests.simulator.moves import Move
from tests.simulator.world import PCS, World


def copy(world: World) -> None:
    """A district's safety copy."""
    who = world.rng.choice(PCS)
    office = world.office(who)
    file = world.lab.folder / f"{who}-{len(world.notes)}.odopbackup"
    backup.make(office.place, office.key, file)
    world.copies[who].append(file)
    world.note(f"{who} copied")


def go_back(world: World) -> None:
    who = world.rng.choice(PCS)
    restored(world, who, world.rng.choice(world.copies[who]), archive=world.rng.random() < 0.6)


SERVED: Mapping[Move, int] = {
    **CRASHES,
    copy: 5,
    go_back: 4,
    wide.photograph: 5,
    wide.newer_program: 3,
    wide.new_list: 2,
    wide.new_keys: 2,
    wide.decide: 5,
    movers.ask: 6,
    movers.announce: 2,
    movers.decide: 8,
    losses.stolen: 2,
    losses.thief_writes: 4,
}
