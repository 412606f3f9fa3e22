"""Written tables: real values, nothing that runs, whole or not at all; and templates that come back."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from odop_desktop.domain.catalogue import EXCHANGED, kind
from odop_desktop.domain.catalogue.field import Kind, Need
from odop_desktop.errors import OdopError
from odop_desktop.sheets.columns import Column, columns_of
from odop_desktop.sheets.rows import Fate
from odop_desktop.sheets.saving import beside
from odop_desktop.sheets.skips import EXAMPLE_MARK
from odop_desktop.sheets.template import write_template
from odop_desktop.sheets.writing import sheet_name, write_table
from tests.sheets.build import ENGLISH, HINDI, LISTS, data, read

COLUMNS = [
    Column("name_hi", "कारीगर का नाम / Name", Kind.NAME, 26),
    Column("annual_income", "वार्षिक आय (₹) / Annual income", Kind.MONEY, 16),
    Column("dob", "जन्म तिथि / Date of birth", Kind.DATE, 12),
    Column("mobile", "मोबाइल / Mobile", Kind.PHONE, 14),
    Column("remarks", "अभ्युक्ति / Remarks", Kind.NOTE, 40),
]
ROWS: list[list[Any]] = [
    ["राम सिंह", 5_29_00_000_50, "1985-08-14", "0123456789", "पंक्ति एक\nपंक्ति दो"],
    ["सीता", 0, None, None, ""],
]


def _open(path: Path, **more: bool) -> Any:
    return openpyxl.load_workbook(path, **more)


def _written(path: Path, rows: list[list[Any]], columns: list[Column] = COLUMNS, **more: Any) -> Any:
    assert write_table(path, columns, rows, title="कारीगर", **more) == len(rows)
    return _open(path).worksheets[0]


def test_heads_then_records(tmp_path: Path) -> None:
    sheet = _written(tmp_path / "a.xlsx", ROWS)
    assert [c.value for c in sheet[1]] == [column.head for column in COLUMNS]
    assert sheet["A2"].value == "राम सिंह"
    assert (sheet["B2"].value, sheet["B2"].data_type) == (52900000.5, "n")
    assert sheet["C2"].value.isoformat()[:10] == "1985-08-14"
    assert (sheet["D2"].value, sheet["D2"].number_format) == ("0123456789", "@")
    assert sheet["E2"].value == "पंक्ति एक\nपंक्ति दो"
    assert [c.value for c in sheet[3]] == ["सीता", 0, None, None, None]


def test_a_page_as_offices_print_it(tmp_path: Path) -> None:
    sheet = _written(tmp_path / "a.xlsx", ROWS)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E3"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert "##\\,##\\,##\\,##0.00" in sheet["B2"].number_format
    assert sheet["C2"].number_format == "dd-mm-yyyy"
    assert sheet["A2"].font.name == "Nirmala UI"


RUNNING = [
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0", "+91 98160",
    "http://example.invalid", "mailto:a@b.in", "{=1+1}", "internal:Sheet1!A1",
]  # fmt: skip


@pytest.mark.parametrize("of_kind", [Kind.TEXT, Kind.NOTE, Kind.PHONE, Kind.MONEY, Kind.DATE])
def test_nothing_runs(of_kind: Kind, tmp_path: Path) -> None:
    rows = [[text] for text in RUNNING]
    sheet = _written(tmp_path / "a.xlsx", rows, [Column("x", "= शीर्षक", of_kind, 20)])
    cells = [sheet.cell(row, 1) for row in range(1, len(rows) + 2)]
    assert {c.data_type for c in cells} == {"s"}
    assert {c.hyperlink for c in cells} == {None}
    quoted = [c.quotePrefix for c in cells[1:]]
    assert quoted == [text[0] in "=+-@\t\r" for text in RUNNING]
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml").replace(b"<fitTo", b"")


KINDS: list[tuple[Kind, Any, Any]] = [
    (Kind.INT, 7, 7), (Kind.QUANTITY, 12_500, 12.5), (Kind.AREA, 1000_00, 1000), (Kind.PERCENT, 40_50, 40.5),
    (Kind.MONEY, 1, 0.01), (Kind.MONEY, "XXXX", "XXXX"), (Kind.DATE, "कभी", "कभी"), (Kind.TIME, "कब", "कब"),
    (Kind.SET, ("AADHAAR", "PAN"), "AADHAAR, PAN"), (Kind.BOOL, "हाँ", "हाँ"), (Kind.LAST4, "0060", "0060"),
    (Kind.PIN, "176310", "176310"), (Kind.ACCOUNT, "00012345678", "00012345678"),
]  # fmt: skip


@pytest.mark.parametrize(("of_kind", "value", "shown"), KINDS)
def test_values_by_kind(of_kind: Kind, value: Any, shown: Any, tmp_path: Path) -> None:
    sheet = _written(tmp_path / "a.xlsx", [[value]], [Column("x", "शीर्षक", of_kind, 20)])
    assert sheet["A2"].value == shown


def test_times(tmp_path: Path) -> None:
    columns = [Column("t", "समय", Kind.TIME, 8), Column("m", "कब", Kind.DATETIME, 16)]
    sheet = _written(tmp_path / "a.xlsx", [["10:30", "2026-01-05T10:30:00"]], columns)
    assert sheet["A2"].value.isoformat() == "10:30:00"
    assert sheet["B2"].value.isoformat() == "2026-01-05T10:30:00"


def test_more_rows_than_a_sheet_holds(tmp_path: Path) -> None:
    rows = [[f"राम {n}", n, None, None, None] for n in range(25)]
    write_table(tmp_path / "a.xlsx", COLUMNS, iter(rows), title="कारीगर", sheet_rows=11)
    book = _open(tmp_path / "a.xlsx")
    assert book.sheetnames == ["कारीगर", "कारीगर (2)", "कारीगर (3)"]
    assert [sheet.max_row for sheet in book] == [11, 11, 6]
    assert book.worksheets[2]["A2"].value == "राम 20"


def test_no_rows_and_long_texts(tmp_path: Path) -> None:
    assert _written(tmp_path / "a.xlsx", []).max_row == 1
    sheet = _written(tmp_path / "b.xlsx", [["क" * 40_000, None, None, None, None]])
    assert len(sheet["A2"].value) == 32_767
    assert sheet["A2"].value.endswith("…")


def test_sheet_names() -> None:
    assert sheet_name("स्टॉल [A/B]: मेला?") == "स्टॉल A B मेला"
    assert sheet_name("'क'") == "क"
    assert sheet_name("/") == "Sheet"
    assert len(sheet_name("क" * 50, 11)) == 31


def _broken() -> Any:
    yield ROWS[0]
    raise RuntimeError("the store went away")


def test_what_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write_table(path, COLUMNS, _broken(), title="x")
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]
    assert path.read_bytes() == b"old"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OdopError) as caught:
        write_table(tmp_path / "gone" / "a.xlsx", COLUMNS, ROWS, title="x")
    assert (caught.value.code, caught.value.facts["file"]) == ("E-XLS-60", "a.xlsx")


def test_a_full_disk_is_told_as_one(tmp_path: Path) -> None:
    with pytest.raises(OdopError) as caught, beside(tmp_path / "a.xlsx") as own:
        own.write_bytes(b"half")
        os.write(os.open("/dev/full", os.O_WRONLY), b"x")
    assert caught.value.code == "E-XLS-61"
    assert list(tmp_path.iterdir()) == []


def test_progress(tmp_path: Path) -> None:
    seen: list[int] = []
    write_table(tmp_path / "a.xlsx", COLUMNS, [ROWS[1]] * 2500, title="x", progress=seen.append)
    assert seen == [1000, 2000]


def test_an_export_comes_back(tmp_path: Path) -> None:
    columns = columns_of(kind("artisans"), HINDI, ENGLISH)
    values = {
        "reg_no": "HP-CHM-1-000123-B", "name_hi": "राम सिंह", "name_en": "Ram Singh", "dob": "1985-08-14",
        "mobile": "9816012345", "annual_income": 85_000_00, "account_no": "001234567890", "aadhaar_last4": "0060",
        "gender": "पुरुष", "remarks": "=ठीक\nदूसरी पंक्ति", "pin": "176310", "experience_years": 12,
    }  # fmt: skip
    write_table(tmp_path / "a.xlsx", columns, [[values.get(c.key) for c in columns]], title="कारीगर")
    facts, rows = read(tmp_path / "a.xlsx")
    assert [c.key for c in facts.columns] == [c.key for c in columns]
    assert data(rows)[0].values == {**values, "gender": "M"}


@pytest.mark.parametrize("record", [k.plural for k in EXCHANGED])
def test_templates_of_every_kind(record: str, tmp_path: Path) -> None:
    """Heads come back as their own fields, the example row is skipped, drop-downs answer with their codes."""
    made = write_template(tmp_path / "a.xlsx", kind(record), LISTS, HINDI, ENGLISH)
    book = _open(made)
    sheet = book.worksheets[0]
    assert sheet["A2"].value == EXAMPLE_MARK
    assert [s.sheet_state for s in book] == ["visible", "hidden"]
    facts, rows = read(made, word=record)
    wanted = [c.key for c in columns_of(kind(record), HINDI, ENGLISH)]
    fields = {c.key: c for c in columns_of(kind(record), HINDI, ENGLISH)}
    auto = {f.key for f in kind(record).fields if f.need is Need.AUTO}
    auto |= (
        {f"line.{f.key}" for f in kind(record).lines.fields if f.need is Need.AUTO}
        if kind(record).lines
        else set()
    )
    assert [c.key for c in facts.columns] == [None, *(k for k in wanted if k in fields and k not in auto)]
    assert [r.reason for r in rows] == ["head", "example"]


def _choices(book: Any) -> dict[str, list[str]]:
    """Column letter → the texts its drop-down offers."""
    sheet, lists = book.worksheets[0], book.worksheets[1]
    offered = {}
    for rule in sheet.data_validations.dataValidation:
        area = rule.formula1.partition("!")[2].replace("$", "")
        offered[str(rule.sqref).partition("2:")[0]] = [row[0].value for row in lists[area]]
    return offered


def test_a_filled_template_comes_back(tmp_path: Path) -> None:
    made = write_template(tmp_path / "a.xlsx", kind("artisans"), LISTS, HINDI, ENGLISH)
    book = _open(made)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column_letter for cell in sheet[1]}
    letters = {c.key: heads[c.head] for c in columns_of(kind("artisans"), HINDI, ENGLISH) if c.head in heads}
    offered = _choices(book)
    sheet["A3"] = 1
    sheet[f"{letters['name_hi']}3"] = "राम सिंह"
    sheet[f"{letters['mobile']}3"] = "9816012345"
    for key in ("gender", "social_category", "education", "relation", "minority"):
        sheet[f"{letters[key]}3"] = offered[letters[key]][-1]
    book.save(tmp_path / "b.xlsx")
    _, rows = read(tmp_path / "b.xlsx")
    assert [r.fate for r in rows] == [Fate.SKIPPED, Fate.SKIPPED, Fate.DATA]
    assert rows[2].problems == ()
    last = {key: LISTS[key].codes[-1] for key in ("gender", "social_category", "education", "relation")}
    assert rows[2].values == {"name_hi": "राम सिंह", "mobile": "9816012345", "minority": False, **last}


def test_every_offered_word_is_understood(tmp_path: Path) -> None:
    """Each choice of each drop-down of the artisans' template reads back without a problem."""
    made = write_template(tmp_path / "a.xlsx", kind("artisans"), LISTS, HINDI, ENGLISH)
    book = _open(made)
    sheet = book.worksheets[0]
    name = next(c.column_letter for c in sheet[1] if "कारीगर" in str(c.value) and "नाम" in str(c.value))
    offered = _choices(book)
    for n in range(max(map(len, offered.values()))):
        sheet[f"{name}{n + 3}"] = "राम सिंह"
        for letter, texts in offered.items():
            sheet[f"{letter}{n + 3}"] = texts[min(n, len(texts) - 1)]
    book.save(tmp_path / "b.xlsx")
    _, rows = read(tmp_path / "b.xlsx")
    assert {(p.code, p.field) for row in data(rows) for p in row.problems} == set()


def test_notes_and_examples(tmp_path: Path) -> None:
    made = write_template(tmp_path / "a.xlsx", kind("artisans"), LISTS, HINDI, ENGLISH)
    sheet = _open(made).worksheets[0]
    noted = [c for c in sheet[1] if c.comment]
    assert noted
    assert all(c.comment.text.strip() for c in noted)
    assert sum(c.value is not None for c in sheet[2]) > 20
    assert sheet.freeze_panes == "C2"
