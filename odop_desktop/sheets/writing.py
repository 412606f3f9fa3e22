"""Tables written to .xlsx: bilingual heads, real numbers and dates, nothing a spreadsheet would run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.exceptions import XlsxFileError  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from odop_desktop.domain.catalogue.field import Kind
from odop_desktop.sheets.cells import IDS
from odop_desktop.sheets.columns import Column
from odop_desktop.sheets.formats import FONT, FORMATS, NUMBERS, as_text
from odop_desktop.sheets.saving import beside

SHEET_ROWS = 1_048_576  # what a sheet of Excel holds, the head among them
_IDS = IDS | {Kind.LAST4}
_PAGE_WIDTH = 170  # letters across an A4 page that can still be read
_CELL = 32_767  # letters a cell of Excel holds
_RUNNABLE = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "|",
    "%",
)  # what some program takes for a formula
_OPTIONS = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": FONT, "font_size": 10},
}

Put = Callable[[int, int, Any], object]


def write_table(
    path: Path,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Any]],
    *,
    title: str,
    progress: Callable[[int], None] | None = None,
    sheet_rows: int = SHEET_ROWS,
) -> int:
    """Writes one row a record, values in the order of `columns`; returns how many.

    Values are stored ones by their column's kind (money in paise, dates ISO …) or text already made for
    showing, which goes in as text; None leaves the cell empty. The first row is the heads, the second the
    first record; `title` names the sheet and heads the printed page. More rows than a sheet holds go on in a
    further sheet. A text longer than a cell holds ends with '…'. OdopError E-XLS-60, 61.
    """
    done = 0
    with beside(path) as own:
        book = Workbook(str(own), {**_OPTIONS, "tmpdir": str(own.parent)})
        try:
            rest, part = iter(rows), 0
            while part == 0 or done == part * (sheet_rows - 1):
                sheet = _sheet(book, columns, title, part)
                added = _fill(book, sheet, columns, islice(rest, sheet_rows - 1), done, progress)
                _finish(sheet, columns, added)
                done, part = done + added, part + 1
        finally:
            _close(book)
    return done


def _close(book: Workbook) -> None:
    try:
        book.close()
    except XlsxFileError as e:
        raise OSError(getattr(e.__cause__ or e.__context__ or e, "errno", None), str(e)) from e


def _sheet(book: Workbook, columns: Sequence[Column], title: str, part: int) -> Worksheet:
    sheet: Worksheet = book.add_worksheet(sheet_name(title, part))
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E8EEF4"}
    )
    sheet.set_row(0, 15 * max((_lines(c) for c in columns), default=1) + 6)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.head, head)
    return sheet


def _lines(column: Column) -> int:
    """Lines the head takes in its column, at most six; bold letters are wider than the width counts."""
    return min(6, -(-len(column.head) * 5 // (column.width * 4)))


def _finish(sheet: Worksheet, columns: Sequence[Column], rows: int) -> None:
    """Frozen head, filters, A4 landscape; a wide table goes over pages side by side, names on each."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(rows, 1), max(len(columns) - 1, 0))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.repeat_rows(0)
    across = -(-sum(c.width for c in columns) // _PAGE_WIDTH)
    named = next((n for n, c in enumerate(columns) if c.kind is Kind.NAME), 0)
    if across > 1 and sum(c.width for c in columns[: named + 1]) < _PAGE_WIDTH // 2:
        sheet.repeat_columns(0, named)
    sheet.fit_to_pages(max(across, 1), 0)
    sheet.set_header("&C" + sheet.get_name().replace("&", "&&"))
    sheet.set_footer("&C&P / &N")


def _fill(
    book: Workbook,
    sheet: Worksheet,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Any]],
    before: int,
    progress: Callable[[int], None] | None,
) -> int:
    quoted = book.add_format({"quote_prefix": True})
    puts = [(at, _put(book, sheet, column.kind, quoted)) for at, column in enumerate(columns)]
    done = 0
    for row in rows:
        done += 1
        for at, put in puts:
            value = row[at]
            if value is not None and value != "":
                put(done, at, value)
        if progress and done % 1000 == 0:
            progress(before + done)
    return done


def _put(book: Workbook, sheet: Worksheet, kind: Kind, quoted: Format) -> Put:
    """The function that writes one cell of a column of this kind."""
    text = _text_put(sheet, _text_format(book, kind), quoted)
    number = NUMBERS.get(kind)
    if number is None:
        return text
    form, write = book.add_format({"num_format": FORMATS[kind], "valign": "top"}), sheet.write_number

    def put(row: int, column: int, value: Any) -> object:
        plain = number(value)
        return text(row, column, value) if plain is None else write(row, column, plain, form)

    return put


def _text_put(sheet: Worksheet, form: Format | None, quoted: Format) -> Put:
    write = sheet.write_string

    def put(row: int, column: int, value: Any) -> object:
        text = value if value.__class__ is str else as_text(value)
        if len(text) > _CELL:
            text = text[: _CELL - 1] + "…"
        return write(row, column, text, quoted if text.startswith(_RUNNABLE) else form)

    return put


def _text_format(book: Workbook, kind: Kind) -> Format | None:
    """Identity numbers have the format of text, so that a later edit keeps their zeros; notes are wrapped."""
    if kind is Kind.NOTE:
        return book.add_format({"text_wrap": True, "valign": "top"})
    return book.add_format({"num_format": "@"}) if kind in _IDS else None


def sheet_name(title: str, part: int = 0) -> str:
    """A name Excel takes: 31 letters, none of []:*?/\\, no apostrophe at its ends; never empty."""
    tail = f" ({part + 1})" if part else ""
    plain = "".join(" " if ch in "[]:*?/\\" or ord(ch) < 32 else ch for ch in title)
    return (" ".join(plain.split())[: 31 - len(tail)].strip(" '") or "Sheet") + tail
