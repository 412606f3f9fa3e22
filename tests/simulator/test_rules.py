"""No rule of the exchange is there for nothing: without it, one of a few runs goes wrong."""

from __future__ import annotations

import pytest

from tests.actions.offices import _own_home  # noqa: F401
from tests.simulator import endings, havoc, moves
from tests.simulator.invariants import violations
from tests.simulator.removed import RULES, Rule
from tests.simulator.removed_moved import MOVED_RULES
from tests.simulator.removed_sharing import SHARING_RULES
from tests.simulator.world import world
from tests.sync.lab import Lab

MOST = 40  # runs
EVERY = (*RULES, *SHARING_RULES, *MOVED_RULES)


@pytest.mark.slow
@pytest.mark.parametrize("rule", EVERY, ids=[r.name for r in EVERY])
def test_without_a_rule_a_run_fails(made: Lab, rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    rule.remove(monkeypatch)
    assert any(_fails(made, seed, rule) for seed in range(MOST))


def _fails(made: Lab, seed: int, rule: Rule) -> bool:
    with world(made, seed) as here:
        try:
            moves.run(here, moves.turns(seed, havoc.STEPS, rule.kinds))
            return bool(violations(here) or (rule.ending and endings.violations(here)))
        except Exception:
            return True
