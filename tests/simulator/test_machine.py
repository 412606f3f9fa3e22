"""The same world in the hands of hypothesis: it looks for the shortest history that goes wrong."""

from __future__ import annotations

import os
from contextlib import ExitStack

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.actions.offices import _own_home  # noqa: F401
from tests.simulator import edits, moves
from tests.simulator.havoc import restored
from tests.simulator.invariants import violations
from tests.simulator.world import PCS, SIBLING, World, world
from tests.sync.lab import HQ, Lab

EXAMPLES = 500 if os.environ.get("ODOP_SOAK") == "1" else 3
PC = st.sampled_from(PCS)
ANY = st.sampled_from((HQ, *PCS))


def machine(made: Lab) -> type[RuleBasedStateMachine]:
    """A machine over worlds copied from the template."""

    class Exchange(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.left = ExitStack()

        @initialize(seed=st.integers(0, 1000))
        def begin(self, seed: int) -> None:
            self.world: World = self.left.enter_context(world(made, seed))
            self.world.post.fair = True

        @rule(who=ANY)
        def edit(self, who: str) -> None:
            edits.edit(self.world.office(who), self.world.rng)
            self.world.remember(who)

        @rule(who=PC)
        def send(self, who: str) -> None:
            self.world.post.put(self.world.send(who))

        @rule(who=PC)
        def answer(self, who: str) -> None:
            self.world.post.put(self.world.answer(who))

        @rule(who=st.sampled_from(tuple(SIBLING)))
        def collect(self, who: str) -> None:
            if letter := self.world.collect(who):
                self.world.post.put(letter)

        @precondition(lambda self: self.world.post.lying)
        @rule(data=st.data())
        def fetch(self, data: st.DataObject) -> None:
            lying = self.world.post.lying
            self.world.take(lying.pop(data.draw(st.integers(0, len(lying) - 1))))

        @precondition(lambda self: self.world.post.lying)
        @rule()
        def lose(self) -> None:
            self.world.post.lying.pop()

        @precondition(lambda self: self.world.post.old)
        @rule(data=st.data())
        def replay(self, data: st.DataObject) -> None:
            self.world.take(data.draw(st.sampled_from(self.world.post.old)))

        @rule(who=ANY)
        def go_back(self, who: str) -> None:
            restored(self.world, who, self.world.copies[who][0])

        def teardown(self) -> None:
            try:
                if hasattr(self, "world"):
                    moves.settle(self.world)
                    assert violations(self.world) == []
            finally:
                self.left.close()

    return Exchange


def test_no_history_goes_wrong(made: Lab) -> None:
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        machine(made),
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=20,
            deadline=None,
            database=None,
            suppress_health_check=checks,
        ),
    )
