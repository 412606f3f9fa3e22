"""The financial year begins on 1 April."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.domain.fiscal import bounds, financial_year, parse_financial_year, quarter


@pytest.mark.parametrize(
    ("iso", "year", "q"),
    [
        ("2026-01-05", "2025-26", 4),
        ("2026-03-31", "2025-26", 4),
        ("2026-04-01", "2026-27", 1),
        ("2000-03-31", "1999-00", 4),
        ("2026-09-30", "2026-27", 2),
        ("2026-12-31", "2026-27", 3),
    ],
)
def test_the_year_and_quarter_of_a_day(iso: str, year: str, q: int) -> None:
    assert financial_year(iso) == year
    assert quarter(iso) == q


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_a_day_lies_within_its_year(day: date) -> None:
    first, last = bounds(financial_year(day.isoformat()))
    assert first <= day.isoformat() <= last


@pytest.mark.parametrize("text", ["2025-26", "2025-2026", "2025–26", "25-26", "२०२५-२६", " 2025 / 26 "])
def test_every_writing_of_a_year_is_read(text: str) -> None:
    assert parse_financial_year(text) == "2025-26"


@pytest.mark.parametrize("text", ["2025", "2025-27", "2025-1926", "", "26-25"])
def test_two_years_that_do_not_follow_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_financial_year(text)


def test_the_turn_of_a_century() -> None:
    assert parse_financial_year("1999-2000") == "1999-00" == financial_year("1999-12-31")
