"""Numbers, money and dates as they are shown, against Babel where it knows the rule."""

from __future__ import annotations

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.i18n import format as shown


@given(st.integers(-(10**15), 10**15))
def test_digits_are_grouped_as_babel_groups_them(number: int) -> None:
    assert (
        shown.grouping(number)
        == format_decimal(number, locale="hi_IN")
        == format_decimal(number, locale="en_IN")
    )


@pytest.mark.parametrize(
    ("paise", "text", "always"),
    [
        (5290000000, "₹5,29,00,000", "₹5,29,00,000.00"),
        (123450, "₹1,234.50", "₹1,234.50"),
        (5, "₹0.05", "₹0.05"),
        (0, "₹0", "₹0.00"),
        (-150050, "-₹1,500.50", "-₹1,500.50"),
        (99900, "₹999", "₹999.00"),
    ],
)
def test_rupees(paise: int, text: str, always: str) -> None:
    assert shown.rupees(paise) == text
    assert shown.rupees(paise, paise_always=True) == always
    assert shown.money(paise) == text.replace("₹", "")


@pytest.mark.parametrize(
    ("paise", "lakh", "crore"),
    [
        (5290000000, "529.00", "5.29"),
        (49999, "0.00", "0.00"),
        (50000, "0.01", "0.00"),
        (-50000, "-0.01", "0.00"),
        (123456789012345, "1,23,45,678.90", "1,23,456.79"),
    ],
)
def test_lakh_and_crore_round_half_up_only_for_show(paise: int, lakh: str, crore: str) -> None:
    assert shown.lakh(paise) == lakh
    assert shown.crore(paise) == crore


@pytest.mark.parametrize(
    ("value", "text"),
    [(12500, "12.5"), (1200000, "1,200"), (1, "0.001"), (0, "0"), (-2500, "-2.5"), (10, "0.01")],
)
def test_quantities_show_no_idle_zeros(value: int, text: str) -> None:
    assert shown.quantity(value) == text


def test_areas_and_percents() -> None:
    assert shown.hundredths(100000) == "1,000"
    assert shown.hundredths(1250) == "12.5"


def test_what_is_no_date_stays_as_it_is() -> None:
    for odd in ("", "soon", "yesterday", "2026-01", "a-b-c-d"):
        assert shown.date_screen(odd) == odd


def test_dates_on_screen_and_in_letters() -> None:
    assert shown.date_screen("2026-01-05") == "05-01-2026"
    assert shown.date_letter("2026-01-05") == "05.01.2026"
    assert shown.month_short("2025-11") == "11-25"
    assert shown.date_screen("2026-01-05T10:30:00") == "05-01-2026"
