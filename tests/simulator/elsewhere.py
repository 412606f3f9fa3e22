"""Headquarters' PC is gone for good: a copy that may be old is brought back on another PC, with the offline keys."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from odop_desktop.actions import safety
from odop_desktop.sync import hq_keys
from tests.actions.offices import NOW, PASSWORD, Clock
from tests.simulator import wide
from tests.simulator.havoc import EVERYTHING, copied
from tests.simulator.moves import Move
from tests.simulator.reading import ids
from tests.simulator.world import World
from tests.sync.lab import HQ

_FIRST = "hq-moved-"  # the copy that is made as soon as headquarters is another PC


def elsewhere(world: World) -> None:
    """What headquarters alone had written since the copy is gone; what is in any district's files comes back."""
    before, node = ids(world.office(HQ)), world.node(HQ)
    world.former[node] = world.office(HQ).facts.id
    file = world.rng.choice(_of_this_pc(world.copies[HQ]))
    world.lab.shut(HQ)
    shutil.rmtree(world.lab.folder / HQ)
    safety.restore(world.lab.folder / HQ, file=file, credentials=lambda: ("clerk", PASSWORD))
    world.since = file
    world.filed.clear()
    world.clocks[HQ] = Clock(
        NOW + timedelta(days=len(world.notes))
    )  # which is right, as its lists are counted by it
    del world.nodes[HQ]
    version = hq_keys.move(world.office(HQ), world.lab.roots).version
    world.note(
        f"hq is another PC from now on: {len(before - ids(world.office(HQ)))} ops gone, list {version}"
    )
    office, copy = world.office(HQ), world.lab.folder / f"{_FIRST}{len(world.notes)}.odopbackup"
    copied(office.store, office.place, office.key, copy)
    world.copies[HQ].append(copy)
    world.required -= before.difference(*(ids(world.office(who)) for who in world.names))


def _of_this_pc(copies: Sequence[Path]) -> Sequence[Path]:
    """Since headquarters moved here: an earlier copy knows nothing of this PC, nor of what it did."""
    first = [n for n, copy in enumerate(copies) if copy.name.startswith(_FIRST)]
    return copies[first[-1] :] if first else copies


ELSEWHERE: Mapping[Move, int] = {
    **EVERYTHING,
    elsewhere: 2,
    wide.photograph: 4,
    wide.new_list: 3,
    wide.new_keys: 2,
    wide.decide: 5,
}
