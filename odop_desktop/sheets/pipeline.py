"""From a file to clean rows: open, find the list, decide the dates, then row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from odop_desktop.domain.catalogue.field import Kind
from odop_desktop.errors import OdopError, Problem
from odop_desktop.identity.aadhaar import sweep
from odop_desktop.identity.legacy import to_unicode
from odop_desktop.sheets.book import Book, Grid, Row, open_book
from odop_desktop.sheets.clean import Cleaner, is_aadhaar_head
from odop_desktop.sheets.facts import column_letters
from odop_desktop.sheets.heads import SERIAL, match_head, sheet_columns
from odop_desktop.sheets.layout import HEAD_WITHIN, Layout, find_layout
from odop_desktop.sheets.legacycells import may_be_legacy
from odop_desktop.sheets.limits import Limits
from odop_desktop.sheets.rows import CleanRow, DateQuestion, MappedColumn, Reading, SheetFacts, Skip
from odop_desktop.sheets.skips import Skips
from odop_desktop.sheets.survey import Survey

_LOOK = 4 * HEAD_WITHIN  # rows looked at for a head, blank ones among them
_SHARED_KINDS = frozenset((Kind.REF, Kind.CHOICE, Kind.TEXT, Kind.DATE, Kind.BOOL))


@dataclass(slots=True)
class List:
    """The sheet that holds the list, and where its head is."""

    number: int
    grid: Grid
    layout: Layout
    guessed: frozenset[int]  # columns whose head could be read only as legacy text


def read_sheet(path: Path, reading: Reading, limits: Limits) -> Iterator[SheetFacts | CleanRow]:
    """First the facts, then every row to the last filled one. OdopError as `open_book`, and E-XLS-13 … 15."""
    book = open_book(path, limits)
    found = _find(book, reading, path.name)
    survey = Survey(found.grid, found.layout, reading)
    dates = {key: e.taken for key, e in survey.evidence.items()} | dict(reading.dates)
    yield _facts(book, found, survey, dates, reading)
    yield from _second_pass(book, found, survey.rows, dates, reading)


def _find(book: Book, reading: Reading, file: str) -> List:
    """The first visible sheet with a head; hidden ones only where no visible one has anything."""
    looks = list(enumerate(book.look.sheets))
    best: Layout | None = None
    seen = False
    for number, look in looks:
        if look.hidden:
            continue
        grid = book.grid(number)
        found = _list(number, grid, reading)
        if found and found.layout.complete:
            return found
        best = best or (found.layout if found else None)
        seen = seen or any(True for row in grid.rows() for v in row if v != "")
    if best:
        heads = ", ".join(sweep(h.text).text for h in best.heads[:12])
        raise OdopError("E-XLS-14", file=file, heads=heads)
    raise OdopError("E-XLS-13" if seen else "E-XLS-15", file=file)


def _list(number: int, grid: Grid, reading: Reading) -> List | None:
    top = list(islice(grid.rows(), _LOOK))
    shown = [_readable(grid, at, row) for at, row in enumerate(top)]
    layout = find_layout(shown, grid.merged, reading.heads, reading.kind)
    if layout and layout.complete:
        return List(number, grid, layout, frozenset())
    turned = [[_turned(v, reading.heads) for v in row] for row in shown]
    legacy = find_layout(turned, grid.merged, reading.heads, reading.kind)
    if legacy and legacy.complete:
        return List(number, grid, legacy, _guessed(shown, turned, legacy))
    return List(number, grid, layout, frozenset()) if layout else None


def _readable(grid: Grid, at: int, row: Row) -> Row:
    """The row with its legacy-font cells in Unicode."""
    look = grid.look
    if not (look.fonts or look.rich):
        return row
    return [_unicode(look.rich.get(at << 8 | i), look.fonts.get(at << 8 | i), v) for i, v in enumerate(row)]


def _unicode(rich: str | None, font: str | None, value: Any) -> Any:
    if rich is not None:
        return rich
    return to_unicode(value, font) if font and isinstance(value, str) else value


def _turned(value: Any, heads: Mapping[str, str]) -> Any:
    """A head read as legacy text, unless it is one as it stands."""
    if not isinstance(value, str) or not may_be_legacy(value) or match_head(value, heads):
        return value
    return to_unicode(value)


def _guessed(shown: list[Row], turned: list[Row], layout: Layout) -> frozenset[int]:
    """Columns whose head changed by reading it as legacy text."""
    block = range(layout.first, layout.last + 1)
    changed = {i for at in block for i, v in enumerate(shown[at]) if v != turned[at][i]}
    return frozenset(h.column for h in layout.heads if h.key and h.column in changed)


def _facts(book: Book, found: List, survey: Survey, dates: Mapping[str, str], reading: Reading) -> SheetFacts:
    layout = found.layout
    heads = {h.key: sweep(h.text).text for h in layout.heads}
    questions = tuple(
        DateQuestion(key, heads[key], dates[key], sweep(e.sample).text)
        for key, e in survey.evidence.items()
        if e.month_first and key not in reading.dates
    )
    columns = tuple(
        MappedColumn(column_letters(h.column), sweep(h.text).text, None if h.key == SERIAL else h.key)
        for h in layout.heads
    )
    problems = tuple(_file_problems(book, found, survey, questions, reading))
    head_rows = tuple(range(layout.first + 1, layout.last + 2))
    return SheetFacts(sweep(found.grid.look.name).text, head_rows, survey.rows, columns, problems, questions)


def _file_problems(
    book: Book, found: List, survey: Survey, questions: tuple[DateQuestion, ...], reading: Reading
) -> Iterator[Problem]:
    """What concerns no single row: macros, hidden things, sheets not read, columns without a field, dates."""
    if book.look.macros:
        yield Problem.of("E-XLS-32")
    if found.grid.look.hidden_rows:
        yield Problem.of("E-XLS-33", count=found.grid.look.hidden_rows)
    others = [s for i, s in enumerate(book.look.sheets) if i != found.number]
    for code, names in (
        ("E-XLS-34", [s.name for s in others if s.hidden]),
        ("E-XLS-35", [s.name for s in others if not s.hidden]),
    ):
        if names:
            yield Problem.of(code, names=sweep(", ".join(names)).text, count=len(names))
    for question in questions:
        yield Problem.of(
            "E-XLS-36", question.key, head=question.head, sample=question.sample, taken=question.taken
        )
    for head in found.layout.heads:
        if head.key is None and not is_aadhaar_head(head, reading):
            yield Problem.of("E-XLS-47", head=sweep(head.text).text, column=column_letters(head.column))
    for code, columns in (("E-XLS-37", found.guessed), ("E-XLS-42", set(survey.legacy) - found.guessed)):
        if columns:
            yield Problem.of(code, columns=", ".join(column_letters(c) for c in sorted(columns)))


def _second_pass(
    book: Book, found: List, last: int, dates: Mapping[str, str], reading: Reading
) -> Iterator[CleanRow]:
    layout = found.layout
    skips = Skips(layout, reading.kind.one_of, found.grid.merged)
    cleaner = Cleaner(reading, layout.heads, book.look, found.grid.look, dates, found.guessed)
    shared = _shared(found, reading)
    for at, row in enumerate(islice(found.grid.rows(), last)):
        reason = skips.reason(at, _readable(found.grid, at, row))
        if reason is not None and not (reason is Skip.BLANK and at in cleaner.odd_rows):
            yield cleaner.skipped(at, row, reason)
            continue
        if at in shared:
            row += [""] * (max(c for c, _ in shared[at]) + 1 - len(row))
            for column, value in shared[at]:
                row[column] = value
        yield cleaner.clean(at, row)


def _shared(found: List, reading: Reading) -> dict[int, list[tuple[int, Any]]]:
    """Values of cells merged downwards, for the rows below the first: a district over all its people.

    Only for kinds of fields that several people can share; names, numbers and money are never repeated.
    """
    fields = {key: field for key, _, field in sheet_columns(reading.kind)}
    kinds = {h.column: fields[h.key].kind for h in found.layout.heads if h.key in fields}
    tops: dict[int, list[tuple[int, int, int, int]]] = {}
    for merge in found.grid.merged:
        if found.layout.last < merge[0] < merge[2] and kinds.get(merge[1]) in _SHARED_KINDS:
            tops.setdefault(merge[0], []).append(merge)
    if not tops:
        return {}
    filled: dict[int, list[tuple[int, Any]]] = {}
    for at, row in enumerate(found.grid.rows()):
        for _, left, bottom, _ in tops.get(at, ()):
            if left < len(row) and row[left] != "":
                for below in range(at + 1, bottom + 1):
                    filled.setdefault(below, []).append((left, row[left]))
    return filled
