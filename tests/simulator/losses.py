"""A PC is stolen: headquarters takes it out of use, another one takes its place, and the thief goes on writing."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from odop_desktop.office import Office
from odop_desktop.storage import backup
from odop_desktop.storage.held import order
from odop_desktop.sync import answering, centre, enrol_request, joining, phrase
from tests.simulator import edits
from tests.simulator.havoc import EVERYTHING
from tests.simulator.moves import USUAL, Move
from tests.simulator.post import Letter
from tests.simulator.reading import ids
from tests.simulator.world import SPARE, World, quickened
from tests.sync.lab import HQ, hand_in, hand_over, open_

STOLEN = "chm2"  # its office has another PC, and one in the drawer
STAYS = "chm"


def stolen(world: World) -> None:
    """Once a run. What only the stolen PC had is lost; its office's next PC is called as it was from now on."""
    spare, thief = world.lab.folder / SPARE, world.lab.folder / "stolen"
    if thief.exists():
        return
    hq, node = world.office(HQ), world.node(STOLEN)
    world.former[node] = world.office(STOLEN).facts.id
    kept = (ids(world.office(who)) for who in world.names if who != STOLEN)
    world.required -= ids(world.office(STOLEN)).difference(world.filed, *kept)
    world.lab.shut(STOLEN)
    (world.lab.folder / STOLEN).rename(thief)
    spare.rename(world.lab.folder / STOLEN)
    del world.nodes[STOLEN]
    centre.end(hq, node, world.lab.roots)
    world.limits[node] = _had(hq, node)
    world.note(f"{STOLEN} is stolen")
    _joins(world)


def _had(hq: Office, node: str) -> dict[int, int]:
    """The last op of the PC that headquarters has, by epoch."""
    found: dict[int, int] = {}
    for of, epoch, seq in map(order, ids(hq)):
        if of == node:
            found[epoch] = max(seq, found.get(epoch, 0))
    return found


def _joins(world: World) -> None:
    """The next PC is enrolled, and gets everything that headquarters has of its office."""
    hq, office = world.office(HQ), world.office(STOLEN)
    phrase.master(hq.place, hq.key)
    asked = joining.request(office, world.lab.post, phone="01899-222001")
    request = enrol_request.read_request(asked.file)
    told = centre.accept(hq, request, world.lab.roots, confirmed=asked.fingerprint, out=world.lab.post)
    assert world.lab.trust is not None
    joining.take(office, told, world.lab.trust.roots.fingerprint)
    everything = answering.rebuilt(hq, request.asking.label, world.lab.post)[0].file
    got = world.take(Letter(HQ, STOLEN, everything.read_bytes()))
    assert got.error is None, got.error
    copy = world.lab.folder / f"{STOLEN}-joined.odopbackup"
    backup.make(office.place, office.key, copy)
    world.copies[STOLEN] = [copy]
    shutil.rmtree(world.lab.post)


def thief_writes(world: World) -> None:
    """The thief changes records and sends files under the PC's old name, to headquarters or to its office."""
    folder = world.lab.folder / "stolen"
    if not folder.exists():
        return
    office = quickened(open_(folder))
    try:
        world.note(f"the thief {edits.edit(office, world.rng)}")
        if world.rng.random() < 0.6:
            file, to = hand_in(office, world.lab.post).file, HQ
        else:
            file, to = hand_over(office, world.lab.post, world.node(STAYS)).file, STAYS
        world.post.put(Letter(STOLEN, to, file.read_bytes(), whole=to != HQ))
        file.unlink()
    finally:
        office.close()


LOST: Mapping[Move, int] = {**USUAL, stolen: 3, thief_writes: 6}
LOSING: Mapping[Move, int] = {**EVERYTHING, stolen: 3, thief_writes: 6}
