"""Aadhaar numbers taken out of a row before anything else sees it (DECISIONS 20 and 23)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from odop_desktop.domain.catalogue.field import Kind
from odop_desktop.errors import Problem
from odop_desktop.identity.aadhaar import last4_of, sweep
from odop_desktop.identity.digits import ascii_digits

EXEMPT = frozenset((Kind.ACCOUNT, Kind.PHONE, Kind.UDYAM))
_A_DIGIT = re.compile(r"\d")
_NOT_DIGIT = re.compile(r"\D")
_SMALLEST, _BIGGEST = 200_000_000_000, 10_000_000_000_000_000  # twelve digits; a virtual id has sixteen


@dataclass(slots=True)
class SweptRow:
    """The row's cells without Aadhaar numbers, and what was found. `last4` is by column."""

    cells: list[Any]
    last4: dict[int, str] = field(default_factory=dict)
    problems: list[tuple[int, Problem]] = field(default_factory=list)
    masked: int = 0


class Sweeper:
    """Knows which columns hold Aadhaar numbers and which are exempt because their numbers are as long."""

    def __init__(self, aadhaar: Sequence[int], exempt: Sequence[int]) -> None:
        self._aadhaar, self._exempt = tuple(aadhaar), frozenset(exempt)

    def sweep(self, cells: list[Any]) -> SweptRow:
        row = SweptRow(cells)
        numbers = {n for column in self._aadhaar if (n := self._take(row, column))}
        for column, value in enumerate(cells):
            if value.__class__ is str:
                if len(value) >= 12 and _A_DIGIT.search(value):
                    self._clear(row, column, value, numbers)
            elif (value.__class__ is float or value.__class__ is int) and _SMALLEST <= value < _BIGGEST:
                self._clear(row, column, str(int(value)), numbers)
        return row

    def _take(self, row: SweptRow, column: int) -> str:
        """Empties an Aadhaar column's cell; its digits, for comparison only."""
        if column >= len(row.cells) or row.cells[column] == "":
            return ""
        value, row.cells[column] = row.cells[column], ""
        last4, problem, masked = last4_of(value)
        if last4:
            row.last4[column] = last4
        if problem:
            row.problems.append((column, problem))
        row.masked += masked
        digits = _digits(value)
        return digits if len(digits) >= 9 else ""

    def _clear(self, row: SweptRow, column: int, value: str, numbers: set[str]) -> None:
        if column in self._exempt:
            if numbers and _digits(value) in numbers:
                row.cells[column] = ""
                row.masked += 1
                row.problems.append((column, Problem.of("E-XLS-39")))
            return
        swept = sweep(value)
        if swept.count:
            row.cells[column] = swept.text
            row.masked += 1
            row.problems.append((column, Problem.of("E-XLS-38", masked=swept.count)))


def _digits(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _NOT_DIGIT.sub("", ascii_digits(str(value)))
