"""Amounts in words: English against num2words, Hindi read back to the number, both by known lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from odop_desktop.i18n.amounts import words_en, words_hi

KNOWN = [
    (5290000000, "पाँच करोड़ उनतीस लाख", "Five Crore Twenty-Nine Lakh"),
    (50050, "पाँच सौ एवं पचास पैसे", "Five Hundred and Fifty Paise"),
    (0, "शून्य", "Zero"),
    (50, "शून्य एवं पचास पैसे", "Zero and Fifty Paise"),
    (100, "एक", "One"),
    (10000, "एक सौ", "One Hundred"),
    (100000, "एक हजार", "One Thousand"),
    (10000000, "एक लाख", "One Lakh"),
    (1000000000, "एक करोड़", "One Crore"),
    (12345678900, "बारह करोड़ चौंतीस लाख छप्पन हजार सात सौ नवासी", None),
    (100000000000, "एक सौ करोड़", "One Hundred Crore"),
    (10**14, "एक लाख करोड़", "One Lakh Crore"),
    (9500000, "पचानवे हजार", "Ninety-Five Thousand"),
    (12000000, "एक लाख बीस हजार", "One Lakh Twenty Thousand"),
]


@pytest.mark.parametrize(("paise", "hindi", "english"), KNOWN)
def test_known_amounts(paise: int, hindi: str, english: str | None) -> None:
    assert words_hi(paise) == hindi
    assert english is None or words_en(paise) == english


@given(st.integers(0, 10**9 - 1))
def test_english_says_what_num2words_says(rupees: int) -> None:
    theirs = num2words(rupees, lang="en_IN").replace(",", "").replace(" and ", " ").title()
    assert words_en(rupees * 100) == theirs


SIZES = {"करोड़": 10_000_000, "लाख": 100_000, "हजार": 1_000, "सौ": 100}
NUMERALS = {words_hi(n * 100): n for n in range(100)}


def read_back(words: list[str]) -> int:
    """The number of Hindi words: each unit counts what stands before it."""
    for name, size in SIZES.items():
        if name in words:
            at = len(words) - 1 - words[::-1].index(name)
            return read_back(words[:at]) * size + read_back(words[at + 1 :])
    assert len(words) <= 1
    return NUMERALS[words[0]] if words else 0


def test_the_hundred_numerals_differ() -> None:
    assert len(NUMERALS) == 100
    assert all(" " not in word for word in NUMERALS)


@given(st.integers(0, 10**13))
def test_hindi_words_read_back_to_the_number(rupees: int) -> None:
    assert read_back(words_hi(rupees * 100).split()) == rupees


@given(st.integers(0, 10**9), st.integers(1, 99))
def test_paise_stand_behind(rupees: int, paise: int) -> None:
    head, _, tail = words_hi(rupees * 100 + paise).partition(" एवं ")
    assert head == words_hi(rupees * 100)
    assert tail == f"{words_hi(paise * 100)} पैसे"
    assert words_en(rupees * 100 + paise) == f"{words_en(rupees * 100)} and {words_en(paise * 100)} Paise"


@pytest.mark.parametrize("words", [words_hi, words_en])
def test_a_negative_amount_has_no_words(words: object) -> None:
    assert callable(words)
    with pytest.raises(ValueError, match="-1"):
        words(-1)
