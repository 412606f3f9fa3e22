"""Over twelve months: on time, late, nil or not; with the rate of each office and of each month."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert

from odop_desktop.actions import file_papers
from odop_desktop.letters.blocks import Table
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.reporting import compose
from odop_desktop.office import Office
from odop_desktop.queries import reporting
from odop_desktop.queries.headquarters import Listed, Pc
from odop_desktop.queries.reporting import Cell, Fared, Rate, Reporting
from odop_desktop.storage.tables.sync import RECEIVED
from odop_desktop.telling import reporting as say
from tests.letters.reading import said
from tests.queries.test_receipt_papers import came

KULLU = Listed(
    "k", "HP-KLU", Two("कुल्लू", "Kullu"), (Pc("k1", "HP-KLU-1", "", True), Pc("k2", "HP-KLU-2", "98", True))
)
MANDI = Listed("m", "HP-MND", Two("मण्डी", "Mandi"), (Pc("m1", "HP-MND-1", "", True),))
KEPT = Listed("p", "HP-LSP", Two("लाहौल", "Lahaul"), (), proxy=True)


def sent(office: Office, arrival: int, sender: str, month: str, day: str, **changes: Any) -> None:
    at = f"{day}T10:00:00+05:30"
    came(office, arrival, month, sender=sender, pkg_id=f"{sender}-{arrival}", at=at, **changes)


def found(office: Office, month: str | None = None) -> Reporting:
    return reporting.found(office, (KULLU, KEPT, MANDI), month)


def cell(office: Office, listed: Listed, month: str) -> Cell:
    table = found(office)
    (row,) = (row for row in table.rows if row.listed is listed)
    return row.cells[table.months.index(month)]


def test_on_time_late_nil_and_not(office: Office) -> None:
    """It is the tenth of January 2026; a month's file is due by the seventh of the next."""
    sent(office, 1, "k1", "2025-09", "2025-10-07")
    sent(office, 2, "k2", "2025-10", "2025-11-19")
    sent(office, 3, "k1", "2025-11", "2025-12-01", applied=0, duplicate=0, waiting=0)
    table = found(office)
    assert table.months[0] == "2025-01" and table.months[-1] == "2025-12" and len(table.months) == 12
    assert [row.listed.code for row in table.rows] == ["HP-KLU", "HP-MND"]
    assert cell(office, KULLU, "2025-09") == Cell(Fared.ON_TIME, "2025-10-07")
    assert cell(office, KULLU, "2025-10") == Cell(Fared.LATE, "2025-11-19", 12)
    assert cell(office, KULLU, "2025-11") == Cell(Fared.ON_TIME, "2025-12-01", nil=True)
    assert cell(office, KULLU, "2025-12") == Cell(Fared.MISSING, days=3)
    assert cell(office, KULLU, "2025-08") == Cell(Fared.BEFORE)
    kullu, mandi = table.rows
    assert kullu.rate == Rate(4, 3, 2) and kullu.rate.percent == 75
    assert mandi.rate == Rate(4, 0, 0)  # it was to send since the first of all offices did
    assert table.of_month("2025-10") == Rate(2, 1, 0) and table.of_month("2025-08").percent is None
    assert table.rate == Rate(8, 3, 2)
    assert [row.listed.code for row in table.pressing("2025-12")] == ["HP-KLU", "HP-MND"]
    assert [row.listed.code for row in table.pressing("2025-10")] == ["HP-MND", "HP-KLU"]


def test_a_later_file_reports_the_months_before_it_from_the_day_it_came(office: Office) -> None:
    sent(office, 1, "m1", "2025-09", "2025-10-01")
    sent(office, 2, "m1", "2025-12", "2026-01-05")
    assert cell(office, MANDI, "2025-10") == Cell(Fared.LATE, "2026-01-05", 59, later=True)
    assert cell(office, MANDI, "2025-12") == Cell(Fared.ON_TIME, "2026-01-05")


def test_a_file_that_comes_after_the_later_one_makes_it_no_later(office: Office) -> None:
    sent(office, 1, "m1", "2025-11", "2025-12-05")
    sent(office, 2, "m1", "2025-10", "2025-12-20")
    assert cell(office, MANDI, "2025-10") == Cell(Fared.LATE, "2025-12-05", 28, later=True)


def test_a_month_that_is_not_due_yet_is_not_counted(office: Office) -> None:
    sent(office, 1, "k1", "2025-12", "2026-01-05")
    table = found(office, "2026-01")
    assert table.months[-1] == "2026-01" and table.of_month("2026-01").due == 0
    assert {row.cells[-1].fared for row in table.rows} == {Fared.OPEN}


