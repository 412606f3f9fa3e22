"""Random histories of offices that exchange files, on real stores: nothing lost, doubled, forged or different."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.actions.offices import _own_home  # noqa: F401
from tests.simulator import havoc, moves
from tests.simulator.mixes import MIXES, SHARES
from tests.simulator.trying import tried
from tests.simulator.world import world
from tests.sync.lab import Lab

RUNS = 10_000 if os.environ.get("ODOP_SOAK") == "1" else 600
_AT_ONCE = 25


def run(made: Lab, seed: int, mix: str) -> None:
    tried(made, seed, moves.turns(seed, havoc.STEPS, MIXES[mix])).is_well()


@pytest.mark.parametrize("mix", ["USUAL", "RESTORES", "WIDE", "MOVING", "LOSING", "SHARING"])
def test_runs(made: Lab, mix: str) -> None:
    run(made, 1, mix)


def _lots() -> Iterator[tuple[str, int]]:
    assert sum(SHARES.values()) == 100
    for mix, share in SHARES.items():
        yield from ((mix, first) for first in range(0, RUNS * share // 100, _AT_ONCE))


@pytest.mark.slow
@pytest.mark.parametrize(("mix", "first"), [*_lots()])
def test_very_many_runs(made: Lab, mix: str, first: int) -> None:
    for seed in range(first, min(first + _AT_ONCE, RUNS * SHARES[mix] // 100)):
        run(made, seed, mix)


def test_a_run_is_the_same_again(made: Lab) -> None:
    notes = []
    for _ in range(2):
        with world(made, 7) as here:
            moves.run(here, moves.turns(7, havoc.STEPS // 3, MIXES["WIDE"]))
            notes.append(here.notes)
    assert notes[0] == notes[1]
