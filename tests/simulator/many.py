"""Very many runs of one mix on all cores, of which only those that go wrong are told:

`python -m tests.simulator.many WIDE 0 1000`
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import util

from tests.simulator import havoc, moves
from tests.simulator.mixes import MIXES
from tests.simulator.trying import tried
from tests.simulator.world import template
from tests.sync.lab import Lab

_SHOWN = 3  # violations of a run
_HOMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA", "HOME")
_left = ExitStack()
_made: list[Lab] = []


def many(mix: str, seeds: range) -> Iterator[tuple[int, list[str]]]:
    """(seed, what it violates) of each run, in their order."""
    with ProcessPoolExecutor(initializer=_ready) as pool:
        yield from zip(seeds, pool.map(_run, [mix] * len(seeds), seeds, chunksize=5), strict=True)


def _ready() -> None:
    """A process of its own has offices of its own, and leaves the user's notes alone."""
    util.Finalize(None, _left.close, exitpriority=1)
    home = _left.enter_context(tempfile.TemporaryDirectory(prefix="odop-home-"))
    os.environ.update(dict.fromkeys(_HOMES, home))
    _made.append(_left.enter_context(template()))


def _run(mix: str, seed: int) -> list[str]:
    return tried(_made[0], seed, moves.turns(seed, havoc.STEPS, MIXES[mix])).found


def main(mix: str, first: int, end: int) -> int:
    began, wrong = time.monotonic(), []
    for seed, found in many(mix, range(first, end)):
        if found:
            wrong.append(seed)
            print(f"seed {seed}", *found[:_SHOWN], sep="\n  ", flush=True)
    took = time.monotonic() - began
    print(f"{end - first} runs of {mix} in {took:.0f} s, wrong: {wrong or 'none'}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
