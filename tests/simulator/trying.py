"""One run, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tests.simulator import endings, moves
from tests.simulator.invariants import violations
from tests.simulator.moves import Turn
from tests.simulator.world import world
from tests.sync.lab import Lab

History = Sequence[Turn]


class Tried(NamedTuple):
    """`found`: what the run violates, the first word of each its class; `notes`: what was done; `error` stopped it."""

    seed: int
    found: list[str]
    notes: list[str]
    error: Exception | None = None

    def is_well(self) -> None:
        """AssertionError that tells the whole run, where anything is wrong."""
        if self.found:
            raise AssertionError("\n".join([f"seed {self.seed}", *self.found, *self.notes])) from self.error


def tried(
    made: Lab, seed: int, history: History, *, database: str | None = None, ending: bool = True
) -> Tried:
    """`ending`: whether files are taken in again, and headquarters rebuilt. `database`: as `world`."""
    with world(made, seed, database) as here:
        try:
            moves.run(here, history)
            found = violations(here) or (endings.violations(here) if ending else [])
        except Exception as error:
            return Tried(seed, [f"{type(error).__name__} {error}"], here.notes, error)
        return Tried(seed, found, here.notes)
