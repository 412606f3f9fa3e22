"""The numbers of people and firms: the table of examples, and what the examples leave out."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from odop_desktop.i18n.words import Words
from odop_desktop.identity import ids
from odop_desktop.identity.aadhaar import is_aadhaar
from odop_desktop.identity.ids import Checked
from odop_desktop.identity.tax_ids import check_character
from odop_desktop.paths import resources

ASSETS = Path(__file__).resolve().parent.parent / "assets"
with (ASSETS / "id_examples.csv").open(encoding="utf-8", newline="") as f:
    EXAMPLES = [(row["id_type"], row["value"], row["expected"]) for row in csv.DictReader(f)]

CHECKS: dict[str, Callable[[str], Checked]] = {
    "GSTIN": ids.check_gstin,
    "PAN": ids.check_pan,
    "UDYAM": ids.check_udyam,
    "UAM": ids.check_udyam,
    "IFSC": ids.check_ifsc,
    "IEC": ids.check_iec,
    "PIN-HP": lambda text: ids.check_pin(text, "HP"),
    "PIN-UP": lambda text: ids.check_pin(text, "UP"),
    "MOBILE": ids.check_mobile,
    "PEHCHAN": ids.check_pehchan,
}


def codes(checked: Checked) -> list[str]:
    return [p.code for p in checked.problems]


@pytest.mark.parametrize(("kind", "value", "expected"), EXAMPLES)
def test_the_examples_are_judged_as_the_table_says(kind: str, value: str, expected: str) -> None:
    good = is_aadhaar(value) if kind == "AADHAAR" else CHECKS[kind](value).good
    assert good is expected.startswith("valid")


@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=14, max_size=14))
def test_the_check_character_is_the_one_of_luhn_mod_36(first14: str) -> None:
    assert check_character(first14) == luhn.calc_check_digit(first14, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def test_a_wrong_last_character_is_told_with_the_one_that_should_stand_there() -> None:
    problem = ids.check_gstin("02 aaapz 1234 c1z9").problems[0]
    assert (problem.code, dict(problem.facts)) == ("E-ID-12", {"given": "9", "due": "C"})
    title = Words.load("en", resources() / "locale")(f"error.{problem.code}.title", **dict(problem.facts))
    assert "9" in title
    assert "C" in title


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("O2AAAPZ1234C1ZC", "E-ID-13", {"place": 1, "given": "O", "meant": "0"}),
        ("02AAAPZI234C1ZC", "E-ID-13", {"place": 8, "given": "I", "meant": "1"}),
        ("020AAPZ1234C1ZC", "E-ID-14", {"place": 3, "given": "0", "meant": "O"}),
        ("02AAAPZ1234C1ZCC", "E-ID-11", {"length": 16}),
        ("02AAAPZ1234C12C", "E-ID-19", {"given": "2"}),
        ("45AAAPZ1234C1Z", "E-ID-15", {"state": "45"}),
        ("02AAAZZ1234C1Z", "E-ID-21", {"letter": "Z"}),
        ("02AAAPZ0000C1Z", "E-ID-22", {}),
        ("02AAAPZ1234C0Z", "E-ID-17", {}),
    ],
)
def test_each_fault_of_a_gstin_is_named(text: str, code: str, facts: dict[str, object]) -> None:
    full = text + check_character(text) if len(text) == 14 else text
    problem = ids.check_gstin(full).problems[0]
    assert (problem.code, dict(problem.facts)) == (code, facts)


@pytest.mark.parametrize("state", ["38", "96", "97", "99"])
def test_states_that_other_tables_lack_are_good_with_a_note(state: str) -> None:
    first14 = f"{state}AAAPZ1234C1Z"
    checked = ids.check_gstin(first14 + check_character(first14))
    assert codes(checked) == ["E-ID-16"]
    assert checked.good


@pytest.mark.parametrize("text", ["27MUMG12345A1DX", "02AAAGZ1234C1C5", "0717USA00001UN2"])
def test_deductors_and_missions_are_good_with_a_note(text: str) -> None:
    checked = ids.check_gstin(text)
    assert codes(checked) == ["E-ID-18"]
    assert checked.good


def test_the_pan_inside_the_gstin_is_compared() -> None:
    assert ids.check_pair("02AAAPZ1234C1ZC", "AAAPZ1234C") is None
    assert ids.check_pair(None, "AAAPZ1234C") is None
    problem = ids.check_pair("02AAAPZ1234C1ZC", "ZZZPZ1234C")
    assert problem is not None
    assert problem.code == "E-ID-25"


@pytest.mark.parametrize(
    ("check", "typed", "value"),
    [
        (ids.check_gstin, " ०२aaapz१२३४c1z c ", "02AAAPZ1234C1ZC"),
        (ids.check_pan, "zzzpz-1234 c", "ZZZPZ1234C"),
        (ids.check_udyam, "udyamhp030000001", "UDYAM-HP-03-0000001"),
        (ids.check_udyam, "UDYAM – HP – 03 – 0000001", "UDYAM-HP-03-0000001"),
        (ids.check_ifsc, "hdfc 0abc123", "HDFC0ABC123"),
        (ids.check_iec, "0512345678", "0512345678"),
        (ids.check_fssai, "10012 0110 00123.0".replace(" ", ""), "10012011000123"),
        (ids.check_pin, "१७६ ३१४", "176314"),
        (ids.check_pin, "176310.0", "176310"),
        (ids.check_mobile, "+91-73740 68124", "7374068124"),
        (ids.check_mobile, "0091 7374068124", "7374068124"),
        (ids.check_mobile, "९८७६५४३२१०", "9876543210"),
        (ids.check_account, "0012 3456-7890", "001234567890"),
        (ids.check_email, " Ram.Kumar@GMAIL.com ", "Ram.Kumar@gmail.com"),
        (ids.check_pehchan, "hp ch 0012", "HPCH0012"),
    ],
)
def test_good_values_come_back_in_their_usual_form(
    check: Callable[[str], Checked], typed: str, value: str
) -> None:
    assert check(typed) == Checked(value)


@pytest.mark.parametrize(
    ("check", "typed", "code"),
    [
        (ids.check_pan, "ZZZPZ12345", "E-ID-14"),
        (ids.check_pan, "ZZZPZ1234", "E-ID-20"),
        (ids.check_pan, "ZZZEZ1234C", "E-ID-21"),
        (ids.check_ifsc, "SBINO000001", "E-ID-34"),
        (ids.check_iec, "051234567", "E-ID-24"),
        (ids.check_fssai, "30012011000123", "E-ID-37"),
        (ids.check_fssai, "1.0012E+13", "E-ID-01"),
        (ids.check_account, "3.22353E+11", "E-ID-01"),
        (ids.check_account, "12345678", "E-ID-55"),
        (ids.check_account, "000000000", "E-ID-55"),
        (ids.check_account, "XXXXXX1234", "E-ID-55"),
        (ids.check_pin, "17631", "E-ID-40"),
        (ids.check_pin, "076314", "E-ID-40"),
        (ids.check_mobile, "5876543210", "E-ID-51"),
        (ids.check_mobile, "01899-201612", "E-ID-51"),
        (ids.check_mobile, "9999999999", "E-ID-52"),
        (ids.check_mobile, "98765432101", "E-ID-50"),
        (ids.check_email, "ram@gmail", "E-ID-60"),
        (ids.check_email, "ram gmail.com", "E-ID-60"),
        (ids.check_email, "a@b..in", "E-ID-60"),
        (ids.check_udyam, "UDYAM-HP-3-0000001", "E-ID-30"),
    ],
)
def test_a_doubtful_value_is_kept_with_its_reason(
    check: Callable[[str], Checked], typed: str, code: str
) -> None:
    checked = check(typed)
    assert codes(checked) == [code]
    assert checked.value


def test_a_landline_is_kept_as_typed() -> None:
    assert ids.check_mobile("01899-201612").value == "01899-201612"


def test_a_packs_own_pattern_of_pin_codes_wins() -> None:
    assert ids.check_pin("248001", "UK", r"24[4-9][0-9]{3}").good
    assert codes(ids.check_pin("176314", pattern=r"24[4-9][0-9]{3}")) == ["E-ID-41"]
    assert ids.check_pin("176314", "KA").good


@given(st.text(max_size=25))
def test_no_check_fails_on_any_text(text: str) -> None:
    checks = [*CHECKS.values(), ids.check_fssai, ids.check_account, ids.check_email]
    assert all(check(check(text).value).value == check(text).value for check in checks)
