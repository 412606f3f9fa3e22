"""No rule of the exchange is there for nothing: without it, one of a few runs goes wrong."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.actions.offices import _own_home  # noqa: F401
from tests.simulator import havoc, moves
from tests.simulator.invariants import violations
from tests.simulator.moves import Move
from tests.simulator.removed import RULES, Rule
from tests.simulator.world import world
from tests.sync.lab import Lab

MOST = 40  # runs


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=[r.name for r in RULES])
def test_without_a_rule_a_run_fails(made: Lab, rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    rule.remove(monkeypatch)
    assert any(_fails(made, seed, rule.kinds) for seed in range(MOST))


def _fails(made: Lab, seed: int, kinds: Mapping[Move, int]) -> bool:
    with world(made, seed) as here:
        try:
            moves.run(here, moves.turns(seed, havoc.STEPS, kinds))
            return bool(violations(here))
        except Exception:
            return True
