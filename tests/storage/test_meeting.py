"""What is shown where offices gave a field different values, for every class of field."""

from __future__ import annotations

import random
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.domain.catalogue import ARTISAN, LETTER, LOI
from odop_desktop.storage.meeting import Met, Said, Standing, meet, union

NAME, REMARKS, CRAFTS = (
    ARTISAN.by_key["name_hi"],
    ARTISAN.by_key["remarks"],
    next(f for f in ARTISAN.fields if f.merge_class == "C"),
)
HQ, OWNER, OTHER = Standing


def none() -> dict[str, Said]:
    raise AssertionError("the history is not asked for")


def said(node: str, value: Any, standing: Standing = OTHER, seq: int = 1) -> Said:
    return Said(f"{node}.0.{seq}", value, standing=standing)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_headquarters_value_is_shown_then_the_owner_s_then_the_first(order: tuple[int, ...]) -> None:
    heads = [said("a", "one"), said("b", "two", OWNER), said("c", "three", HQ)]
    mixed = [heads[n] for n in order]
    assert meet(NAME, mixed, none) == Met("three", clash=True)
    assert meet(NAME, [h for h in mixed if h.standing != HQ], none) == Met("two", clash=True)
    assert meet(NAME, [said("b", "y"), said("a", "x")], none) == Met("x", clash=True)
    assert meet(NAME, [said("a", "ten", seq=10), said("a", "two", seq=2)], none) == Met("two", clash=True)


def test_equal_values_are_no_conflict() -> None:
    assert meet(NAME, [said("a", "सुनीता"), said("b", "सुनीता")], none) == Met("सुनीता", clash=False)


def test_a_letter_once_cancelled_stays_so() -> None:
    status = LETTER.by_key["status"]
    heads = [said("a", "ISSUED", HQ), said("b", "CANCELLED"), said("c", "SUPERSEDED", OWNER)]
    assert meet(status, heads, none) == Met("CANCELLED", clash=False)


def test_remarks_stand_below_one_another_each_line_once() -> None:
    heads = [said("b", "मेले में मिले\nऋण चाहिए"), said("a", "मेले में मिले\nबैंक गए")]
    assert meet(REMARKS, heads, none) == Met("मेले में मिले\nबैंक गए\nऋण चाहिए", clash=False)


def test_a_total_is_left_to_be_added_up() -> None:
    assert not meet(LOI.by_key["total"], [said("a", 1), said("b", 2)], none).clash


def test_in_the_bin_by_two_is_in_the_bin_and_back_by_one_is_asked() -> None:
    assert not meet(None, [said("a", "2026-01-01"), said("b", "2026-01-02")], none).clash
    assert meet(None, [said("a", "2026-01-01"), said("b", None)], none).clash


def history(*ops: Said) -> dict[str, Said]:
    return {op.op: op for op in ops}


def test_a_member_added_by_one_and_another_taken_out_by_the_other() -> None:
    ops = history(
        Said("a.0.1", ["weaving", "wood"]),
        Said("a.0.2", ["weaving", "wood", "metal"], ("a.0.1",)),
        Said("b.0.1", ["weaving"], ("a.0.1",)),
    )
    assert union(ops, ["a.0.2", "b.0.1"]) == ["metal", "weaving"]
    assert meet(CRAFTS, [ops["a.0.2"], ops["b.0.1"]], lambda: ops) == Met(["metal", "weaving"], clash=False)


def test_a_member_added_again_stays_where_another_took_out_the_old_one() -> None:
    ops = history(
        Said("a.0.1", ["wood"]),
        Said("a.0.2", [], ("a.0.1",)),
        Said("a.0.3", ["wood"], ("a.0.2",)),
        Said("b.0.1", None, ("a.0.1",)),
    )
    assert union(ops, ["a.0.3", "b.0.1"]) == ["wood"]


def test_a_member_taken_out_long_ago_does_not_come_back() -> None:
    """What lies behind the head counts too: the first step took it out, the second knew nothing of it."""
    ops = history(
        Said("a.0.1", ["wood", "clay"]),
        Said("a.0.2", ["clay"], ("a.0.1",)),
        Said("a.0.3", ["clay", "metal"], ("a.0.2",)),
        Said("b.0.1", ["wood", "clay", "silk"], ("a.0.1",)),
    )
    assert union(ops, ["a.0.3", "b.0.1"]) == ["clay", "metal", "silk"]


@given(st.integers(0, 2**32), st.integers(2, 4))
def test_a_set_is_what_its_members_last_became_in_every_order(seed: int, nodes: int) -> None:
    """Against a plain model: each add makes a tag, a removal takes the tags it saw."""
    chance = random.Random(seed)
    ops = {"n.0.1": Said("n.0.1", ["x", "y"])}
    alive, dead = {("x", "n.0.1"), ("y", "n.0.1")}, set[tuple[str, str]]()
    heads = []
    for node in range(nodes):
        seen, before = {("x", "n.0.1"), ("y", "n.0.1")}, "n.0.1"
        for seq in range(1, chance.randint(2, 4)):
            op = f"m{node}.0.{seq}"
            wanted = {m for m in "xyz" if chance.random() < 0.6}
            gone = {tag for tag in seen if tag[0] not in wanted}
            fresh = {(m, op) for m in wanted if m not in {tag[0] for tag in seen}}
            dead |= gone
            alive |= fresh
            seen = (seen - gone) | fresh
            ops[op] = Said(op, sorted(wanted), (before,))
            before = op
        heads.append(before)
    expected = sorted({member for member, _ in alive - dead})
    chance.shuffle(heads)
    assert union(ops, heads) == expected
