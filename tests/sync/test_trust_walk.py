"""Random histories of a headquarters beside a model of them: what a district knows is always one of its lists.

Lists come late, twice, in any order; others are forged with foreign, former and practice roots. A file's key is
what the model says for the list the district holds, for every sender and number.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from odop_desktop.errors import OdopError
from odop_desktop.sync import practice, roots, trust, trust_edit
from odop_desktop.sync.header import Kind
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import TrustNode
from tests.sync.trusted import DAY, hq_of, node_of, recovery

SOAK = os.environ.get("ODOP_SOAK") == "1"
KEYS = [NodeKeys.new() for _ in range(40)]  # making them is what takes time
RECOVERY = recovery()
places = st.tuples(st.integers(0, 2), st.integers(0, 9))


@dataclass
class Sender:
    """What the model knows of one PC: which key from which file on, and where it ended."""

    since: list[tuple[tuple[int, int], bytes]]
    ended: bool = False
    last: tuple[int, int] | None = None

    def key(self, at: tuple[int, int]) -> bytes | None:
        if self.ended and (self.last is None or at > self.last):
            return None
        return next((key for first, key in reversed(self.since) if first <= at), None)

    def copy(self) -> Sender:
        return replace(self, since=list(self.since))


@dataclass
class Issued:
    """A list as it left headquarters, and what it means."""

    content: bytes
    version: int
    senders: dict[str, Sender] = field(default_factory=dict)


class Headquarters(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.fresh = iter(KEYS)
        self.roots: list[list[RootKey]] = [[RootKey.new(), RootKey.new()]]
        keys = next(self.fresh)
        hq = replace(hq_of(keys), recovery=RECOVERY)
        first = trust_edit.founded(hq, roots.new_set(self.roots[0]), DAY)
        self.trust = first
        self.model = {hq.node: Sender([((0, 0), keys.public.sign)])}
        self.issued: list[Issued] = []
        self.issue(first)
        self.known = trust.read(self.issued[0].content, None, first.roots)
        self.at = 0  # which list the district holds

    def issue(self, draft: TrustList) -> None:
        self.trust = roots.sign(draft, self.roots[-1][: draft.roots.threshold])
        copied = {name: sender.copy() for name, sender in self.model.items()}
        self.issued.append(Issued(self.trust.encoded(), self.trust.version, copied))

    def keys(self) -> NodeKeys:
        return next(self.fresh, None) or NodeKeys.new()

    def active(self, which: int) -> TrustNode | None:
        there = [one for one in self.trust.nodes if one.works]
        return there[which % len(there)] if there else None

    @rule()
    def a_pc_enrols(self) -> None:
        keys = self.keys()
        node = node_of(keys, "HP-CHM", len(self.trust.nodes) + 1, self.trust.hq.office)
        self.model[node.id] = Sender([((0, 0), keys.public.sign)])
        self.issue(trust_edit.with_node(self.trust, node, DAY))

    @rule(which=st.integers(0, 9), at=places)
    def a_pc_changes_its_key(self, which: int, at: tuple[int, int]) -> None:
        node = self.active(which)
        if node is None or at <= node.sign[-1].first:
            return
        keys = self.keys()
        self.model[node.id].since.append((at, keys.public.sign))
        sign = trust_edit.switched(node.sign, keys.public.sign, at)
        self.issue(trust_edit.with_node(self.trust, replace(node, sign=sign, age=keys.public.age), DAY))

    @rule(which=st.integers(0, 9), last=st.none() | places)
    def a_pc_is_lost(self, which: int, last: tuple[int, int] | None) -> None:
        if (node := self.active(which)) is None:
            return
        self.model[node.id].ended, self.model[node.id].last = True, last
        self.issue(trust_edit.ended(self.trust, node.id, DAY, last_file=last, last={0: 5}))

    @rule(at=places)
    def headquarters_changes_its_key(self, at: tuple[int, int]) -> None:
        if at <= self.trust.hq.sign[-1].first:
            return
        keys = self.keys()
        self.model[self.trust.hq.node].since.append((at, keys.public.sign))
        self.issue(trust_edit.hq_rotated(self.trust, keys.public, at, DAY))

    @rule(count=st.integers(1, 3), data=st.data())
    def roots_hand_over(self, count: int, data: st.DataObject) -> None:
        fresh = [RootKey.new() for _ in range(count)]
        threshold = data.draw(st.integers(1, count))
        after = roots.handed_over(self.trust.roots, fresh, threshold, self.roots[-1])
        self.roots.append(fresh)
        self.issue(trust_edit.with_roots(self.trust, after, DAY))

    @rule(which=st.integers(0, 10**6))
    def a_list_arrives(self, which: int) -> None:
        which %= len(self.issued)
        issued = self.issued[which]
        if issued.version >= self.known.version:
            self.known, self.at = trust.read(issued.content, self.known, self.known.roots), which
        else:
            with pytest.raises(OdopError) as caught:
                trust.read(issued.content, self.known, self.known.roots)
            assert caught.value.code in ("E-TRU-11", "E-TRU-13")
            assert trust.newest(issued.content, self.known) is self.known

    @rule(who=st.sampled_from(("foreign", "former", "practice")), ahead=st.integers(1, 5))
    def a_forged_list_arrives(self, who: str, ahead: int) -> None:
        if who == "former" and (len(self.roots) < 2 or self.known.roots != self.trust.roots):
            return  # who has not heard of the handing over still trusts them
        former = self.roots[-2] if len(self.roots) > 1 else []
        keys = {
            "foreign": [RootKey.new()],
            "former": former,
            "practice": list(practice.headquarters().roots),
        }[who]
        mine = roots.new_set(keys, no=self.trust.roots.no + 1)
        alone = replace(mine, sigs={name: keys[0].sign(mine.statement()) for name in mine.names()})
        for draft in (
            trust_edit.with_roots(self.trust, alone, DAY),
            trust_edit.founded(self.trust.hq, roots.new_set(keys), DAY),
            trust_edit.with_node(self.trust, node_of(KEYS[0], "HP-X", 1), DAY),
        ):
            head = replace(draft.head, version=self.trust.version + ahead)
            sigs = {name: keys[0].sign(head.statement()) for name in roots.new_set(keys).names()}
            with pytest.raises(OdopError):
                trust.read(replace(draft, head=head, sigs=sigs).encoded(), self.known, self.known.roots)

    @invariant()
    def what_is_known_is_what_was_issued(self) -> None:
        assert self.known.encoded() == self.issued[self.at].content

    @invariant()
    def every_file_has_the_key_of_the_model(self) -> None:
        for name, sender in self.issued[self.at].senders.items():
            kind = Kind.H2D if name == self.known.hq.node else Kind.D2H
            for at in ((e, n) for e in range(3) for n in (0, 1, 5, 9)):
                try:
                    found = self.known.key_for(kind, name, *at)
                except OdopError:
                    found = None
                assert found == sender.key(at), (name, at)


def walk(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Headquarters, settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    )


def test_random_histories() -> None:
    walk(15, 15)


@pytest.mark.slow
def test_many_random_histories() -> None:
    walk(2000 if SOAK else 200, 40)