@pytest.mark.parametrize("changes", [{"state": "refused"}, {"state": "held"}, {"kind": "N2N"}])
def test_only_what_was_taken_in_counts(office: Office, changes: dict[str, str]) -> None:
    sent(office, 1, "k1", "2025-12", "2026-01-05", **changes)
    assert {c.fared for row in found(office).rows for c in row.cells} == {Fared.BEFORE}


def test_a_clock_ahead_reports_no_month_before_its_time(office: Office) -> None:
    sent(office, 1, "m1", "2026-06", "2025-12-05")
    assert cell(office, MANDI, "2025-12") == Cell(Fared.ON_TIME, "2025-12-05")
    assert cell(office, MANDI, "2025-11").fared is Fared.BEFORE


def test_a_month_before_the_first_file_is_not_one_that_is_still_due(office: Office) -> None:
    hi, en = office.words("hi"), office.words("en")
    assert say.month(en, found(office), "2025-11") == "11-2025: no office sent files then."
    sent(office, 1, "k1", "2025-12", "2026-01-05")
    assert say.month(hi, found(office), "2025-11") == "11-2025: तब कोई कार्यालय फ़ाइल नहीं भेजता था।"
    assert "is due yet" in say.month(en, found(office, "2026-01"), "2026-01")


def test_all_offices_are_told_over_the_months(office: Office) -> None:
    en = office.words("en")
    assert say.over_all(en, found(office)) == ""
    sent(office, 1, "k1", "2025-11", "2025-12-19")
    sent(office, 2, "m1", "2025-11", "2025-12-05")
    assert say.over_all(en, found(office)) == (
        "All offices, 01-2025 to 12-2025: of 4 files 2 came (50 %), 1 of them on time; not come: 2."
    )


def test_it_is_said_in_both_languages_and_printed(office: Office) -> None:
    sent(office, 1, "k1", "2025-11", "2025-12-19", applied=0, duplicate=0, waiting=0)
    table = found(office)
    hi, en = office.words("hi"), office.words("en")
    (kullu, mandi) = table.rows
    assert say.line(en, kullu)[-5:] == ("+12 *", "–", "1/2", "50 %", "0")
    assert say.all_(hi, table)[0] == "सब कार्यालय: 2" and say.all_(en, table)[-5:-3] == ("50 %", "0 %")
    assert say.told(en, kullu, "2025-11", table).startswith(
        "Kullu, 11-2025: came on 19-12-2025, 12 day(s) late."
    )
    assert "नहीं आई, 3 दिन" in say.told(hi, mandi, "2025-12", table)
    for words in (hi, en):
        assert not {"None", "{"} & set(say.month(words, table, "2025-11"))
    read = said(file_papers.pdf(office, facts=say.paper(office, table)), "-raw")
    assert "Kullu" in read and "19-12 +12" in read and "11-25" in read
    assert "January 2025 to December 2025, as on 10.01.2026" in read
    made = compose(say.paper(office, table), hi, en)
    (lines,) = (block for block in made.blocks if isinstance(block, Table))
    assert [row[0] for row in lines.rows] == ["1", "2", ""]  # the line of all offices is none of them


def _many(offices: int) -> list[dict[str, Any]]:
    """Twelve months of files of so many offices, each month's on the fifth."""
    return [
        {
            "arrival": n * 12 + m, "sha256": "ab", "pkg_id": f"p{n}-{m}", "kind": "D2H", "sender": f"n{n}",
            "epoch": 0, "pkg_no": m, "month": f"2025-{m:02d}", "size": 1, "state": "applied",
            "at": f"{2025 + m // 12}-{m % 12 + 1:02d}-{5 if n % 10 else 25:02d}T10:00:00+05:30",
            "applied": 1, "duplicate": 0, "waiting": 0, "counts": "{}",
        }
        for n in range(offices) for m in range(1, 13) if n % 10 or m < 12
    ]  # fmt: skip


def test_eight_hundred_offices_have_a_line_each(office: Office) -> None:
    with office.transaction() as conn:
        conn.execute(insert(RECEIVED), _many(800))
    some = [Listed(f"o{n}", f"C{n:03d}", Two("", ""), (Pc(f"n{n}", "", "", True),)) for n in range(800)]
    table = reporting.found(office, some)
    assert len(table.rows) == 800
    assert table.of_month("2025-11") == Rate(800, 800, 720)
    assert table.of_month("2025-12").came == 720  # the others' comes on the 25th, which is not yet
