"""Moves beyond bad posts, crashes and restores: a PC that runs twice, new keys and lists, a newer program, photos."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.storage import backup, peers, waiting
from odop_desktop.storage.held import order
from odop_desktop.sync import centre, circulars, deciding, entering, holding, outbox, renewal
from tests.simulator import edits
from tests.simulator.havoc import EVERYTHING, restored
from tests.simulator.moves import Move
from tests.simulator.post import Letter
from tests.simulator.reading import see
from tests.simulator.world import PCS, World, quickened
from tests.sync.lab import HQ, hand_in, open_

ALONE = "klu"  # the PC that is its office's only one: whoever runs it twice has to choose one


def photograph(world: World) -> None:
    """A photo of an artisan."""
    who = world.rng.choice((HQ, *PCS))
    office = world.office(who)
    row = edits.pick(office, world.rng, c.ARTISAN)
    if row is not None:
        photo = office.store.blobs.put(b"\xff\xd8\xff" + world.rng.randbytes(200))
        edits.tried(
            row.id, lambda: records.change(office, kind=c.ARTISAN, id=row.id, values={"photo": photo})
        )
        world.note(f"{who} photographs {row.number}")
        world.remember(who)


def newer_program(world: World) -> None:
    """A file of a program that the receiver has not got yet: held until it has."""
    who = world.rng.choice((HQ, *PCS))
    world.note(f"{who} has a newer program")
    world.before_quiet[all_have_it.__name__] = all_have_it
    with world.patch.context() as patch:
        patch.setattr(outbox, "MIN_READER", entering.SCHEMA + 1)
        world.post.put(world.answer(world.rng.choice(PCS)) if who == HQ else world.send(who))


def all_have_it(world: World) -> None:
    """The update has come everywhere; what was held for it goes in."""
    world.patch.setattr(entering, "SCHEMA", outbox.MIN_READER + 100)
    for who in world.names:
        for got in holding.again(world.office(who)):
            world.note(f"{who} tries again: {got.error.code if got.error else got.came.state}")


def new_keys(world: World) -> None:
    """A PC asks for other keys; headquarters lists them."""
    who = world.rng.choice(tuple(pc for pc in PCS if pc != ALONE or not world.twins))
    file = renewal.new_keys(world.office(who), world.lab.post)
    _listed(
        world, f"{who} has new keys", lambda hq: centre.take_new_keys(hq, file.read_bytes(), world.lab.roots)
    )


def new_list(world: World) -> None:
    """A list of headquarters that says something else of no importance here."""
    version = f"0.{world.rng.randrange(9)}"
    _listed(world, f"the list asks for {version}", lambda hq: centre.ask_for(hq, version, world.lab.roots))


def _listed(world: World, what: str, work: Callable[[Office], object]) -> None:
    world.note(edits.tried(what, lambda: work(world.office(HQ))))


def run_twice(world: World) -> None:
    """The folder of a PC is copied, and both write and send."""
    world.lab.shut(ALONE)
    twin = world.lab.folder / f"{ALONE}-{len(world.notes)}"
    shutil.copytree(world.lab.folder / ALONE, twin)
    office = quickened(open_(twin))
    try:
        for _ in range(world.rng.randrange(1, 3)):
            world.note(f"{ALONE}'s twin {edits.edit(office, world.rng)}")
        file = hand_in(office, world.lab.post).file
        world.post.put(Letter(ALONE, HQ, file.read_bytes()))
        file.unlink()
    finally:
        office.close()
    world.twins.append(twin)
    world.before_quiet[one_remains.__name__] = one_remains


def one_remains(world: World) -> None:
    """Of twins that one goes on whose work headquarters took in; a restore of it begins a new epoch."""
    hq = see(world.office(HQ)).ops
    twins, world.twins = world.twins, []
    for twin in twins:
        mine = see(world.office(ALONE)).ops
        if all(hq[id].hash == op.hash for id, op in mine.items() if id in hq):
            continue
        world.lab.shut(ALONE)
        shutil.rmtree(world.lab.folder / ALONE)
        shutil.copytree(twin, world.lab.folder / ALONE)
        world.note(f"{ALONE} is its twin from now on")
    ours = see(world.office(ALONE)).ops
    node = world.node(ALONE)
    world.required = {id for id in world.required if not id.startswith(node) or id in ours}
    _begun_anew(world)
    while _epoch(world) <= max(order(id)[1] for id in hq if id.startswith(node)):
        _begun_anew(world)  # the other had been put back as well: E-SYN-58 says to do it once more


def _begun_anew(world: World) -> None:
    office, file = world.office(ALONE), world.lab.folder / f"{ALONE}-alone.odopbackup"
    file.unlink(missing_ok=True)
    backup.make(office.place, office.key, file)
    restored(world, ALONE, file)


def _epoch(world: World) -> int:
    with world.office(ALONE).reading() as conn:
        return peers.me(conn).epoch


def decide(world: World) -> None:
    """A person at headquarters lets in what waits, or sends it back."""
    office = world.office(HQ)
    with office.reading() as conn:
        ids = sorted({s.entity_id for s in waiting.of(conn) if s.code in deciding.DECIDABLE})
    if ids:
        id, how = world.rng.choice(ids), world.rng.choice((deciding.let_in, deciding.send_back))
        told = edits.tried(f"hq {how.__name__} {id}", lambda: how(office, id, "सूची से"))
        world.note(told)
        world.decided.add(id)
        world.remember(HQ)


def enclose(world: World) -> None:
    """Headquarters sends a circular, to all or to one office; the files that bring it come when they come."""
    paper = world.lab.folder / f"circular-{len(world.notes)}.pdf"
    paper.write_bytes(b"%PDF" + world.rng.randbytes(50))
    codes = world.rng.choice(((), ("HP-CHM",), ("HP-KLU",)))
    circulars.enclose(world.office(HQ), [paper], codes)
    world.note(f"hq encloses {paper.name} for {codes}")


WIDE: Mapping[Move, int] = {
    **EVERYTHING,
    photograph: 5,
    enclose: 3,
    newer_program: 3,
    new_list: 2,
    run_twice: 1,
    decide: 5,
}
KEYS: Mapping[Move, int] = {**WIDE, new_keys: 3}
