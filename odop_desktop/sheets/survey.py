"""A first look through all rows: how many there are, which way dates run, whether a legacy font is likely."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from odop_desktop.domain.catalogue.field import Kind
from odop_desktop.identity.legacy import looks_legacy
from odop_desktop.sheets.book import Grid
from odop_desktop.sheets.datecols import Evidence
from odop_desktop.sheets.heads import sheet_columns
from odop_desktop.sheets.layout import Layout
from odop_desktop.sheets.rows import Reading

_DATED = (Kind.DATE, Kind.DATETIME)
_SAMPLE = 200


class Survey:
    """`rows` to the last filled one; `evidence` by date field; `legacy` columns of names that look like it."""

    def __init__(self, grid: Grid, layout: Layout, reading: Reading) -> None:
        fields = {key: field for key, _, field in sheet_columns(reading.kind)}
        known = [(h.column, fields[h.key]) for h in layout.heads if h.key in fields]
        dated = [h for h in layout.heads if h.key in fields and fields[h.key].kind in _DATED]
        self.rows = 0
        self.evidence = {h.key: Evidence() for h in dated if h.key}
        self._dated = [(h.column, self.evidence[h.key]) for h in dated if h.key]
        self._names = {
            at: list[str]() for at, f in known if f.kind is Kind.NAME and not f.key.endswith("_en")
        }
        look = grid.look
        self._odd = {key >> 8 for key in (*look.valueless, *look.errors)}
        self._fonts = bool(look.fonts or look.rich)
        self._see(grid.rows(), layout.last)
        self.legacy = tuple(at for at, texts in self._names.items() if _suspicious(texts) and not self._fonts)

    def _see(self, rows: Iterable[list[Any]], head: int) -> None:
        for at, row in enumerate(rows):
            if any(v != "" and (v.__class__ is not str or v.strip()) for v in row) or at in self._odd:
                self.rows = at + 1
            if at > head:
                self._see_cells(row)

    def _see_cells(self, row: list[Any]) -> None:
        for column, evidence in self._dated:
            if column < len(row) and row[column].__class__ is str and row[column]:
                evidence.see(row[column])
        for column, texts in self._names.items():
            if len(texts) < _SAMPLE and column < len(row) and row[column].__class__ is str and row[column]:
                texts.append(row[column])


def _suspicious(texts: list[str]) -> bool:
    """Do most of these texts look typed in a legacy font although no font says so?"""
    return sum(1 for text in texts if text.isascii() and looks_legacy(text)) * 2 > len(texts) > 0
