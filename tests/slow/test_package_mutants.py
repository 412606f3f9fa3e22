"""Mutated packages by the ten thousand (a million in `make soak`): none accepted, none stumbled over."""

from __future__ import annotations

import os

import pytest

from tests.sync.mutants import accepted, stumbled

pytestmark = pytest.mark.slow

COUNT = 1_000_000 if os.environ.get("ODOP_SOAK") else 30_000


def test_no_mutant_is_accepted() -> None:
    assert accepted(COUNT, seed=1) == []


def test_no_payload_changed_before_it_was_signed_makes_the_reader_stumble() -> None:
    assert stumbled(COUNT // 3, seed=2) < COUNT // 6
