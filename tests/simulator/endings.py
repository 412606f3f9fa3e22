"""What must hold of the files themselves once a run is over: taken in again they change nothing; alone they suffice."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from dataclasses import replace

from odop_desktop.actions import safety
from odop_desktop.sync import comparing, recalling
from odop_desktop.sync.homing import KEPT
from tests.actions.offices import PASSWORD
from tests.simulator import invariants
from tests.simulator.moves import settle
from tests.simulator.reading import Seen, changes, see
from tests.simulator.world import PCS, World, quickened
from tests.sync.lab import HQ, open_


def violations(world: World) -> list[str]:
    return [*_late(world), *_repeated(world), *_rebuilt(world), *_compared(world)]


def _late(world: World) -> list[str]:
    """I4, I1: files that the post had lost turn up, some with work that both ends have lost; all is well again."""
    for letter in list(world.post.old):
        world.take(letter)
    settle(world)
    return invariants.violations(world)


def _repeated(world: World) -> Iterator[str]:
    """I2: every file that anybody ever got, once more. By now each has come once: only then does it hold nothing
    new (one that was lost on its way may bring what its sender has lost since)."""
    before = {who: see(world.office(who)) for who in world.names}
    for letter in list(world.post.old):
        world.take(letter)
    for who in world.names:
        if told := changes(before[who], see(world.office(who))):
            yield f"I2 files taken in again changed {who}: {told}"


def _rebuilt(world: World) -> Iterator[str]:
    """I9: headquarters from its archive of files, and the oldest copy that the archive follows upon.

    Of one on a server each officer has the files that came and went there, and the server its own copies.
    """
    if world.served:
        return
    live = see(world.office(HQ))
    folder = world.lab.folder / "again" / HQ
    folder.mkdir(parents=True)
    for name in ("vault.json", "office.db", "trust.json"):  # the same PC, its records are as good as none
        if (world.lab.folder / HQ / name).exists():
            shutil.copy(world.lab.folder / HQ / name, folder / name)
    shutil.copytree(world.lab.folder / HQ / "post", folder / "post")
    safety.restore(folder, file=world.begin, credentials=lambda: ("clerk", PASSWORD))
    office = quickened(open_(folder))
    try:
        recalling.recall(office)
        again = see(office)
    finally:
        office.close()
    live, again = _told(live, live), _told(again, live)
    if {id: op.hash for id, op in again.ops.items()} != {id: op.hash for id, op in live.ops.items()}:
        lacking = sorted(live.ops.keys() - again.ops.keys())
        yield f"I9 rebuilt headquarters lacks {lacking}, has more {sorted(again.ops.keys() - live.ops.keys())}"
    elif told := [c for c in changes(*undecided_alike(live, again)) if not c.startswith("heads")]:
        yield f"I9 rebuilt headquarters holds other records: {told}"


def _told(seen: Seen, live: Seen) -> Seen:
    """Without what headquarters has told nobody of: its own letters of intent are in its copies, and in no file."""
    kept = {id for id, scope in live.homes.items() if scope == KEPT} - {id for id, _ in live.guests}
    return replace(
        seen,
        ops={id: op for id, op in seen.ops.items() if op.entity_id not in kept},
        rows={key: row for key, row in seen.rows.items() if key[1] not in kept},
    )


def undecided_alike(live: Seen, again: Seen) -> tuple[Seen, Seen]:
    """Both, but for what hangs on the order in which files came, of records of which the same op waits for a person.

    A change that came before that op is in, one that came after it waits behind it: once the person has said what
    becomes of the op, the record is the same again.
    """
    ours, theirs = ({o: id for o, id in of.waiting.items() if o not in of.behind} for of in (live, again))
    open_ = {id for op, id in ours.items() if theirs.get(op) == id}
    return _decided(live, open_), _decided(again, open_)


def _decided(seen: Seen, open_: Collection[str]) -> Seen:
    return replace(
        seen,
        rows={key: row for key, row in seen.rows.items() if key[1] not in open_},
        waiting={o: id for o, id in seen.waiting.items() if o not in seen.behind or id not in open_},
    )


def _compared(world: World) -> Iterator[str]:
    """Both ends' own digests agree, where nothing waits for a decision."""
    office = world.office(HQ)
    if see(office).waiting:
        return
    with office.reading() as conn:
        for who in PCS:
            told = comparing.kept(conn, world.node(who))
            if told and told["differs"]:
                yield f"G12 {who} and headquarters differ: {told}"
