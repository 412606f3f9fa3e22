"""No Aadhaar number stays, however it is written; what only looks like one stays as it is. Numbers are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import verhoeff

from odop_desktop.errors import Problem
from odop_desktop.identity.aadhaar import is_aadhaar, last4_of, sweep

NUMBER = "639150008060"
VID = "9123456789012346"[:15]
VID += verhoeff.calc_check_digit(VID)


@pytest.mark.parametrize(
    "text",
    [
        "639150008060",
        "6391 5000 8060",
        "6391-5000-8060",
        "6391\u00a05000\u20138060",
        "6391  5000 - 8060",
        "६३९१ ५००० ८०६०",
        "٦٣٩١٥٠٠٠٨٠٦٠",
        "6 3 9 1 5 0 0 0 8 0 6 0",
        "6,39,15,00,08,060",
        "639,150,008,060",
        "6.39150008060E+11",
        "6.3915000806e11",
        "639150008060.0",
    ],
)
@pytest.mark.parametrize("around", ["{}", "आधार {} की प्रति", "UID{}।", "(2024 {}) 5"])
def test_every_way_of_writing_it_is_hidden(text: str, around: str) -> None:
    swept = sweep(around.format(text))
    assert (swept.text, swept.count) == (around.format("XXXX XXXX 8060"), 1)


def test_two_numbers_and_one_hidden_behind_a_failed_one() -> None:
    assert sweep(f"{NUMBER}/6391 5000 8060").count == 2
    assert sweep("1234 6391 5000 8060").text == "1234 XXXX XXXX 8060"


@pytest.mark.parametrize(
    "text",
    [
        "639150008061",
        "1639150008060",
        "6391500080601",
        "XXXX XXXX 8060",
        "25.08.1962",
        "81781 28657 / 01899-201612",
        "222222222222",
        "123412341234",
        "",
        "राम 12 34",
    ],
)
def test_what_is_no_aadhaar_number_stays(text: str) -> None:
    assert (sweep(text).text, sweep(text).count) == (text, 0)


def _mobile_that_passes() -> str:
    return next(n for n in (f"919876543{i:03d}" for i in range(1000)) if is_aadhaar(n))


def test_a_mobile_behind_plus_91_stays() -> None:
    number = _mobile_that_passes()
    assert sweep(f"+{number}").count == 0
    assert sweep(number).count == 1


def test_a_virtual_id_is_hidden() -> None:
    grouped = " ".join(VID[i : i + 4] for i in range(0, 16, 4))
    assert sweep(grouped).text == sweep(VID).text == f"XXXX XXXX XXXX {VID[-4:]}"


@given(st.text(alphabet="अ0123456789 -.,+EeX/\n", max_size=60))
def test_sweeping_twice_changes_nothing_more_when_nothing_was_found(text: str) -> None:
    swept = sweep(text)
    assert (swept.count == 0) == (swept.text == text)


@given(st.integers(2 * 10**10, 10**11 - 1), st.text(alphabet="अकa ,:()", max_size=5))
def test_any_number_that_passes_leaves_only_its_last_four(base: int, around: str) -> None:
    number = f"{base}{verhoeff.calc_check_digit(str(base))}"
    swept = sweep(f"{around}{number}{around}")
    assert number[:8] not in swept.text or not is_aadhaar(number)
    if is_aadhaar(number):
        assert swept.text == f"{around}XXXX XXXX {number[-4:]}{around}"


@pytest.mark.parametrize(
    "cell",
    [
        639150008060,
        639150008060.0,
        "6391 5000 8060",
        "6.39150008060E+11",
        "६३९१५०००८०६०",
        "UID 6391-5000-8060 (1)",
    ],
)
def test_a_number_in_the_column_leaves_its_last_four(cell: object) -> None:
    assert last4_of(cell) == ("8060", None, True)


@pytest.mark.parametrize(
    "cell", ["8060", 8060, "XXXX XXXX 8060", "xxxx-xxxx-8060", "********8060", "आधार ८०६०"]
)
def test_four_digits_are_taken_as_they_are(cell: object) -> None:
    assert last4_of(cell) == ("8060", None, False)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("639150008061", "E-ID-70"),
        ("123456789", "E-ID-70"),
        (VID, "E-ID-70"),
        ("6391500080601234", "E-ID-70"),
        ("6.3915E+11", "E-ID-71"),
    ],
)
def test_nine_digits_and_more_are_masked_and_kept_only_when_they_pass(cell: object, code: str) -> None:
    assert last4_of(cell) == (None, Problem.of(code), True)


@pytest.mark.parametrize(("cell", "count"), [(123, 3), ("12345", 5), ("लंबित", 0)])
def test_too_few_digits_are_a_problem_and_never_guessed(cell: object, count: int) -> None:
    assert last4_of(cell) == (None, Problem.of("E-ID-72", count=count), False)


@pytest.mark.parametrize("cell", [None, "", " ", "-", "NA", "nil", "नहीं", "--"])
def test_an_empty_cell_says_nothing(cell: object) -> None:
    assert last4_of(cell) == (None, None, False)
