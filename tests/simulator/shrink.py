"""The shortest history that goes wrong as a run did: `python -m tests.simulator.shrink EVERYTHING 30`."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.simulator import havoc, moves
from tests.simulator.mixes import MIXES
from tests.simulator.trying import History, tried
from tests.simulator.world import template


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
        found = tried(made, seed, history).found
        if not found:
            print("nothing goes wrong")
            return
        sort = found[0].split()[0]
        few = shortest(history, lambda some: any(f.startswith(sort) for f in tried(made, seed, some).found))
        done = tried(made, seed, few)
        print(*done.notes, *done.found, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
