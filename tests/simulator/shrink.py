"""The shortest history that goes wrong as a run did: `python -m tests.simulator.shrink EVERYTHING 30`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from tests.simulator import endings, havoc, moves
from tests.simulator.invariants import violations
from tests.simulator.mixes import MIXES
from tests.simulator.moves import Turn
from tests.simulator.world import template, world
from tests.sync.lab import Lab

History = Sequence[Turn]


def gone_wrong(made: Lab, seed: int, history: History) -> tuple[list[str], list[str]]:
    """What a run violates, the first word of each its class; and what was done."""
    with world(made, seed) as here:
        try:
            moves.run(here, history)
            return violations(here) or endings.violations(here), here.notes
        except Exception as error:
            return [f"{type(error).__name__} {error}"], here.notes


def shortest(history: History, fails: Callable[[History], bool]) -> History:
    """Turns are left out, many at a time and then one by one, as long as it still fails."""
    size = len(history) // 2
    while size:
        at = 0
        while at < len(history):
            fewer = [*history[:at], *history[at + size :]]
            if fails(fewer):
                history = fewer
            else:
                at += size
        size //= 2
    return history


def main(kind: str, seed: int) -> None:
    with template() as made:
        history = moves.turns(seed, havoc.STEPS, MIXES[kind])
        found, _ = gone_wrong(made, seed, history)
        if not found:
            print("nothing goes wrong")
            return
        sort = found[0].split()[0]
        few = shortest(history, lambda some: any(f.startswith(sort) for f in gone_wrong(made, seed, some)[0]))
        found, notes = gone_wrong(made, seed, few)
        print(*notes, *found, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
