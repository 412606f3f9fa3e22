"""A month as people write it."""

from __future__ import annotations

import pytest

from odop_desktop.domain.months import between, month, up_to
from odop_desktop.errors import OdopError

NOW = "2026-01-10T10:00:00+05:30"


@pytest.mark.parametrize("text", ["2025-11", "11-2025", " ११-२०२५ "])
def test_a_month_that_has_come(text: str) -> None:
    assert month(text, NOW) == "2025-11"


def test_a_month_that_is_to_come_where_that_may_be() -> None:
    assert month("02-2027") == "2027-02"


def test_one_digit_will_do() -> None:
    assert month("1-2026", NOW) == "2026-01"


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-13", "13-2025", "2025-11-01", "02-2026", "2026-02", "नवम्बर"]
)
def test_what_is_no_month_or_has_not_come(text: str) -> None:
    with pytest.raises(OdopError, match="E-SYN-67"):
        month(text, NOW)


def test_months_between_two_and_up_to_one_go_over_the_year() -> None:
    assert between("2025-11", "2026-02") == ("2025-12", "2026-01")
    assert (
        between("2025-12", "2026-01") == between("2026-01", "2026-01") == between("2026-03", "2026-01") == ()
    )
    assert up_to("2026-01", 2) == ("2025-12", "2026-01")
