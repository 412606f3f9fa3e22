"""Random histories of offices that exchange files, on real stores: nothing lost, doubled, forged or different."""

from __future__ import annotations

import os
from collections.abc import Mapping

import pytest

from tests.actions.offices import _own_home  # noqa: F401
from tests.simulator import (
    adopters,
    elsewhere,
    endings,
    havoc,
    lenders,
    losses,
    mixes,
    movers,
    moves,
    older,
    paired,
    wide,
)
from tests.simulator.invariants import violations
from tests.simulator.moves import Move
from tests.simulator.world import world
from tests.sync.lab import Lab

RUNS = 10_000 if os.environ.get("ODOP_SOAK") == "1" else 300
_AT_ONCE = 25


def tried(made: Lab, seed: int, kinds: Mapping[Move, int]) -> list[str]:
    """One run; what it violates, with what was done before."""
    with world(made, seed) as here:
        try:
            moves.run(here, moves.turns(seed, havoc.STEPS, kinds))
            found = violations(here) or endings.violations(here)
        except Exception as error:
            raise AssertionError(f"seed {seed}: {error!r}\n" + "\n".join(here.notes)) from error
        return [f"seed {seed}", *found, *here.notes] if found else []


KINDS = {
    "usual": moves.USUAL,
    "restores": havoc.RESTORES,
    "everything": wide.WIDE,
    "moving": movers.MOVING,
    "losing": losses.LOSING,
    "sharing": mixes.SHARING,
}


@pytest.mark.parametrize("kind", KINDS)
def test_runs(made: Lab, kind: str) -> None:
    assert tried(made, 1, KINDS[kind]) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, RUNS, _AT_ONCE))
def test_many_runs(made: Lab, first: int) -> None:
    for seed in range(first, first + _AT_ONCE):
        assert tried(made, seed, havoc.EVERYTHING) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, RUNS // 3, _AT_ONCE))
def test_many_wider_runs(made: Lab, first: int) -> None:
    for seed in range(first, first + _AT_ONCE):
        assert tried(made, seed, wide.WIDE) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, RUNS // 3, _AT_ONCE))
def test_many_runs_in_which_people_move(made: Lab, first: int) -> None:
    for seed in range(first, first + _AT_ONCE):
        assert tried(made, seed, movers.MOVING) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, RUNS // 3, _AT_ONCE))
def test_many_runs_in_which_a_pc_is_stolen(made: Lab, first: int) -> None:
    for seed in range(first, first + _AT_ONCE):
        assert tried(made, seed, losses.LOSING) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, RUNS // 3, _AT_ONCE))
def test_many_runs_with_older_programs(made: Lab, first: int) -> None:
    for seed in range(first, first + _AT_ONCE):
        assert tried(made, seed, older.OLDER) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, RUNS // 6, _AT_ONCE))
def test_many_runs_in_which_lois_and_rows_are_shared(made: Lab, first: int) -> None:
    for seed in range(first, first + _AT_ONCE):
        assert tried(made, seed, mixes.SHARING) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, RUNS // 12, _AT_ONCE))
@pytest.mark.parametrize("kinds", [lenders.LENDING, adopters.ADOPTING], ids=["lending", "adopting"])
def test_many_calm_runs_in_which_lois_or_rows_are_shared(
    made: Lab, kinds: Mapping[Move, int], first: int
) -> None:
    for seed in range(first, first + _AT_ONCE):
        assert tried(made, seed, kinds) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, RUNS // 12, _AT_ONCE))
@pytest.mark.parametrize("kinds", [paired.PAIRED, elsewhere.ELSEWHERE], ids=["doubled", "elsewhere"])
def test_many_runs_in_which_a_pc_runs_twice_beside_another_or_headquarters_moves(
    made: Lab, kinds: Mapping[Move, int], first: int
) -> None:
    for seed in range(first, first + _AT_ONCE):
        assert tried(made, seed, kinds) == []


def test_a_run_is_the_same_again(made: Lab) -> None:
    notes = []
    for _ in range(2):
        with world(made, 7) as here:
            moves.run(here, moves.turns(7, havoc.STEPS // 3, wide.WIDE))
            notes.append(here.notes)
    assert notes[0] == notes[1]


@pytest.mark.slow
def test_new_keys_and_restores_together(made: Lab) -> None:
    for seed in range(30):
        assert tried(made, seed, wide.KEYS) == []
