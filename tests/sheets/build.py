"""Workbooks built by the tests: by openpyxl, by xlwt, and part by part where a program would never write them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from odop_desktop import paths
from odop_desktop.domain.catalogue import kind
from odop_desktop.domain.valuelists import read_lists
from odop_desktop.i18n.words import Words
from odop_desktop.sheets.heads import reading_of
from odop_desktop.sheets.limits import LIMITS, Limits
from odop_desktop.sheets.pipeline import read_sheet
from odop_desktop.sheets.rows import CleanRow, Fate, Reading, SheetFacts

LOCALE = paths.resources() / "locale"
HINDI, ENGLISH = Words.load("hi", LOCALE), Words.load("en", LOCALE)
LISTS = read_lists(paths.resources() / "lists" / "value_lists.csv")
ON = date(2026, 1, 10)
HEADS = ("क्र.सं.", "कारीगर का नाम", "पिता/पति का नाम", "मो0 न0")

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def reading(word: str = "artisans", **more: Any) -> Reading:
    return reading_of(kind(word), (HINDI, ENGLISH), LISTS, **{"on": ON, **more})


def read(path: Path, limits: Limits = LIMITS, **more: Any) -> tuple[SheetFacts, list[CleanRow]]:
    """The sheet read in this process; every row is checked to be there once, in order."""
    first, *rest = read_sheet(path, reading(**more), limits)
    assert isinstance(first, SheetFacts)
    rows = [row for row in rest if isinstance(row, CleanRow)]
    assert [row.row for row in rows] == list(range(1, first.rows + 1))
    return first, rows


def data(rows: Iterable[CleanRow]) -> list[CleanRow]:
    return [row for row in rows if row.fate is Fate.DATA]


def codes(row: CleanRow | SheetFacts) -> list[str]:
    return [problem.code for problem in row.problems]


def people(count: int, start: int = 1) -> list[list[Any]]:
    """Rows under HEADS; every name is another."""
    return [[n, f"राम {'क' * (n % 7)} {n}", "श्याम लाल", 9816000000 + n] for n in range(start, start + count)]


def xlsx(path: Path, rows: Iterable[Sequence[Any]], merge: Sequence[str] = (), title: str = "सूची") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                cell = sheet.cell(at, column)
                cell.value = value
    for area in merge:
        sheet.merge_cells(area)
    book.save(path)
    return path


def cell(ref: str, text: str, style: int = 0) -> str:
    return f'<c r="{ref}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def number(ref: str, value: float) -> str:
    return f'<c r="{ref}"><v>{value}</v></c>'


def raw_rows(*rows: str) -> str:
    """Rows of ready cells, numbered from 1."""
    return "".join(f'<row r="{n}">{cells}</row>' for n, cells in enumerate(rows, start=1))


def list_head(row: int = 1) -> str:
    return "".join(cell(f"{letter}{row}", head) for letter, head in zip("ABCD", HEADS, strict=True))


def raw_xlsx(
    path: Path, sheet_data: str, parts: Mapping[str, str | bytes] | None = None, before: str = ""
) -> Path:
    """A workbook of one sheet, written part by part; `parts` adds or replaces."""
    every: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>'
        '<sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships "
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_REL}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{_REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">{before}'
        f"<sheetData>{sheet_data}</sheetData></worksheet>",
    }
    every.update(parts or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in every.items():
            archive.writestr(name, content)
    return path


def styles(*fonts: str) -> str:
    """A styles part: style n uses font n."""
    listed = "".join(f'<font><sz val="11"/><name val="{name}"/></font>' for name in fonts)
    used = "".join(f'<xf numFmtId="0" fontId="{n}" xfId="0"/>' for n in range(len(fonts)))
    return f'<styleSheet xmlns="{_MAIN}"><fonts>{listed}</fonts><cellXfs>{used}</cellXfs></styleSheet>'


def strings(*items: str) -> str:
    """A shared-strings part of ready <si> contents."""
    return f'<sst xmlns="{_MAIN}">' + "".join(f"<si>{item}</si>" for item in items) + "</sst>"


def run(text: str, font: str = "") -> str:
    mark = f'<rPr><rFont val="{font}"/></rPr>' if font else ""
    return f'<r>{mark}<t xml:space="preserve">{text}</t></r>'


_ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def ods(path: Path, table: str, automatic: str = "", manifest: str = "") -> Path:
    """An .ods file of one table (its rows ready) and automatic styles."""
    content = (
        f'<office:document-content {_ODS} office:version="1.3"><office:automatic-styles>{automatic}'
        f'</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="List">{table}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def ods_cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def ods_row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"
