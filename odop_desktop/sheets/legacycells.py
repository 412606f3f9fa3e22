"""Cells in a legacy font turned to Unicode: by the cell's font, or by the column's head where a file has none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from odop_desktop.identity.legacy import to_unicode
from odop_desktop.sheets.facts import SheetLook

_DEVANAGARI = re.compile("[\u0900-\u097f]")


class LegacyCells:
    """`columns` may hold words (codes and numbers are the same in every font); `guessed` are legacy by head."""

    def __init__(self, look: SheetLook, columns: Iterable[int], guessed: frozenset[int]) -> None:
        self._look, self._guessed = look, guessed
        self._columns = tuple(columns) if look.fonts or look.rich or guessed else ()

    def convert(self, at: int, cells: list[Any]) -> int:
        """Changes the texts among `cells` of row `at`; how many changed."""
        done = 0
        for column in self._columns:
            value = cells[column] if column < len(cells) else ""
            if isinstance(value, str) and value:
                turned = self._turned(at << 8 | column, column, value)
                if turned != value:
                    cells[column] = turned
                    done += 1
        return done

    def _turned(self, key: int, column: int, value: str) -> str:
        rich = self._look.rich.get(key)
        if rich is not None:
            return rich
        font = self._look.fonts.get(key, "")
        if font:
            return to_unicode(value, font)
        return to_unicode(value) if column in self._guessed and may_be_legacy(value) else value


def may_be_legacy(value: str) -> bool:
    """A text without a Hindi letter and with something besides digits."""
    return not _DEVANAGARI.search(value) and not value.isdigit()
