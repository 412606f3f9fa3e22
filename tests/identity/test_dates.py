"""Dates are read day first, in every writing that office lists hold."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.identity.dates import BIRTH, parse_date

ON = date(2026, 1, 15)


@pytest.mark.parametrize(
    "text",
    [
        "22.05.1984",
        "22/5/84",
        "22-05-1984",
        "22 05 1984",
        "२२-०५-१९८४",
        "22।05।1984",
        "1984-05-22",
        "1984/5/22",
        "1984-05-22 00:00:00",
        "1984-05-22T10:30:00",
        "22 मई 1984",
        "22-May-1984",
        "22nd May, 84",
        "May 22, 1984",
        "22मई1984",
        "22051984",
        22051984,
        30824,
        30824.0,
        30824.75,
        "30824",
        date(1984, 5, 22),
        datetime(1984, 5, 22, 9, 0),
    ],
)
def test_one_day_in_every_writing(text: str | int | float | date) -> None:
    assert parse_date(text, ON, ages=BIRTH) == ("1984-05-22", False)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("05/01/2026", ("2026-01-05", True)),
        ("05/05/2026", ("2026-05-05", False)),
        ("12/25/1990", (None, True)),
        ("31.02.1990", (None, False)),
        ("31.04.90", (None, False)),
        ("29.02.2024", ("2024-02-29", False)),
        ("29.02.2023", (None, False)),
        ("32/01/1990", (None, False)),
        ("01.06.1850", (None, False)),
        ("", (None, False)),
        ("तदैव", (None, False)),
        ("22 Foo 1990", (None, False)),
        ("1990", (None, False)),
        (45, (None, False)),
        (float("nan"), (None, False)),
        (10**9, (None, False)),
        (99999999, (None, False)),
    ],
)
def test_what_is_read_and_what_is_not(text: str | float, read: tuple[str | None, bool]) -> None:
    assert parse_date(text, ON) == read


@pytest.mark.parametrize(
    ("text", "birth", "other"),
    [
        ("25.08.62", "1962-08-25", "1962-08-25"),
        ("25.12.00", "2000-12-25", "2000-12-25"),
        ("25.12.15", "2015-12-25", "2015-12-25"),
        ("31.03.30", "1930-03-31", "2030-03-31"),
        ("31.03.26", "1926-03-31", "2026-03-31"),
    ],
)
def test_two_digit_years_turn_by_age_or_by_nearness(text: str, birth: str, other: str) -> None:
    assert parse_date(text, ON, ages=BIRTH)[0] == birth
    assert parse_date(text, ON)[0] == other


@given(st.dates(date(1910, 1, 2), date(2099, 12, 31)))
def test_what_is_written_day_first_reads_back(day: date) -> None:
    for form in ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%b %d, %Y"):
        assert parse_date(day.strftime(form), ON)[0] == day.isoformat()


@given(st.integers(5000, 70000))
def test_serials_count_from_either_beginning(serial: int) -> None:
    assert parse_date(serial, ON)[0] == (date(1899, 12, 30) + timedelta(days=serial)).isoformat()
    assert (
        parse_date(serial, ON, epoch1904=True)[0] == (date(1904, 1, 1) + timedelta(days=serial)).isoformat()
    )


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("जनवरी", 1),
        ("फ़रवरी", 2),
        ("अप्रेल", 4),
        ("सितंबर", 9),
        ("सितम्बर", 9),
        ("अक्तूबर", 10),
        ("Sept", 9),
        ("DEC", 12),
    ],
)
def test_months_by_name(name: str, month: int) -> None:
    assert parse_date(f"5 {name} 2025", ON)[0] == f"2025-{month:02d}-05"


@given(st.text(max_size=20))
def test_no_text_makes_it_fail(text: str) -> None:
    iso, _ = parse_date(text, ON)
    assert iso is None or date.fromisoformat(iso)
