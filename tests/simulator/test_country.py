"""A year of a whole country by a bad post (SAFETY, G10): every office ends with what headquarters has of it."""

from __future__ import annotations

import os

import pytest

from tests.actions.offices import _own_home  # noqa: F401
from tests.simulator.country import country

pytestmark = pytest.mark.slow

OFFICES, MONTHS = (800, 12) if os.environ.get("ODOP_SOAK") == "1" else (20, 4)


def test_a_year_of_lost_doubled_and_late_files_ends_with_equal_digests() -> None:
    """One file in twenty is lost, one comes twice, none in its order."""
    with country(OFFICES, seed=800) as here:
        here.year(MONTHS)
        assert here.different() == []
        assert here.came["applied"] > OFFICES * MONTHS
        assert here.came["E-SYN-54"] > 0  # some did come twice
