"""No rule of the exchange is there for nothing: without it, one of a few runs goes wrong; with it the same run is well.

A rule whose taking away no longer fits the program proves nothing: what Python then says of the patch is raised.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from odop_desktop.storage import oplines
from tests.actions.offices import _own_home  # noqa: F401
from tests.simulator import havoc, moves
from tests.simulator.removed import RULES, Rule
from tests.simulator.removed_moved import MOVED_RULES
from tests.simulator.removed_sharing import SHARING_RULES
from tests.simulator.trying import Tried, tried
from tests.sync.lab import Lab

MOST = 40  # runs
EVERY = (*RULES, *SHARING_RULES, *MOVED_RULES)
UNFIT = (TypeError, AttributeError, NameError)


@pytest.mark.slow
@pytest.mark.parametrize("rule", EVERY, ids=[r.name for r in EVERY])
def test_without_a_rule_a_run_fails(made: Lab, rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        rule.remove(patch)
        wrong = next(_wrong(made, rule), None)
    assert wrong is not None
    _run(made, wrong.seed, rule).is_well()


@pytest.mark.slow
def test_what_does_not_fit_the_program_proves_no_rule(made: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oplines, "held", lambda conn: {})
    with pytest.raises(TypeError):
        next(_wrong(made, RULES[0]))


def _wrong(made: Lab, rule: Rule) -> Iterator[Tried]:
    for seed in range(MOST):
        done = _run(made, seed, rule)
        if isinstance(done.error, UNFIT):
            raise done.error
        if done.found:
            yield done


def _run(made: Lab, seed: int, rule: Rule) -> Tried:
    return tried(made, seed, moves.turns(seed, havoc.STEPS, rule.kinds), ending=rule.ending)
