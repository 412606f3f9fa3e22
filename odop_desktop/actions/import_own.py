"""Columns of a list that are no fields: the office's own are kept, figures that we work out are passed over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from odop_desktop.actions import export_columns
from odop_desktop.domain.catalogue.computed import VALUE_LAKH
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.identity.fold import fold_head
from odop_desktop.sheets.rows import CleanRow


def own_entry(head: str, value: Any) -> str:
    """A cell of an own column as the record keeps it; ": " stands between the head and its value."""
    return f"{head.replace(': ', ':').strip()}: {value}"


class OwnColumns:
    """Sorts what no field holds."""

    def __init__(self, kind: RecordKind, hi: Words, en: Words) -> None:
        self._figures = export_columns.heads(kind, hi, en)

    def told(self, rows: Iterable[CleanRow]) -> tuple[set[str], dict[int, str]]:
        """The entries of the own columns, and what a column of lakhs says, by row."""
        extra: set[str] = set()
        lakhs: dict[int, str] = {}
        for row in rows:
            for head, value in row.extra.items():
                figure = self._figures.get(fold_head(head))
                if figure is None:
                    extra.add(own_entry(head, value))
                elif figure == VALUE_LAKH.key:
                    lakhs[row.row] = value
        return extra, lakhs
