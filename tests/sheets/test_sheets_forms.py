"""The same list in every form a file can have."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
import xlwt  # type: ignore[import-untyped]

from tests.sheets.build import (
    HEADS,
    cell,
    codes,
    data,
    list_head,
    number,
    ods,
    ods_cell,
    ods_row,
    people,
    raw_rows,
    raw_xlsx,
    read,
    xlsx,
)

TEXT = 'क्र.सं.,कारीगर का नाम,पिता/पति का नाम,मोबाइल\n1,राम सिंह,श्याम,9816012345\n2,"सीता, देवी",,\n'
ENCODED = {
    "utf-8": TEXT.encode(),
    "with a mark": TEXT.encode("utf-8-sig"),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16 big end first": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "semicolons": TEXT.replace('"सीता, देवी"', "सीता# देवी").replace(",", ";").replace("#", ",").encode(),
    "tabs": TEXT.replace('"सीता, देवी"', "सीता# देवी").replace(",", "\t").replace("#", ",").encode(),
    "Excel's note": ("sep=,\n" + TEXT).encode(),
    "Windows lines": TEXT.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("case", ENCODED)
def test_csv(case: str, tmp_path: Path) -> None:
    path = tmp_path / ("a.tsv" if case == "tabs" else "a.csv")
    path.write_bytes(ENCODED[case])
    facts, rows = read(path)
    assert [r.values["name_hi"] for r in data(rows)] == ["राम सिंह", "सीता, देवी"]
    assert data(rows)[0].row == (3 if case == "Excel's note" else 2)
    assert facts.rows == len(rows)


def test_western_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Name,Mobile,Address\nJosé Pérez,9816012345,Rue é\n".encode("cp1252"))
    _, rows = read(path)
    assert data(rows)[0].values["name_en"] == "José Pérez"


def test_formulas_in_csv_are_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('नाम,मोबाइल,अभ्युक्ति\nराम,9816012345,"=HYPERLINK(""http://x"")"\n', encoding="utf-8")
    _, rows = read(path)
    assert data(rows)[0].values["remarks"] == '=HYPERLINK("http://x")'
    assert codes(data(rows)[0]) == ["E-XLS-51"]


def _xls(path: Path, fonts: dict[tuple[int, int], str] | None = None, hidden: tuple[int, ...] = ()) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("list")
    rows = [list(HEADS), *people(30)]
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            style = xlwt.XFStyle()
            if fonts and (at, column) in fonts:
                style.font.name = fonts[at, column]
                value = "oekZ"
            sheet.write(at, column, value, style)
    for row in hidden:
        sheet.row(row).hidden = True
    other = book.add_sheet("old")
    other.write(0, 0, "x")
    other.visibility = 1
    book.save(str(path))
    return path


def test_xls(tmp_path: Path) -> None:
    facts, rows = read(_xls(tmp_path / "a.xls", {(3, 1): "Kruti Dev 010"}, hidden=(5, 6)))
    assert len(data(rows)) == 30
    assert data(rows)[2].values["name_hi"] == "वर्मा"
    assert sum(r.converted for r in rows) == 1
    assert data(rows)[0].values["mobile"] == "9816000001"
    assert {p.code: dict(p.facts) for p in facts.problems} == {
        "E-XLS-33": {"count": 2},
        "E-XLS-34": {"count": 1, "names": "old"},
    }


def test_xls_rich_text_and_formulas(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("list")
    for column, head in enumerate(("नाम", "मोबाइल", "अभ्युक्ति")):
        sheet.write(0, column, head)
    kruti = xlwt.easyfont("name Kruti Dev 010")
    sheet.write_rich_text(1, 0, ("राम ", ("oekZ", kruti)))
    sheet.write(1, 2, xlwt.Formula("1+1"))
    sheet.write(2, 0, "सीता")
    sheet.row(2).set_cell_error(2, "#REF!")
    book.save(str(tmp_path / "a.xls"))
    _, rows = read(tmp_path / "a.xls")
    assert rows[1].values["name_hi"] == "राम वर्मा"
    assert codes(rows[1]) == ["E-XLS-30"]
    assert codes(rows[2]) == ["E-XLS-31"]


def test_many_strings_run_on_in_xls(tmp_path: Path) -> None:
    """Strings that cross the seams of their records, half of them in two fonts."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("list")
    sheet.write(0, 0, "नाम")
    sheet.write(0, 1, "मोबाइल")
    kruti = xlwt.easyfont("name DevLys 010")
    for n in range(1, 400):
        sheet.write_rich_text(n, 0, (f"राम{n} " * 3, ("jke ", kruti), ("x" * (n % 50))))
    book.save(str(tmp_path / "a.xls"))
    _, rows = read(tmp_path / "a.xls")
    for n in (1, 57, 200, 399):
        written = f"राम{n} " * 3 + "राम " + "x" * (n % 50)
        assert rows[n].values["name_hi"] == " ".join(written.split())


ODS_HEAD = ods_row(*map(ods_cell, ("नाम", "मोबाइल", "अभ्युक्ति")))
ODS_STYLES = (
    '<style:style style:name="k" style:family="table-cell"><style:text-properties style:font-name="Kruti Dev 010"/>'
    '</style:style><style:style style:name="t" style:family="text"><style:text-properties '
    'style:font-name="Kruti Dev 010"/></style:style>'
)


