"""What reading a sheet needs to be told and what it gives back: plain values that cross a process border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.valuelists import ValueList
from odop_desktop.errors import Problem


class Fate(StrEnum):
    """What becomes of a row of the sheet. `PARKED` here only: of another district."""

    DATA = "data"
    PARKED = "parked"
    REJECTED = "rejected"
    SKIPPED = "skipped"


class Skip(StrEnum):
    """Why a row is none of a record."""

    TITLE = "title"
    HEAD = "head"
    COLUMNS = "columns"  # 1 2 3 … under the heads
    BLANK = "blank"
    TOTAL = "total"
    SIGNATURE = "signature"
    EXAMPLE = "example"  # the template's


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read. Built by `heads.reading_of`; everything in it can be pickled.

    `heads` maps a folded head to a field key (a line's field as `line.<key>`); `here` holds the folded names
    of the office's district (empty: rows of every district are taken); `dates` the answers to questions about
    a date column, by field key: 'dmy' or 'mdy'.
    """

    kind: RecordKind
    heads: Mapping[str, str]
    aadhaar_heads: frozenset[str]
    lists: Mapping[str, ValueList]
    on: date
    here: frozenset[str] = frozenset()
    dates: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CleanRow:
    """One row of the sheet, swept: no Aadhaar number is left in it.

    `row` counts as the workbook does (from 1). `values` are canonical values of the filled fields, refs as
    text; `serial` is what the office wrote in its serial-number column; `extra` holds columns no field knows,
    by head. `masked` and `converted` count cells.
    """

    row: int
    fate: Fate
    reason: str = ""  # a Skip, or the code for which the row is rejected or parked
    values: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    masked: int = 0
    converted: int = 0
    serial: str = ""


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column: its letter, its head as written, and the field it goes to (None: kept as extra)."""

    letter: str
    head: str
    key: str | None


@dataclass(frozen=True, slots=True)
class DateQuestion:
    """A date column that reads as month before day: what was taken, and one value that shows it."""

    key: str
    head: str
    taken: str  # 'dmy' or 'mdy'
    sample: str


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What is known before the first row comes: where the list is, and what concerns the whole file."""

    sheet: str
    head_rows: tuple[int, ...]  # as the workbook counts
    rows: int  # to the last filled one
    columns: tuple[MappedColumn, ...]
    problems: tuple[Problem, ...] = ()
    questions: tuple[DateQuestion, ...] = ()
