"""Moves that go beyond a bad post: programs that die, stores brought back from copies, clocks that jump."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from sqlalchemy import create_engine, make_url

from odop_desktop.actions import safety
from odop_desktop.storage import posts
from odop_desktop.storage.copying import copied
from odop_desktop.sync import recalling
from odop_desktop.sync.inbox import Received
from tests.actions.offices import PASSWORD
from tests.simulator.faults import Crash, crashing, died
from tests.simulator.moves import USUAL, Move
from tests.simulator.post import Letter
from tests.simulator.reading import ids, see, state
from tests.simulator.world import PCS, SIBLING, World
from tests.sync.lab import HQ

STEPS = 60  # moves of a run
_T = TypeVar("_T")


def crash_while_writing(world: World) -> None:
    """A file is being made when the program dies."""
    who = world.rng.choice((HQ, *PCS))
    to = world.rng.choice(PCS)
    ways: list[Callable[[], Letter | None]] = (
        [lambda: world.answer(to)] if who == HQ else [lambda: world.send(who)]
    )
    if who in SIBLING:
        ways.append(lambda: world.collect(who))
    letter = _dying(world, who, world.rng.choice(ways))
    if letter:
        world.post.put(letter)


def crash_while_taking(world: World) -> None:
    """A file is being taken in when the program dies: all of it is in, or nothing."""
    letter = world.post.fetch()
    if letter is None:
        return
    with world.program(letter.to):
        recalling.recall(
            world.office(letter.to)
        )  # whole files of their own; what dies in it: `crash_while_writing`
    before, known = state(see(world.office(letter.to))), _booked(world, letter)
    got: Received | None = _dying(world, letter.to, lambda: world.take(letter))
    if got is None:
        world.post.lying.append(letter)
        whole = _booked(world, letter) and not known  # what follows died: circulars laid where they belong
        assert whole or state(see(world.office(letter.to))) == before, "I5 half a file was taken in"


def _booked(world: World, letter: Letter) -> bool:
    with world.office(letter.to).reading() as conn:
        return posts.taken_in(conn, sha256(letter.content).hexdigest()) is not None


def _dying(world: World, who: str, work: Callable[[], _T]) -> _T | None:
    office = world.office(who)
    try:
        with crashing(office, world.rng):
            return work()
    except Crash:
        world.note(f"{who} died")
    died(office)
    del world.lab.open[world.seat(who)]
    return None


def copy(world: World) -> None:
    """A safety copy, to go back to some day."""
    who = world.rng.choice((HQ, HQ, *PCS))
    office = world.office(who)
    file = world.lab.folder / f"{who}-{len(world.notes)}.odopbackup"
    copied(office.store, office.place, office.key, file)
    world.copies[who].append(file)
    world.note(f"{who} copied")


def go_back(world: World) -> None:
    """An office's records are brought back from a copy that may be old."""
    who = world.rng.choice((HQ, HQ, *PCS))
    restored(world, who, world.rng.choice(world.copies[who]))


def burn(world: World) -> None:
    """The disk is gone with its archive: there is a new one, and a copy that may be old."""
    who = world.rng.choice((HQ, HQ, *PCS))
    restored(world, who, world.rng.choice(world.copies[who]), archive=False)


def restored(world: World, who: str, file: Path, *, archive: bool = True) -> None:
    """What this PC alone had written since the copy is gone; the rest may not be lost."""
    before = ids(world.office(who))
    for seat in world.seats(who):
        world.lab.shut(seat)
        if not archive:
            shutil.rmtree(world.lab.folder / seat / "post", ignore_errors=True)
    if who == HQ and (world.since or not archive):
        world.since = file
    if who == HQ and not archive:
        world.filed.clear()
    database = emptied(world) if who == HQ else None
    folder = world.lab.folder / world.seat(who)
    safety.restore(folder, file=file, credentials=lambda: ("clerk", PASSWORD), database=database)
    if database:
        all_have_looked(world)
    lost = before - ids(world.office(who))
    world.note(f"{who} goes back{'' if archive else ' without its archive'}: {len(lost)} ops gone")
    for other in world.names:
        if lost and other != who:
            lost -= ids(world.office(other))
    lost -= world.filed
    world.required -= lost


def emptied(world: World) -> str | None:
    """The address of headquarters' database, of which nothing is left; None where its records lie in files."""
    if world.database is None:
        return None
    server = create_engine(make_url(world.database).set(drivername="postgresql+psycopg"))
    with server.begin() as conn:
        conn.exec_driver_sql("SET lock_timeout = '20s'; DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    server.dispose()
    return world.database


def all_have_looked(world: World) -> None:
    """Each officer has made or taken in a file, before anything new comes: what lies in each one's folder is back."""
    for seat in world.seats(HQ):
        world.note(f"{seat} looks through its archive: {recalling.recall(world.at(seat))}")


def clock_jumps(world: World) -> None:
    who = world.rng.choice((HQ, *PCS))
    world.office(who)
    days = world.rng.choice((-4000, -40, -1, 1, 40, 400))
    world.clocks[who].now += timedelta(days=days)
    world.note(f"{who}'s clock jumps {days} days")


CRASHES: Mapping[Move, int] = {**USUAL, crash_while_writing: 6, crash_while_taking: 6, clock_jumps: 3}
RESTORES: Mapping[Move, int] = {**USUAL, copy: 6, go_back: 3, burn: 3, clock_jumps: 2}
EVERYTHING: Mapping[Move, int] = {**CRASHES, copy: 5, go_back: 3, burn: 2}