def test_ods(tmp_path: Path) -> None:
    rows = (
        ods_row(ods_cell("oekZ", 'table:style-name="k"'), '<table:table-cell office:value-type="float" '
                'office:value="9816012345"><text:p>9816012345</text:p></table:table-cell>'),
        ods_row(ods_cell('राम <text:span text:style-name="t">oekZ</text:span>')),
        ods_row(ods_cell("सीता"), "<table:table-cell/>", '<table:table-cell table:formula="of:=1+1"/>'),
        ods_row(ods_cell("गीता"), "<table:table-cell/>", ods_cell("#REF!", 'calcext:value-type="error"')),
        ods_row(ods_cell("मीता"), more='table:visibility="collapse"'),
        ods_row(
            '<table:table-cell table:number-columns-repeated="16384"/>',
            more='table:number-rows-repeated="1048571"',
        ),
    )  # fmt: skip
    facts, found = read(ods(tmp_path / "a.ods", ODS_HEAD + "".join(rows), ODS_STYLES))
    assert facts.rows == 6
    assert [r.values["name_hi"] for r in data(found)] == ["वर्मा", "राम वर्मा", "सीता", "गीता", "मीता"]
    assert found[1].values["mobile"] == "9816012345"
    assert (codes(found[3]), codes(found[4])) == (["E-XLS-30"], ["E-XLS-31"])
    assert codes(facts) == ["E-XLS-33"]


def test_ods_merged_down(tmp_path: Path) -> None:
    head = ods_row(*map(ods_cell, ("नाम", "जिला")))
    rows = ods_row(
        ods_cell("क"), ods_cell("चम्बा", 'table:number-rows-spanned="2" table:number-columns-spanned="1"')
    )
    rows += ods_row(ods_cell("ख"), "<table:covered-table-cell/>")
    _, found = read(ods(tmp_path / "a.ods", head + rows))
    assert [r.values["district"] for r in data(found)] == ["चम्बा", "चम्बा"]


def test_a_wrong_dimension_hides_no_row(tmp_path: Path) -> None:
    rows = raw_rows(list_head(), *(cell(f"B{n}", f"राम {n}") for n in range(2, 52)))
    facts, found = read(raw_xlsx(tmp_path / "a.xlsx", rows, before='<dimension ref="A1:B10"/>'))
    assert (facts.rows, len(data(found))) == (51, 50)


def test_formulas_with_and_without_their_results(tmp_path: Path) -> None:
    rows = raw_rows(
        list_head(),
        cell("B2", "राम") + '<c r="D2"><f>9816012345+0</f><v>9816012345</v></c>',
        '<c r="B3" t="str"><f>UPPER("x")</f></c><c r="C3" t="str"><f>A1</f><v></v></c>'
        + number("D3", 9816012345),
        cell("B4", "सीता") + '<c r="D4" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        cell("B5", "गीता"),
        '<c r="B6"><f>B2</f></c>',
    )
    facts, found = read(raw_xlsx(tmp_path / "a.xlsx", rows))
    assert found[1].values["mobile"] == "9816012345"
    assert (found[2].reason, codes(found[2])) == ("E-XLS-40", ["E-XLS-30", "E-XLS-40"])
    assert codes(found[3]) == ["E-XLS-31"]
    assert facts.rows == 6  # the last row holds nothing but a formula without its result
    assert found[5].reason == "E-XLS-40"


def test_cells_that_a_program_prefixes(tmp_path: Path) -> None:
    """Other writers put a prefix before every tag."""
    inner = raw_rows(list_head(), cell("B2", "राम") + '<c r="D2"><f>1</f></c>')
    prefixed = inner.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<x:sheetData>{prefixed}</x:sheetData></x:worksheet>"
    )
    _, found = read(raw_xlsx(tmp_path / "a.xlsx", "", {"xl/worksheets/sheet1.xml": sheet}))
    assert found[1].values["name_hi"] == "राम"
    assert codes(found[1]) == ["E-XLS-30"]


def test_macros_never_run_and_are_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [HEADS, *people(2)])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    facts, rows = read(path.rename(tmp_path / "a.xlsm"))
    assert (codes(facts), len(data(rows))) == (["E-XLS-32"], 2)


def test_hidden_rows_and_sheets_are_counted(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "कवर"
    book.active.append(["कार्यालय", "चम्बा"])
    book.create_sheet("पुराना").sheet_state = "hidden"
    book["पुराना"].append(["नाम", "मोबाइल"])
    sheet = book.create_sheet("सूची")
    for row in (HEADS, *people(6)):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = True
    book.save(tmp_path / "a.xlsx")
    facts, rows = read(tmp_path / "a.xlsx")
    assert (facts.sheet, len(data(rows))) == ("सूची", 6)
    told = {p.code: dict(p.facts) for p in facts.problems}
    assert told["E-XLS-33"] == {"count": 2}
    assert told["E-XLS-34"]["names"] == "पुराना"
    assert told["E-XLS-35"]["names"] == "कवर"


def test_days_counted_from_1904(tmp_path: Path) -> None:
    workbook = (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<workbookPr date1904="1"/><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    rows = raw_rows(cell("A1", "नाम") + cell("B1", "जन्म तिथि"), cell("A2", "क") + number("B2", 25933))
    _, found = read(raw_xlsx(tmp_path / "a.xlsx", rows, {"xl/workbook.xml": workbook}))
    assert found[1].values["dob"] == "1975-01-01"


def test_a_workbook_under_another_workbooks_name(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [HEADS, *people(2)])
    _, rows = read(path.rename(tmp_path / "a.xls"))
    assert len(data(rows)) == 2
