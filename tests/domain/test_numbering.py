"""Registration numbers carry a check character; letters are numbered by the office's pattern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_37_36

from odop_desktop.domain.numbering import (
    LETTER_PATTERN,
    check_pattern,
    letter_number,
    normal_registration,
    registration,
    valid_registration,
)
from odop_desktop.errors import OdopError

PARTS = {"prefix": "DIC-CHM", "kind": "LOI", "fy": "2025-26", "pc": 1, "serial": 7}


def test_the_example_of_the_rule() -> None:
    assert registration("HP", "CHM", 1, 123) == "HP-CHM-1-000123-B"


@given(
    st.sampled_from(["HP", "UP"]),
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3),
    st.integers(1, 99),
    st.integers(1, 9_999_999),
)
def test_every_number_made_is_valid_and_no_single_slip_is(
    state: str, district: str, pc: int, serial: int
) -> None:
    number = registration(state, district, pc, serial)
    assert mod_37_36.is_valid(number.replace("-", ""))
    assert valid_registration(number)
    slips = {number[:i] + c + number[i + 1 :] for i in range(len(number)) for c in "0A9Z"} - {number}
    assert not [slip for slip in slips if valid_registration(slip)]


@pytest.mark.parametrize("typed", ["hp-chm-1-000123-b", " HP – CHM – 1 – 000123 – B ", "HP-CHM-१-०००१२३-B"])
def test_a_number_is_known_however_it_is_typed(typed: str) -> None:
    assert valid_registration(typed)
    assert normal_registration(typed) == "HP-CHM-1-000123-B"


@pytest.mark.parametrize(
    "text", ["", "HP-CHM-1-000123", "HP-CHM-1-000123-C", "HPCHM1000123B", "CHM-HP-1-000123-B"]
)
def test_other_text_is_no_registration(text: str) -> None:
    assert not valid_registration(text)


@pytest.mark.parametrize(
    ("state", "district", "pc", "serial"),
    [
        ("H", "CHM", 1, 1),
        ("HP", "chm", 1, 1),
        ("HP", "CHM", 0, 1),
        ("HP", "CHM", 100, 1),
        ("HP", "CHM", 1, 0),
    ],
)
def test_parts_of_another_form_are_refused(state: str, district: str, pc: int, serial: int) -> None:
    with pytest.raises(OdopError) as refused:
        registration(state, district, pc, serial)
    assert refused.value.code == "E-NUM-01"


def test_letters_are_numbered_by_the_pattern() -> None:
    assert letter_number(LETTER_PATTERN, **PARTS) == "DIC-CHM/LOI/2025-26/1-0007"
    assert letter_number("{serial}/जि.उ.के./{kind}/{fy}/{pc}", **PARTS) == "0007/जि.उ.के./LOI/2025-26/1"
    assert letter_number(LETTER_PATTERN, **{**PARTS, "serial": 12345}).endswith("1-12345")


@pytest.mark.parametrize(
    ("pattern", "code", "chip"),
    [
        ("{kind}/{fy}/{pc}-{serial}/{office}", "E-NUM-02", "office"),
        ("{kind.__class__}/{fy}/{pc}-{serial}", "E-NUM-02", "kind.__class__"),
        ("{kind}/{fy}/{pc}-{serial}/{", "E-NUM-02", "{"),
        ("{kind}/{fy}-{serial}", "E-NUM-03", "{pc}"),
        ("{fy}/{pc}-{serial}", "E-NUM-03", "{kind}"),
        ("", "E-NUM-03", "{kind}"),
    ],
)
def test_a_pattern_that_cannot_number_letters_is_refused(pattern: str, code: str, chip: str) -> None:
    with pytest.raises(OdopError) as refused:
        letter_number(pattern, **PARTS)
    assert (refused.value.code, refused.value.facts) == (code, {"chip": chip})


def test_a_good_pattern_passes_the_check() -> None:
    assert check_pattern(LETTER_PATTERN, frozenset(PARTS)) is None
