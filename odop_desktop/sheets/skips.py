"""Rows of a list that are no record: blank, repeated heads, column numbers, totals, signatures, titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from odop_desktop.identity.digits import ascii_digits
from odop_desktop.sheets.heads import SERIAL
from odop_desktop.sheets.layout import Layout, Merged, text
from odop_desktop.sheets.rows import Skip

EXAMPLE_MARK = "उदाहरण / Example"  # stands in the serial column of the template's example row
_TOTAL = re.compile(
    r"(?:(?:कुल|महा|सकल|उप|पृष्ठ|grand|sub|page|net)[\s\-]*)?(?:योग|जोड़|टोटल|total)[\s:\-–=.,()/\d]*(?:\(.*\))?"
    r"|(?:कुल|total)(?:\s+(?:संख्या|कारीगर\w*|शिल्पी\w*|लाभार्थी\w*|artisans?|persons?|number|no\.?))?[\s:\-–=.]*\d*",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"हस्ताक्षर|हस्ता[०0.]|ह[०0]/?-|signature|sign\b|signed\b|sd/|महाप्रब|महा प्रब|general manager|प्रबन्धक|प्रबंधक|"
    r"manager\b|जिला उद्योग|जि[०0]उ[०0]के|उपायुक्त|deputy director|dy\.? director|joint director|सहायक निदेशक|"
    r"उप निदेशक|district industries|मुहर|मोहर|seal\b|दिनांक|दिनाँक|date\s*[:\-]|स्थान\s*[:\-]|place\s*[:\-]|नोट\b|"
    r"note\b|टिप्पणी\s*[:\-]|प्रमाणित|certified|प्रतिलिपि|copy to|तैयारकर्ता|prepared by|checked by|verified by|"
    r"सत्यापित|जाँचकर्ता|जांचकर्ता",
    re.IGNORECASE,
)


class Skips:
    """Asked row by row; knows the head and where names and serial numbers stand."""

    def __init__(self, layout: Layout, name_keys: Sequence[str], merged: Merged) -> None:
        by_key = {h.key: h for h in layout.heads if h.key}
        self._layout = layout
        self._names = [by_key[k].column for k in name_keys if k in by_key]
        self._serial = by_key[SERIAL].column if SERIAL in by_key else -1
        self._heads = {h.column: h.text for h in layout.heads}
        self._mapped = {h.column for h in layout.heads if h.key}
        self._wide = {(top, left) for top, left, _, right in merged if right - left >= 2}

    def reason(self, at: int, row: Sequence[Any]) -> Skip | None:
        """Why this row (from 0) is no record; None when it may be one."""
        if at <= self._layout.last:
            above = at < self._layout.first
            return (Skip.TITLE if any(text(v) for v in row) else Skip.BLANK) if above else Skip.HEAD
        name = next((row[c] for c in self._names if c < len(row) and row[c] != ""), "")
        serial = row[self._serial] if 0 <= self._serial < len(row) else ""
        if isinstance(name, str) and isinstance(serial, (int, float)) and len(name) > 6 and not _total(name):
            return None  # the usual row, quickly
        filled = [(i, v) for i, v in enumerate(row) if v != "" and text(v)]
        return self._unusual(at, filled, text(name), serial)

    def _unusual(self, at: int, filled: list[tuple[int, Any]], name: str, serial: Any) -> Skip | None:
        if not filled or (len(filled) == 1 and filled[0][0] == self._serial and _number(serial)):
            return Skip.BLANK
        if isinstance(serial, str) and serial.strip() == EXAMPLE_MARK:
            return Skip.EXAMPLE
        if self._repeats_head(filled):
            return Skip.HEAD
        if at <= self._layout.last + 2 and _counts(filled):
            return Skip.COLUMNS
        words = [v.strip() for _, v in filled if isinstance(v, str)]
        if any(map(_total, words)) and (not name or _total(name)):
            return Skip.TOTAL
        if self._signed(filled, words, name, serial):
            return Skip.SIGNATURE
        return Skip.TITLE if self._title(at, filled) else None

    def _repeats_head(self, filled: list[tuple[int, Any]]) -> bool:
        """The head again, as lists have it at the top of each printed page."""
        same = sum(1 for i, v in filled if isinstance(v, str) and self._heads.get(i) == v.strip())
        return same >= 2 and 2 * same > len(filled)

    def _signed(self, filled: list[tuple[int, Any]], words: list[str], name: str, serial: Any) -> bool:
        few = len(filled) <= 4 and len(words) == len(filled) and not _number(serial)
        if not few or not any(map(_SIGNED.match, words)):
            return False
        return not name or len(filled) <= 2 or bool(_SIGNED.match(name))

    def _title(self, at: int, filled: list[tuple[int, Any]]) -> bool:
        """A lone text across the sheet or outside the fields: a block's name between the rows."""
        if len(filled) != 1 or not isinstance(filled[0][1], str):
            return False
        column = filled[0][0]
        return (at, column) in self._wide or column == self._serial or column not in self._mapped


def _total(words: str) -> bool:
    return _TOTAL.fullmatch(words.strip()) is not None


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) or text(value).strip("(). ").isdigit()


def _counts(filled: list[tuple[int, Any]]) -> bool:
    """1 2 3 …, bare or in brackets, at least two of them."""
    bare = [ascii_digits(text(v)).strip("(). ").removesuffix(".0") for _, v in filled]
    first = bare[0]
    return len(bare) > 1 and first in ("0", "1") and bare == [str(int(first) + i) for i in range(len(bare))]
