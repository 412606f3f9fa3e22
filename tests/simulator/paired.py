"""A PC of an office of two was copied and runs twice: its sibling collects from either one, as it comes."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.simulator import edits, wide
from tests.simulator.havoc import EVERYTHING, copied, restored
from tests.simulator.moves import USUAL, Move
from tests.simulator.post import Letter
from tests.simulator.reading import ids, see
from tests.simulator.world import World, quickened
from tests.sync.lab import HQ, hand_in, hand_over, open_

TWICE, OTHER = "chm", "chm2"


def doubles(world: World) -> list[Path]:
    return sorted(world.lab.folder.glob(f"{TWICE}-double-*"))


def double(world: World) -> None:
    """The folder of a PC is copied."""
    world.lab.shut(TWICE)
    shutil.copytree(world.lab.folder / TWICE, world.lab.folder / f"{TWICE}-double-{len(world.notes):04}")
    world.note(f"{TWICE} is copied")
    world.before_quiet[one_is_kept.__name__] = one_is_kept
    double_works(world)


def double_works(world: World) -> None:
    """In a copy, too, people write and send, to headquarters or to the office's other PC."""
    if not (found := doubles(world)):
        return
    node = world.node(OTHER)
    office = quickened(open_(world.rng.choice(found)))
    try:
        for _ in range(world.rng.randrange(1, 3)):
            world.note(f"{TWICE}'s double {edits.edit(office, world.rng)}")
        if world.rng.random() < 0.5:
            file, to = hand_in(office, world.lab.post).file, HQ
        else:
            file, to = hand_over(office, world.lab.post, node).file, OTHER
        world.post.put(Letter(TWICE, to, file.read_bytes()))
        file.unlink()
        world.note(f"{TWICE}'s double sends to {to}")
    finally:
        office.close()


def one_is_kept(world: World) -> None:
    """The sibling sends what it wrote; of the doubles one is kept; both go back as they are told to."""
    error = world.take(world.send(OTHER)).error
    assert error is None or error.code != "E-SYN-56", "what the sibling wrote itself is refused"
    _choose(world)
    _begins_anew(world)
    world.take(world.send(TWICE))
    for copy in reversed(world.copies[OTHER]):
        if (error := world.take(world.answer(OTHER)).error) is None:
            return
        assert error.code in ("E-SYN-77", "E-SYN-59"), error
        restored(world, OTHER, copy)
        world.take(world.send(OTHER))
    assert world.take(world.answer(OTHER)).error is None, "no copy is old enough"


def _choose(world: World) -> None:
    """The one whose work headquarters took in, most of it. What the other alone had is lost with it."""
    hq, gone = see(world.office(HQ)).ops, set[str]()
    for folder in doubles(world):
        mine = see(world.office(TWICE)).ops
        if not all(hq[id].hash == op.hash for id, op in mine.items() if id in hq):
            gone |= mine.keys()
            world.lab.shut(TWICE)
            shutil.rmtree(world.lab.folder / TWICE)
            folder.rename(world.lab.folder / TWICE)
            world.note(f"{TWICE} is its double from now on")
        else:
            shutil.rmtree(folder)
    world.required -= gone.difference(world.filed, *(ids(world.office(who)) for who in world.names))


def _begins_anew(world: World) -> None:
    """By a copy made just now; once more, where the one that is not kept had done so as well (E-SYN-58)."""
    file = world.lab.folder / f"{TWICE}-alone.odopbackup"
    while True:
        office = world.office(TWICE)
        file.unlink(missing_ok=True)
        copied(office.store, office.place, office.key, file)
        restored(world, TWICE, file)
        error = world.take(world.send(TWICE)).error
        if error and error.code == "E-SYN-55":  # headquarters was put back: its own file says what it lost
            assert world.take(world.answer(TWICE)).error is None
            error = world.take(world.send(TWICE)).error
        if error is None:
            return
        assert error.code == "E-SYN-56", error


DOUBLED: Mapping[Move, int] = {**USUAL, double: 1, double_works: 4}
PAIRED: Mapping[Move, int] = {
    **EVERYTHING,
    double: 1,
    double_works: 4,
    wide.photograph: 4,
    wide.new_list: 2,
    wide.decide: 5,
}
