"""Legacy fonts: by the cell's font, by runs inside a cell, by heads where a file has no fonts."""

from __future__ import annotations

from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from openpyxl.styles import Font  # type: ignore[import-untyped]

from odop_desktop.sheets.rows import Fate, Skip
from tests.sheets.build import cell, codes, data, raw_rows, raw_xlsx, read, run, strings, styles

KRUTI = Font(name="Kruti Dev 010")
HEAD = cell("A1", "नाम") + cell("B1", "पता") + cell("C1", "मोबाइल")


def _string(ref: str, index: int, style: int = 0) -> str:
    return f'<c r="{ref}" s="{style}" t="s"><v>{index}</v></c>'


@pytest.mark.parametrize("font", ["Kruti Dev 010", "DevLys 010", "Kruti Dev 016"])
def test_only_text_in_the_font_is_converted(font: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["नाम", "जन्म तिथि", "मोबाइल", "GSTIN", "पता", "वार्षिक आय"])
    sheet.append(["oekZ", "15@08@1975", 9816012345, "02AABCU9603R1ZM", "jke", 85000])
    sheet.append(["Verma", "15-08-1975", "9816012345", None, "वार्ड 5", "85000"])
    for at in sheet[2]:
        at.font = Font(name=font)
    book.save(tmp_path / "a.xlsx")
    _, rows = read(tmp_path / "a.xlsx")
    first, second = (row.values for row in data(rows))
    assert (first["name_hi"], first["address"], first["dob"]) == ("वर्मा", "राम", "1975-08-15")
    assert (first["mobile"], first["gstin"]) == ("9816012345", "02AABCU9603R1ZM")
    assert first["annual_income"] == 85_000_00
    assert rows[1].converted == 3
    assert (second["name_en"], rows[2].converted) == ("Verma", 0)


def test_runs_of_two_fonts_in_shared_strings(tmp_path: Path) -> None:
    parts = {
        "xl/styles.xml": styles("Calibri", "Kruti Dev 010"),
        "xl/sharedStrings.xml": strings(
            "<t>plain</t>",
            run("राम ") + run("oek", "Kruti Dev 010") + run("Z", "Kruti Dev 010"),
            run("jke ") + run("(SHG)", "Arial"),
        ),
    }
    rows = raw_rows(HEAD, _string("A2", 1) + _string("B2", 0), _string("A3", 2, 1), _string("A4", 2))
    _, found = read(raw_xlsx(tmp_path / "a.xlsx", rows, parts))
    assert [r.values.get("name_hi") or r.values.get("name_en") for r in found[1:]] == [
        "राम वर्मा", "राम (SHG)", "jke (SHG)",
    ]  # fmt: skip
    assert found[1].values["address"] == "plain"


def test_runs_are_found_even_where_no_style_names_the_font(tmp_path: Path) -> None:
    inline = f'<c r="A3" t="inlineStr"><is>{run("lhrk", "Kruti Dev 010")}</is></c>'
    parts = {"xl/sharedStrings.xml": strings(run("oekZ", "DevLys 010"))}
    _, found = read(raw_xlsx(tmp_path / "a.xlsx", raw_rows(HEAD, _string("A2", 0), inline), parts))
    assert [r.values["name_hi"] for r in data(found)] == ["वर्मा", "सीता"]


def test_heads_in_a_legacy_font(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Ø-la-", "dkjhxj dk uke", "firk dk uke", "eksckby ua-"])
    sheet.append([1, "jke flag", "';ke", 9816012345])
    for row in sheet.iter_rows():
        for at in row:
            at.font = KRUTI
    book.save(tmp_path / "a.xlsx")
    facts, rows = read(tmp_path / "a.xlsx")
    assert [c.key for c in facts.columns] == [None, "name_hi", "guardian_name", "mobile"]
    assert data(rows)[0].values == {"name_hi": "राम सिंह", "guardian_name": "श्याम", "mobile": "9816012345"}


def test_legacy_heads_without_fonts_convert_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Ø-la-,dkjhxj dk uke,Mobile\n1,jke flag,9816012345\n2,सीता,9816012346\n", encoding="utf-8"
    )
    facts, rows = read(path)
    assert [r.values["name_hi"] for r in data(rows)] == ["राम सिंह", "सीता"]
    assert codes(facts) == ["E-XLS-37"]
    assert [r.converted for r in data(rows)] == [1, 0]


def test_what_looks_legacy_without_a_font_is_only_told(tmp_path: Path) -> None:
    names = ["fo'odekZ", "jke ukbZd", "lqjs'k ipkSjh", "deyk nsoh", "';ke flag", "lhrk nsoh"]
    path = tmp_path / "a.csv"
    path.write_text(
        "नाम,मोबाइल\n" + "\n".join(f"{n},98160123{i:02}" for i, n in enumerate(names)), encoding="utf-8"
    )
    facts, rows = read(path)
    assert codes(facts) == ["E-XLS-42"]
    assert sum(r.converted for r in rows) == 0


def test_english_names_do_not_look_legacy(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    names = ["Ram Singh", "Sita Devi", "Mohan Lal Sharma", "Kamla Thakur"]
    path.write_text("नाम,मोबाइल\n" + "\n".join(f"{n},9816012345" for n in names), encoding="utf-8")
    facts, rows = read(path)
    assert codes(facts) == []
    assert [r.values["name_en"] for r in data(rows)] == names


def test_total_and_signature_rows_in_the_font_are_no_people(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["क्र.", "नाम", "मोबाइल"])
    for number, name in ((1, "gfj jke"), (None, "dqy ;ksx"), (None, "gLrk{kj egkizcU/kd")):
        sheet.append([number, name, None])
        sheet.cell(sheet.max_row, 2).font = Font(name="Kruti Dev 010")
    book.save(tmp_path / "kruti.xlsx")
    _, rows = read(tmp_path / "kruti.xlsx")
    assert [row.values["name_hi"] for row in data(rows)] == ["हरि राम"]
    assert [row.reason for row in rows if row.fate is Fate.SKIPPED] == [Skip.HEAD, Skip.TOTAL, Skip.SIGNATURE]
