"""What a look into a workbook's own parts finds out, before and beside the reader of its values.

Cells are numbered `row << 8 | column`, both from 0: no sheet we read has more than 200 columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class SheetLook:
    """One sheet: what the value reader does not tell."""

    name: str = ""
    hidden: bool = False
    hidden_rows: int = 0
    valueless: dict[int, str] = field(default_factory=dict)  # formulas saved without their result
    errors: dict[int, str] = field(default_factory=dict)  # '#REF!' and its like
    fonts: dict[int, str] = field(default_factory=dict)  # text cells in a legacy font
    rich: dict[int, str] = field(default_factory=dict)  # the finished Unicode of cells with mixed fonts
    merged: tuple[tuple[int, int, int, int], ...] | None = (
        None  # top, left, bottom, right; None: ask the reader
    )


@dataclass(slots=True)
class BookLook:
    """A workbook: its sheets in order, and whether it carries macros or counts days from 1904."""

    sheets: list[SheetLook] = field(default_factory=list)
    macros: bool = False
    from_1904: bool = False


def cell(row: int, column: int) -> int:
    return row << 8 | column


def column_number(letters: str) -> int:
    """'A' → 0, 'XFD' → 16383."""
    n = 0
    for ch in letters:
        n = n * 26 + ord(ch) - 64
    return n - 1


def column_letters(number: int) -> str:
    """0 → 'A', 26 → 'AA'."""
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(65 + rest) + out
    return out
