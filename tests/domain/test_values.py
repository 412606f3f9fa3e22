"""Reading what offices write, for every kind of field, and showing it again."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.domain.catalogue import kind
from odop_desktop.domain.catalogue.field import Field, Kind, Privacy
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.domain.catalogue.values import Parsed, parse
from odop_desktop.domain.pack import national_lists
from odop_desktop.i18n.words import Words
from tools.locale import read

ON = date(2026, 1, 5)
LISTS = national_lists()
ARTISAN = kind("artisan").by_key
AADHAAR = "234123412346"  # passes the checksum; invented


def of(field: Field | Kind, raw: Any) -> Parsed:
    return parse(field if isinstance(field, Field) else Field("f", field), raw, LISTS, on=ON)


def codes(parsed: Parsed) -> list[str]:
    return [problem.code for problem in parsed.problems]


GOOD = [
    (Kind.NAME, "  सुनीता\u00a0 देवी ", "सुनीता देवी"),
    (Kind.NAME, "Nil", "Nil"),  # a name, not a blank
    (Kind.NAME, 12.0, "12"),
    (Kind.TEXT, 238721456277.0, "238721456277"),
    (Kind.TEXT, datetime(1984, 5, 22), "22-05-1984"),
    (Kind.TEXT, "2.38721456277E+11", "238721456277"),
    (Kind.NOTE, "एक\r\nदो", "एक\nदो"),
    (Kind.INT, "१५", 15),
    (Kind.INT, "12 वर्ष", 12),
    (Kind.INT, 7.0, 7),
    (Kind.INT, "लगभग 1,200", 1200),
    (Kind.QUANTITY, "12.5", 12500),
    (Kind.QUANTITY, "500 नग", 500_000),
    (Kind.QUANTITY, 0.1, 100),
    (Kind.AREA, "1000", 100_000),
    (Kind.AREA, "9.3 वर्ग मीटर", 930),
    (Kind.AREA, "10 x 10 ft", 929),
    (Kind.AREA, "100 वर्ग फुट", 929),
    (Kind.AREA, "3 × 3", 900),
    (Kind.PERCENT, "40%", 4000),
    (Kind.PERCENT, 0.4, 4000),
    (Kind.PERCENT, 100, 10000),
    (Kind.PERCENT, "12.5 प्रतिशत", 1250),
    (Kind.MONEY, "₹ 1,20,000/-", 1_20_000_00),
    (Kind.MONEY, "1.2 लाख", 1_20_000_00),
    (Kind.MONEY, "₹5.29 करोड़", 5_29_00_000_00),
    (Kind.MONEY, "Rs. 2 lakh only", 2_00_000_00),
    (Kind.MONEY, "निःशुल्क", 0),
    (Kind.MONEY, "free", 0),
    (Kind.MONEY, "₹0", 0),
    (Kind.MONEY, "₹0.50", 50),
    (Kind.MONEY, "रु0 500", 500_00),
    (Kind.MONEY, 85000, 85_000_00),
    (Kind.MONEY, 95000.5, 95_000_50),
    (Kind.DATE, "25.08.1962", "1962-08-25"),
    (Kind.DATE, "२४-११-२००४", "2004-11-24"),
    (Kind.DATE, datetime(1984, 5, 22, 0, 0), "1984-05-22"),
    (Kind.TIME, "सायं 5 बजे", "17:00"),
    (Kind.TIME, "10.30 AM", "10:30"),
    (Kind.TIME, "12:15 am", "00:15"),
    (Kind.TIME, time(9, 5), "09:05"),
    (Kind.TIME, 0.75, "18:00"),
    (Kind.DATETIME, "02-01-2026 10:30", "2026-01-02T10:30:00"),
    (Kind.DATETIME, "02.01.2026", "2026-01-02T00:00:00"),
    (Kind.DATETIME, datetime(2026, 1, 2, 9, 15), "2026-01-02T09:15:00"),
    (Kind.BOOL, "हाँ", True),
    (Kind.BOOL, "N", False),
    (Kind.BOOL, "नही", False),
    (Kind.BOOL, True, True),
    (Kind.PHONE, "+91-7374068124", "7374068124"),
    (Kind.PHONE, 9763170669, "9763170669"),
    (Kind.PHONE, 9763170669.0, "9763170669"),
    (Kind.PIN, "176 315", "176315"),
    (Kind.PIN, 176310, "176310"),
    (Kind.REF, "  Chamba   Rumal", "Chamba Rumal"),
    (Kind.SET, "महला; Mehlla, महला", ("Mehlla", "महला")),
    (Kind.ACCOUNT, 238721456277.0, "238721456277"),
    (Kind.LAST4, AADHAAR, "2346"),
    (Kind.LAST4, "XXXX XXXX 1234", "1234"),
]


@pytest.mark.parametrize(("field_kind", "raw", "value"), GOOD)
def test_what_is_read_without_doubt(field_kind: Kind, raw: Any, value: Any) -> None:
    assert of(field_kind, raw) == Parsed(value)


BAD = [
    (Kind.INT, "3/2", "E-VAL-01"),
    (Kind.INT, 2.5, "E-VAL-01"),
    (Kind.INT, "-3", "E-VAL-01"),
    (Kind.INT, "पाँच", "E-VAL-01"),
    (Kind.QUANTITY, "10-12", "E-VAL-02"),
    (Kind.QUANTITY, float("nan"), "E-VAL-02"),
    (Kind.QUANTITY, float("inf"), "E-VAL-02"),
    (Kind.QUANTITY, True, "E-VAL-02"),
    (Kind.AREA, "बड़ा", "E-VAL-02"),
    (Kind.PERCENT, "140", "E-VAL-10"),
    (Kind.MONEY, "पाँच हज़ार", "E-VAL-04"),
    (Kind.MONEY, -5, "E-VAL-04"),
    (Kind.MONEY, "9" * 20, "E-VAL-04"),
    (Kind.QUANTITY, "9" * 20, "E-VAL-02"),
    (Kind.DATE, "कल", "E-VAL-05"),
    (Kind.DATE, "31-02-2020", "E-VAL-05"),
    (Kind.DATE, True, "E-VAL-05"),
    (Kind.DATE, "08/25/1962", "E-VAL-06"),
    (Kind.TIME, "25:00", "E-VAL-14"),
    (Kind.TIME, "10 से 12", "E-VAL-14"),
    (Kind.BOOL, "शायद", "E-VAL-07"),
    (Kind.PHONE, "पड़ोसी", "E-VAL-13"),
]


@pytest.mark.parametrize(("field_kind", "raw", "code"), BAD)
def test_what_cannot_be_read_leaves_no_value_its_reason_and_its_text(
    field_kind: Kind, raw: Any, code: str
) -> None:
    parsed = of(field_kind, raw)
    assert parsed.value is None and codes(parsed) == [code] and parsed.rest


@pytest.mark.parametrize("field_kind", list(Kind))
@pytest.mark.parametrize("raw", [None, "", " \u200b", "-", "—", "--", "।"])
def test_nothing_is_nothing_for_every_kind(field_kind: Kind, raw: str | None) -> None:
    field = Field("f", field_kind, choices="gender" if field_kind in (Kind.CHOICE, Kind.STAGE) else None)
    assert of(field, raw) == Parsed()


@pytest.mark.parametrize("raw", ["NA", "n/a", "Nil", "लागू नहीं"])
def test_words_for_nothing_are_nothing(raw: str) -> None:
    assert of(Kind.TEXT, raw) == of(Kind.GSTIN, raw) == of(Kind.DATE, raw) == Parsed()


@pytest.mark.parametrize(
    ("key", "raw", "value", "rest"),
    [
        ("gender", "पु0", "M", ""),
        ("social_category", "OBC (Muslim)", "OBC", "Muslim"),
        ("divyang", "हाँ, अस्थि 40%", "LOCO", "40%"),
        ("divyang", "हाँ", "Y", ""),
        ("divyang", "nil", "N", ""),
        ("education", "B.A. (Hindi)", "UG", "Hindi"),
        ("relation", "S/o", "SO", ""),
        ("mobile", "81781 28657 / 01899-201612", "8178128657", "01899-201612"),
        ("mobile", "01899-222222, 9000000001", "9000000001", "01899-222222"),
        ("experience_years", "12 वर्ष पैतृक कार्य", 12, "वर्ष पैतृक कार्य"),
        ("pehchan_no", "hp chm 0012", "HPCHM0012", ""),
        ("dob", "12/04/90", "1990-04-12", ""),
        ("dob", "12/04/05", "2005-04-12", ""),
        ("gstin", "02zzzfq9999a1zd", "02ZZZFQ9999A1ZD", ""),
    ],
)
def test_a_cell_of_an_artisan_list(key: str, raw: str, value: Any, rest: str) -> None:
    parsed = of(ARTISAN[key], raw)
    assert (parsed.value, parsed.rest, codes(parsed)) == (value, rest, [])


def test_two_answers_in_one_cell_are_none() -> None:
    parsed = of(ARTISAN["gender"], "M/F")
    assert parsed.value is None and codes(parsed) == ["E-VAL-08"] and parsed.rest == "M/F"


def test_a_failing_number_goes_in_with_its_problem_named_by_its_field() -> None:
    parsed = of(ARTISAN["gstin"], "02AAAPZ1234C1Z9")
    assert parsed.value == "02AAAPZ1234C1Z9"
    assert [problem.field for problem in parsed.problems] == ["gstin"]


def test_a_birth_date_still_to_come_is_none() -> None:
    assert codes(of(ARTISAN["dob"], "01-01-2027")) == ["E-VAL-11"]


def test_an_aadhaar_number_in_free_text_is_hidden_wherever_it_stands() -> None:
    for field in (ARTISAN["remarks"], ARTISAN["name_hi"], ARTISAN["odop_product"], ARTISAN["extra"]):
        parsed = of(field, f"uid {AADHAAR}")
        assert AADHAAR not in repr(parsed) and "XXXX XXXX 2346" in repr(parsed.value)
        assert codes(parsed) == ["E-VAL-12"]


def test_a_bad_aadhaar_cell_leaves_nothing_behind() -> None:
    parsed = of(ARTISAN["aadhaar_last4"], "234123412347")
    assert parsed.value is None and parsed.problems and "2341" not in repr(parsed)


def test_a_problem_never_tells_a_guarded_value() -> None:
    for privacy in (Privacy.RESTRICTED, Privacy.SENSITIVE):
        parsed = of(Field("f", Kind.INT, privacy=privacy), "secret")
        assert "secret" not in repr(parsed.problems) and parsed.rest == "secret"


def test_a_long_text_loses_nothing() -> None:
    field = Field("f", Kind.TEXT, max_len=10)
    parsed = of(field, "कखगघङचछजझञटठ")
    assert parsed.value + parsed.rest == "कखगघङचछजझञटठ" and codes(parsed) == ["E-VAL-09"]


def test_more_decimals_than_are_kept_are_rounded_and_told() -> None:
    parsed = of(Kind.QUANTITY, "1.2345")
    assert parsed.value == 1235 and codes(parsed) == ["E-VAL-03"]


def test_a_closed_set_keeps_what_it_knows_and_tells_the_rest() -> None:
    field = Field("id_docs", Kind.SET, choices="id_document")
    parsed = of(field, "आधार, पैन; ड्राइविंग लाइसेंस | कुछ और")
    assert parsed.value == ("AADHAAR", "DL", "PAN")
    assert parsed.rest == "कुछ और" and codes(parsed) == ["E-VAL-08"]


SHOWN = [
    (ARTISAN["dob"], "1990-04-12", "12-04-1990", "12-04-1990"),
    (ARTISAN["gender"], "F", "महिला", "Female"),
    (ARTISAN["minority"], False, "नहीं", "No"),
    (ARTISAN["aadhaar_last4"], "2346", "XXXX XXXX 2346", "XXXX XXXX 2346"),
    (ARTISAN["name_hi"], "सुनीता देवी", "सुनीता देवी", "सुनीता देवी"),
    (ARTISAN["divyang_pct"], 4050, "40.5", "40.5"),
    (ARTISAN["annual_income"], None, "", ""),
    (kind("event").by_key["area"], 100_000, "1,000", "1,000"),
    (kind("event").by_key["id_docs"], ("DL", "PAN"), "ड्राइविंग लाइसेंस, पैन कार्ड", "Driving licence, PAN card"),
    (kind("place").by_key["variants"], ("a", "b"), "a; b", "a; b"),
    (
        kind("participation").by_key["reported_at"],
        "2026-01-02T10:30:00",
        "02-01-2026 10:30",
        "02-01-2026 10:30",
    ),
    (kind("loi").by_key["total"], 5_29_00_000_00, "₹5,29,00,000", "₹5,29,00,000"),
    (kind("loi_line").by_key["qty"], 12_500, "12.5", "12.5"),
]


@pytest.mark.parametrize(("field", "value", "hi", "en"), SHOWN, ids=[f.key for f, *_ in SHOWN])
def test_show(field: Field, value: Any, hi: str, en: str) -> None:
    for lang, text in (("hi", hi), ("en", en)):
        assert show(field, value, Words(lang, read(lang)), LISTS) == text


@pytest.mark.parametrize(("field", "value", "hi", "en"), SHOWN, ids=[f.key for f, *_ in SHOWN])
def test_what_is_shown_reads_back_as_what_is_stored(field: Field, value: Any, hi: str, en: str) -> None:
    assert of(field, hi).value == of(field, en).value == value


ODD = st.one_of(
    st.text(max_size=40),
    st.text("0123456789०१२३-/. :₹,eE+xX×%()लाखकरोड़", max_size=25),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.lists(st.text(max_size=8), max_size=3).map(tuple),
)


def some_field(field_kind: Kind) -> Field:
    choices = "divyang" if field_kind in (Kind.CHOICE, Kind.STAGE) else None
    return Field("f", field_kind, choices=choices, ref="artisan" if field_kind is Kind.REF else None)


@given(st.sampled_from(list(Kind)), ODD)
def test_whatever_a_cell_holds_it_is_read_or_told_and_never_breaks(field_kind: Kind, raw: Any) -> None:
    parsed = of(some_field(field_kind), raw)
    assert parsed.value not in ("", ())
    assert parsed.value is not None or not parsed.rest or parsed.problems


@given(
    st.sampled_from([Kind.MONEY, Kind.QUANTITY, Kind.AREA, Kind.PERCENT, Kind.INT]), st.integers(0, 10_000)
)
def test_every_stored_number_reads_back_from_what_is_shown(field_kind: Kind, value: int) -> None:
    field = some_field(field_kind)
    assert of(field, show(field, value, Words("hi", {}), LISTS)) == Parsed(value)
