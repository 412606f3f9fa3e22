"""Random histories of offices that exchange files, on real stores: nothing lost, doubled, forged or different."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

import pytest

from tests.actions.offices import _own_home  # noqa: F401
from tests.simulator import moves
from tests.simulator.invariants import violations
from tests.simulator.moves import Move
from tests.simulator.world import template, world
from tests.sync.lab import Lab

SOAK = os.environ.get("ODOP_SOAK") == "1"


@pytest.fixture(scope="session")
def made() -> Iterator[Lab]:
    with template() as lab:
        yield lab


def tried(made: Lab, seed: int, steps: int, kinds: Mapping[Move, int]) -> list[str]:
    """One run; what it violates, with what was done before."""
    with world(made, seed) as here:
        try:
            moves.run(here, steps, kinds)
            found = violations(here)
        except Exception as error:
            raise AssertionError(f"seed {seed}: {error!r}\n" + "\n".join(here.notes)) from error
        return [*found, *here.notes] if found else []


@pytest.mark.parametrize("seed", range(5))
def test_usual_runs(made: Lab, seed: int) -> None:
    assert tried(made, seed, 60, moves.USUAL) == []
