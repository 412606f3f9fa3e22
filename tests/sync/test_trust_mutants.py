"""Trust lists that somebody changed: none is taken, and each is refused in words."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import canonical
from odop_desktop.sync import roots, strict, trust, trust_edit
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust import TrustList
from tests.sync.trusted import DAY, World, world

MANY = 200_000 if os.environ.get("ODOP_SOAK") == "1" else 20_000


def taken(mutants: Iterator[bytes], known: TrustList) -> list[bytes]:
    """The mutants that were read. Anything but an OdopError comes through and fails the test."""
    found = []
    for content in mutants:
        try:
            trust.read(content, known, known.roots)
        except OdopError:
            continue
        found.append(content)
    return found


def grown(w: World) -> tuple[TrustList, TrustList]:
    """A list with a history, and a newer one: other roots, a revoked PC, another PC of headquarters."""
    fresh = (RootKey.new(), RootKey.new())
    after = roots.handed_over(w.trust.roots, fresh, 2, w.roots[:1])
    list_ = roots.sign(trust_edit.with_roots(w.trust, after, DAY), fresh)
    gone = trust_edit.ended(list_, w.two.id, DAY, last_file=(1, 4), last={0: 9, 1: 3})
    moved = trust_edit.with_hq(gone, replace(list_.hq, node="hq-2", sign=list_.hq.sign[:1]), DAY, {0: 3})
    closed = replace(moved.head.former[0], sign=())
    moved = replace(moved, head=replace(moved.head, former=(closed,)))
    return w.trust, roots.sign(moved, fresh)


def bytes_changed(content: bytes, dice: random.Random) -> bytes:
    at, to = sorted(dice.randrange(len(content) + 1) for _ in range(2))
    match dice.randrange(7):
        case 0:
            at = min(at, len(content) - 1)
            return content[:at] + bytes([content[at] ^ 1 << dice.randrange(8)]) + content[at + 1 :]
        case 1:
            return content[:at] + content[min(to, at + dice.randrange(1, 200)) :]
        case 2:
            return content[:at] + content[at : at + 100] + content[at:]
        case 3:
            return content[: dice.randrange(len(content))]
        case 4:
            return content + dice.randbytes(dice.randrange(1, 40))
        case 5:
            return (
                content[:at] + dice.choice(b'{}[]",:0123456789ntf\\').to_bytes(1, "big") + content[at + 1 :]
            )
        case _:
            return content[:at] + dice.randbytes(dice.randrange(1, 9)) + content[at:]


def tree_changed(told: Any, dice: random.Random) -> Any:
    """The JSON with one value changed, dropped, doubled or moved, in canonical form again."""
    if isinstance(told, dict) and told and dice.random() < 0.9:
        name = dice.choice(sorted(told))
        rest = {k: v for k, v in told.items() if k != name}
        if dice.random() < 0.1:
            return rest if dice.random() < 0.5 else {**rest, name + "x": told[name]}
        return {**rest, name: tree_changed(told[name], dice)}
    if isinstance(told, list) and told and dice.random() < 0.9:
        at = dice.randrange(len(told))
        match dice.randrange(6):
            case 0:
                return told[:at] + told[at + 1 :]
            case 1:
                return [*told, told[at]]
            case _:
                return [*told[:at], tree_changed(told[at], dice), *told[at + 1 :]]
    return value_changed(told, dice)


def value_changed(told: Any, dice: random.Random) -> Any:
    odd = (None, True, False, 0, -1, 2**62, 1.5, "", "x", [], {}, [[]], "\u0000", "अ" * 300, {"a": 1})
    if isinstance(told, int) and not isinstance(told, bool) and dice.random() < 0.6:
        return told + dice.choice((-1, 1, 1000))
    if isinstance(told, str) and told and dice.random() < 0.7:
        at = dice.randrange(len(told))
        return told[:at] + dice.choice("AZaz09_-/ .क") + told[at + 1 :]
    return dice.choice(odd)


def mutants(content: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Half of them changed as bytes, half as JSON; never one that is as it was."""
    dice = random.Random(seed)
    told = strict.parse(content.decode())
    while count:
        plain = dice.random() < 0.5
        changed = bytes_changed(content, dice) if plain else canonical(tree_changed(told, dice)).encode()
        if changed != content:
            count -= 1
            yield changed


@pytest.mark.parametrize("seed", range(3))
def test_no_mutant_is_taken(seed: int) -> None:
    known, newer = grown(world())
    assert trust.read(newer.encoded(), known, known.roots) == newer
    assert taken(mutants(newer.encoded(), 100, seed), known) == []


@pytest.mark.slow
def test_no_mutant_of_very_many_is_taken() -> None:
    known, newer = grown(world())
    assert taken(mutants(newer.encoded(), MANY, 1), known) == []


def test_no_list_of_another_is_mixed_in() -> None:
    """Each part of one list in the place of the same part of another (T7)."""
    known, newer = grown(world())
    other = world().trust
    for name in ("head", "chain", "nodes", "sigs"):
        for one, two in ((newer, known), (newer, other), (known, newer)):
            mixed = canonical({**one.told(), name: two.told()[name]}).encode()
            assert taken(iter([mixed]), known) == []


def test_the_roots_history_is_part_of_the_list() -> None:
    """Sets from before the one we trust prove nothing to us, yet none may be left out or put in."""
    w = world()
    now, keys = w.trust, [w.roots[:1]]
    for _ in range(2):
        keys.append((RootKey.new(),))
        after = roots.handed_over(now.roots, keys[-1], 1, keys[-2])
        now = roots.sign(trust_edit.with_roots(now, after, DAY), keys[-1])
    newer = roots.sign(trust_edit.with_node(now, w.one, DAY), keys[-1])
    chain = newer.told()["chain"]
    other = roots.new_set([RootKey.new()]).told()
    for wrong in (chain[1:], [other, *chain[1:]], [other, *chain], [*chain, chain[-1]], chain[::-1]):
        assert taken(iter([canonical({**newer.told(), "chain": wrong}).encode()]), now) == []
    assert trust.read(newer.encoded(), now, now.roots) == newer


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff",
        b'{"head":1}',
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"9" * 5000,
        b"NaN",
    ],
    ids=lambda content: content[:8].decode("latin-1"),
)
def test_what_is_no_list(content: bytes) -> None:
    assert taken(iter([content]), grown(world())[0]) == []
