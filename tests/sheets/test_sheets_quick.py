"""The short ways round the catalogue's parser give the parser's own answers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.domain.catalogue import kind
from odop_desktop.domain.catalogue.values import Parsed, parse
from odop_desktop.sheets.cells import Column, Tidy, quick
from odop_desktop.sheets.datecols import Evidence, day_first
from odop_desktop.sheets.facts import column_letters, column_number
from odop_desktop.sheets.sweeping import Sweeper
from tests.sheets.build import LISTS, ON

ARTISAN = kind("artisans").by_key
FIELDS = [
    "name_hi",
    "address",
    "remarks",
    "block",
    "mobile",
    "account_no",
    "annual_income",
    "unit_name",
    "portal_no",
]
WORDS = [
    "राम सिंह", "Nil", "NA", "nil", "लागू नहीं", "उपलब्ध नहीं", "रिक्त", "-", "Ram", "null", "None", "n/a", "9816012345",
    "1111111111", "0000000000", "9999999999", "12345678", "123456789", "12345678901234567", "98160 12345", "x", "ना",
    "राम\nश्याम", "मकान 5", "सरोल", "ल", "N", "००", "क\u200dष", "unknown",
]  # fmt: skip


def _same(field: str, raw: Any) -> None:
    column = Column(0, "", field, ARTISAN[field])
    tidied = Tidy(False).raw(raw, column, ARTISAN[field], [])
    short = None if tidied is None else quick(tidied, ARTISAN[field])
    if short is not None:
        swept = Sweeper([], []).sweep([raw]).cells[0]
        if swept == raw:  # the sweep has gone before
            assert parse(ARTISAN[field], raw, LISTS, on=ON) == Parsed(short)


@pytest.mark.parametrize("field", FIELDS)
def test_usual_words(field: str) -> None:
    for word in WORDS:
        _same(field, word)


@given(
    field=st.sampled_from(FIELDS), raw=st.text(min_size=1, max_size=30) | st.text("0123456789 -/", min_size=1)
)
def test_any_text(field: str, raw: str) -> None:
    _same(field, raw)


@given(field=st.sampled_from(FIELDS), raw=st.integers(0, 10**13) | st.sampled_from([7777777777, 6000000000]))
def test_any_number(field: str, raw: int) -> None:
    _same(field, raw)


def test_the_short_way_is_used() -> None:
    used = [("name_hi", "राम सिंह"), ("address", "सरोल"), ("mobile", 9816012345), ("mobile", "9816012345")]
    used += [("account_no", "238721456277"), ("annual_income", 85000)]
    assert all(quick(raw, ARTISAN[field]) is not None for field, raw in used)


@given(st.integers(0, 16383))
def test_column_letters(number: int) -> None:
    assert column_number(column_letters(number)) == number


def test_which_way_dates_run() -> None:
    evidence = Evidence()
    for text in ("01/02/2020", "5.6.80", "जन्म", "३-४-१९९०", 12):
        evidence.see(text)
    assert (evidence.taken, evidence.day_first, evidence.month_first) == ("dmy", 0, 0)
    evidence.see("०२/२५/१९९०")
    assert (evidence.taken, evidence.sample) == ("mdy", "०२/२५/१९९०")
    assert day_first("02/25/1990") == "25/02/1990"
    assert day_first("1990-02-25") == "1990-02-25"
