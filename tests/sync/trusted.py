"""A small State for the tests of keys and trust: headquarters, Chamba with two PCs, Kullu with one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pyrage
import pytest

from odop_desktop.domain.office_ids import office_id
from odop_desktop.errors import CODES, OdopError
from odop_desktop.storage.ops import uuid7
from odop_desktop.sync import roots, trust_edit
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import Headquarters, SignKey, TrustNode

DAY = date(2026, 11, 22)


def refused(code: str, work: Callable[[], object]) -> OdopError:
    assert code in CODES
    with pytest.raises(OdopError) as caught:
        work()
    assert caught.value.code == code, caught.value
    return caught.value


def recovery() -> str:
    return str(pyrage.x25519.Identity.generate().to_public())


def hq_of(keys: NodeKeys, name: str = "State HQ") -> Headquarters:
    sign = (SignKey(keys.public.sign),)
    return Headquarters(
        uuid7(), uuid7(), "मुख्यालय", name, "0177-2621234", "state", sign, (keys.public.age,), recovery()
    )


def node_of(keys: NodeKeys, code: str, pc: int, office: str = "") -> TrustNode:
    names = (f"जिला उद्योग केन्द्र {code}", f"District Industries Centre {code}")
    public = keys.public
    sign = (SignKey(public.sign),)
    state, _, district = code.partition("-")
    own = office or office_id(state, district, practice=False)
    return TrustNode(uuid7(), own, "", code, pc, *names, "01899-222001", sign, public.age)


@dataclass(frozen=True)
class World:
    """Keys and the list as headquarters signed it. `one` and `two` share an office."""

    hq: NodeKeys
    roots: tuple[RootKey, RootKey]
    keys: dict[str, NodeKeys]
    trust: TrustList
    one: TrustNode
    two: TrustNode
    other: TrustNode

    def signed(self, draft: TrustList) -> TrustList:
        return roots.sign(draft, self.roots[:1])

    def next(self, trust: TrustList | None = None) -> TrustList:
        """A list one newer that says the same."""
        trust = trust or self.trust
        return self.signed(trust_edit.with_node(trust, self.one, DAY))


def world() -> World:
    hq, pair = NodeKeys.new(), (RootKey.new(), RootKey.new())
    trust = trust_edit.founded(hq_of(hq), roots.new_set(pair), DAY)
    fresh = [NodeKeys.new() for _ in range(3)]
    one = node_of(fresh[0], "HP-CHM", 1)
    two, other = node_of(fresh[1], "HP-CHM", 2, one.office), node_of(fresh[2], "HP-KLU", 1)
    for node in (one, two, other):
        trust = trust_edit.with_node(trust, node, DAY)
    keys = {node.id: its for node, its in zip((one, two, other), fresh, strict=True)}
    return World(hq, pair, keys, roots.sign(trust, pair[:1]), one, two, other)
