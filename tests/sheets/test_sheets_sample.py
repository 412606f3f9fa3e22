"""The sample list: every count of what it was built to hold, at the level of rows."""

from __future__ import annotations

from collections import Counter

from odop_desktop import paths
from odop_desktop.sheets.reading import read_rows
from odop_desktop.sheets.rows import Fate
from tests.sheets.build import codes, read, reading

SAMPLE = paths.resources() / "samples" / "artisans_messy.xlsx"
KRUTI = {
    10: "विश्वकर्मा", 22: "वर्मा", 34: "राम नाईक", 46: "वर्मा", 58: "राम नाईक", 70: "राम नाईक", 82: "शर्मा",
    94: "विश्वकर्मा", 106: "विश्वकर्मा", 118: "राम नाईक",
}  # fmt: skip


def test_every_row_has_one_fate() -> None:
    facts, rows = read(SAMPLE)
    assert facts.rows == 128
    assert Counter(row.fate for row in rows) == {Fate.DATA: 118, Fate.SKIPPED: 8, Fate.REJECTED: 2}
    skipped = {row.row: row.reason for row in rows if row.fate is Fate.SKIPPED}
    assert skipped == {
        1: "title", 2: "title", 3: "blank", 4: "head", 5: "columns", 126: "total", 127: "blank", 128: "signature",
    }  # fmt: skip
    assert {row.row: row.reason for row in rows if row.fate is Fate.REJECTED} == {
        38: "E-XLS-41",
        52: "E-XLS-40",
    }


def test_the_cells_that_were_masked_and_converted() -> None:
    _, rows = read(SAMPLE)
    assert sum(row.masked for row in rows) == 91
    assert sum(row.converted for row in rows) == 10
    by_row = {row.row: row for row in rows}
    assert {n: by_row[n].values["name_hi"] for n in KRUTI} == KRUTI


def test_the_rows_with_problems_say_so() -> None:
    _, rows = read(SAMPLE)
    by_row = {row.row: row for row in rows}
    assert [r.row for r in rows if "E-ID-12" in codes(r)] == [23, 59]
    assert [r.row for r in rows if "E-ID-70" in codes(r)] == [17]
    assert [r.row for r in rows if "E-XLS-30" in codes(r)] == [82]
    assert [r.row for r in rows if "E-XLS-51" in codes(r)] == [80, 81]
    assert "remarks" not in by_row[82].values
    assert by_row[81].values["remarks"].startswith("@SUM(")
    assert "aadhaar_last4" not in by_row[17].values


def test_values_of_a_row() -> None:
    _, rows = read(SAMPLE)
    row = rows[7]
    assert row.values["block"] == "Bhattiyat"  # written -do-
    assert (row.values["mobile"], row.values["mobile2"]) == ("8178128657", "01899-201612")
    assert row.values["dob"] == "2004-11-24"
    assert row.values["annual_income"] == 1_20_000_00
    assert row.values["account_no"] == "322352703805"
    assert row.serial == "3"


def test_the_same_in_a_process_of_its_own() -> None:
    with read_rows(SAMPLE, reading()) as sheet:
        rows = list(sheet)
    assert rows == read(SAMPLE)[1]
    assert sheet.facts == read(SAMPLE)[0]
    assert sheet.facts.head_rows == (4,)
    assert [c.key for c in sheet.facts.columns][:3] == [None, "name_hi", "name_en"]
