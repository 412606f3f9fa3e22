"""A workbook opened for reading: looked through first, then its sheets as grids of raw values.

Cell values are str, int, float, bool, date, datetime, time or timedelta; '' where a cell is empty. Macros
never run: the reader knows nothing of them. `None` is not among the values.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from odop_desktop.errors import OdopError
from odop_desktop.sheets.archive import Archive
from odop_desktop.sheets.biff import look_xls
from odop_desktop.sheets.cfb import BadContainer, Container
from odop_desktop.sheets.csvfile import csv_rows
from odop_desktop.sheets.facts import BookLook, SheetLook
from odop_desktop.sheets.limits import Limits
from odop_desktop.sheets.ods import look_ods
from odop_desktop.sheets.sniff import Form, sniff
from odop_desktop.sheets.xlsx import look_xlsx, refuse_far

Row = list[Any]


@dataclass(slots=True)
class Grid:
    """One sheet. `rows()` may be called more than once and begins at the sheet's first row and column A."""

    look: SheetLook
    rows: Callable[[], Iterator[Row]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    fonts_known: bool = True


@dataclass(slots=True)
class Book:
    look: BookLook
    grid: Callable[[int], Grid] = field(repr=False)


def open_book(path: Path, limits: Limits) -> Book:
    """OdopError E-XLS-01 … 12, 16 and 17 for what is no workbook, damaged, locked, hostile or too large."""
    form = sniff(path, limits)
    if form is Form.TEXT:
        return _text_book(path, limits)
    look = _look_zip(path, limits) if form is Form.ZIP else _look_ole(path, limits)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))  # by content, whatever its name
    except PasswordError as e:
        raise OdopError("E-XLS-04", file=path.name) from e
    except CalamineError as e:
        raise OdopError("E-XLS-05", file=path.name) from e
    looks = {sheet.name: sheet for sheet in look.sheets}
    look.sheets = [looks.get(name, SheetLook(name)) for name in book.sheet_names]
    return Book(look, lambda number: _grid(book, number, look.sheets[number], path, limits))


def _text_book(path: Path, limits: Limits) -> Book:
    rows = csv_rows(path, limits)
    look = SheetLook(path.stem)
    return Book(BookLook([look]), lambda _: Grid(look, lambda: iter(rows), fonts_known=False))


def _look_zip(path: Path, limits: Limits) -> BookLook:
    archive = Archive(path, limits)
    try:
        if "xl/workbook.bin" in archive:
            raise OdopError("E-XLS-06", file=path.name)
        if "xl/workbook.xml" in archive:
            return look_xlsx(archive, path.name, limits)
        if b"opendocument.spreadsheet" in archive.read("mimetype"):
            return look_ods(archive, path.name, limits)
        raise OdopError("E-XLS-03", file=path.name)
    finally:
        archive.close()


def _look_ole(path: Path, limits: Limits) -> BookLook:
    try:
        container = Container(path.read_bytes())
        if "encryptedpackage" in container.names:
            raise OdopError("E-XLS-04", file=path.name)
        name = next((n for n in ("workbook", "book") if n in container.names), None)
        if name is None:
            raise OdopError("E-XLS-03", file=path.name)
        return look_xls(container.stream(name), path.name, limits.columns)
    except (BadContainer, IndexError) as e:
        raise OdopError("E-XLS-05", file=path.name) from e


def _grid(book: CalamineWorkbook, number: int, look: SheetLook, path: Path, limits: Limits) -> Grid:
    try:
        sheet = book.get_sheet_by_index(number)
    except CalamineError as e:
        raise OdopError("E-XLS-05", file=path.name) from e
    last = sheet.end or (0, 0)
    refuse_far(last[0] + 1, last[1] + 1, look.name, limits)
    merged = look.merged
    if merged is None:
        merged = tuple((a, b, c, d) for (a, b), (c, d) in sheet.merged_cell_ranges or ())
    return Grid(look, lambda: _rows(sheet, look), merged)


def _rows(sheet: CalamineSheet, look: SheetLook) -> Iterator[Row]:
    """The reader's rows moved to column A, and as many more as hold only formulas without a result."""
    left: Row = [""] * (sheet.start[1] if sheet.start else 0)
    count = 0
    for row in sheet.iter_rows() if sheet.start else ():
        count += 1
        yield left + row if left else row
    last = max((key >> 8 for key in (*look.valueless, *look.errors)), default=-1)
    for _ in range(count, last + 1):
        yield []
