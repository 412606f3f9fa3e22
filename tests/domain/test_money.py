"""Money as offices write it, and quantity × rate to the paisa."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.domain.money import line_value, parse_money
from odop_desktop.i18n.format import money, rupees


@pytest.mark.parametrize(
    ("text", "paise"),
    [
        ("₹ 1,20,000/-", 12000000),
        ("₹ 95,000/-", 9500000),
        ("95,000.50", 9500050),
        ("1,20,000.00/-", 12000000),
        ("1,200,000", 120000000),
        ("रु0 500 मात्र", 50000),
        ("रु. 5,000", 500000),
        ("रू० ५०००/-", 500000),
        ("Rs. 500 only", 50000),
        ("Rs.500/=", 50000),
        ("500=00", 50000),
        ("500 रुपये", 50000),
        ("INR 5,00,000", 50000000),
        ("150000", 15000000),
        ("85000.0", 8500000),
        (".50", 50),
        ("0", 0),
        ("5.29 करोड़", 5290000000),
        ("1.5 lakh", 15000000),
        ("₹ 2 लाख", 20000000),
        ("5 हजार", 500000),
        ("\u00a0१,२०,००० ", 12000000),
    ],
)
def test_amounts_are_read(text: str, paise: int) -> None:
    assert parse_money(text) == paise


@pytest.mark.parametrize(
    "text",
    ["", "₹", "abc", "1,5", "12,34", "-500", "0.505", "10%", "1.2.3", "5,00,00", "500 600", "1e5", "लाख"],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_money(text)


@given(st.integers(0, 10**14))
def test_what_is_shown_reads_back(paise: int) -> None:
    assert parse_money(rupees(paise)) == parse_money(money(paise, paise_always=True)) == paise


@given(st.integers(0, 10**9), st.integers(0, 10**10))
def test_a_line_is_quantity_times_rate_half_a_paisa_up(thousandths: int, rate: int) -> None:
    exact = Decimal(thousandths) * rate / 1000
    assert line_value(thousandths, rate) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def test_half_a_paisa_goes_up() -> None:
    assert line_value(500, 1) == 1
    assert line_value(499, 1) == 0
    assert line_value(12500, 4005) == 50063
