"""What can happen in a run, each with its weight; and the quiet at the end, when everything is delivered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import NamedTuple

from odop_desktop.errors import OdopError
from tests.simulator import edits
from tests.simulator.world import PCS, SIBLING, World
from tests.sync.lab import HQ

Move = Callable[[World], None]


def edit(world: World) -> None:
    who = world.rng.choice((HQ, *PCS, *PCS))
    world.note(f"{who} {edits.edit(world.office(who), world.rng)}")
    world.remember(who)


def send(world: World) -> None:
    who = world.rng.choice(PCS)
    world.note(f"{who} sends")
    world.post.put(world.send(who))
    for letter in world.given_back(who):
        world.post.put(letter)


def answer(world: World) -> None:
    who = world.rng.choice(PCS)
    world.note(f"hq answers {who}")
    world.post.put(world.answer(who))


def collect(world: World) -> None:
    who = world.rng.choice(tuple(SIBLING))
    world.note(f"{who} to {SIBLING[who]}")
    if letter := world.collect(who):
        world.post.put(letter)


def fetch(world: World) -> None:
    if letter := world.post.fetch():
        world.take(letter)


def good_month(world: World) -> None:
    """Everybody's file goes up, and headquarters' files come back: what follows is done knowing of each other."""
    errors, moved = _round(world)
    world.note(f"a good month: {errors}, moved {moved}")


USUAL: Mapping[Move, int] = {edit: 45, send: 12, answer: 10, collect: 4, fetch: 29}


class Turn(NamedTuple):
    """One move of a run. What it draws hangs on its number, not on the turns before it."""

    n: int
    move: Move


def turns(seed: int, steps: int, moves: Mapping[Move, int]) -> list[Turn]:
    """So many moves at random."""
    drawn = Random(seed).choices(tuple(moves), tuple(moves.values()), k=steps)
    return [Turn(n, move) for n, move in enumerate(drawn, 1)]


def run(world: World, history: Sequence[Turn]) -> None:
    """The moves one by one, then quiet."""
    for turn in history:
        world.chance.turn(turn.n)
        turn.move(world)
    world.chance.turn(_LAST)
    settle(world)


_LAST = 10_000


ROUNDS = 6


def settle(world: World) -> None:
    """Everything that lies in the post is delivered, then everybody writes until nothing new comes.

    The last two rounds must be without an error: what an answer asks back comes with the round after it.
    """
    world.post.fair = True
    while letter := world.post.fetch():
        world.take(letter)
    for order in tuple(world.before_quiet.values()):
        order(world)
    quiet = 0
    for n in range(ROUNDS):
        errors, moved = _round(world)
        world.note(f"round {n}: {errors}, moved {moved}")
        quiet = 0 if errors or moved else quiet + 1
        if quiet == 2:
            return
    raise AssertionError(f"no quiet after {ROUNDS} rounds: {errors}, moved {moved}")


def _round(world: World) -> tuple[list[str], int]:
    errors: list[OdopError | None] = []
    moved = 0
    for who in PCS:
        got = world.take(world.send(who))
        errors.append(got.error)
        moved += got.came.applied
        for letter in world.given_back(who):
            moved += world.take(letter).came.applied
    for who in PCS:
        got = world.take(world.answer(who))
        errors.append(got.error)
        moved += got.came.applied
    return [str(e) for e in errors if e], moved
