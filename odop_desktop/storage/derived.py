"""Makes a record's derived row: its search text, its sort keys, the keys by which an import finds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from odop_desktop.domain.catalogue.field import Field, Kind, Need, RecordKind
from odop_desktop.identity.fold import fold_name, fold_search, hindi_sort_key
from odop_desktop.storage.forms import WHOLE
from odop_desktop.storage.tables.derived import SORTS

Row = Mapping[str, Any]

# Numbers end with this mark in the search text, so that "the last four digits" can be asked for.
END = "#"
_NUMBERS = frozenset(
    {Kind.PHONE, Kind.PIN, Kind.GSTIN, Kind.PAN, Kind.UDYAM, Kind.IEC, Kind.FSSAI, Kind.ACCOUNT}
)
_TYPED = frozenset({Kind.NAME, Kind.TEXT, Kind.NOTE})

KEY = 400  # characters of a key: the rest decides no order, and an index of PostgreSQL's takes 2,704 bytes
KEYS = ("kind", "id", "live", "text", *SORTS, "k1", "k2")  # of what a Deriver gives


def search_text(kind: RecordKind, row: Row) -> str:
    """The folded text of every searchable field that is filled, a blank before, between and after them."""
    return Deriver(kind).text(row)


def sort_key(field: Field, value: Any) -> str:
    """Text by dictionary order of its script; numbers padded, so that text order is number order."""
    if value is None or value == "":
        return ""
    if field.kind in _TYPED:
        return hindi_sort_key(str(value))[:KEY]
    return f"{value + WHOLE:016d}" if isinstance(value, int) else str(value)[:KEY]


class Deriver:
    """The derived columns of one kind, made ready once and used for every row of a batch."""

    def __init__(self, kind: RecordKind) -> None:
        self._name = kind.name
        self._searched = [(f.key, f.kind in _NUMBERS, f.need is Need.AUTO) for f in kind.fields if f.search]
        self._sorts = [(f, f.key) for f in kind.sorts]
        self._spare = (None,) * (len(SORTS) - len(self._sorts))

    def __call__(self, row: Row) -> tuple[Any, ...]:
        """The values of KEYS for a record's row, as its table holds it (empty columns may be missing)."""
        get = row.get
        k1, k2 = _name_key(get("name_hi")), _name_key(get("name_en"))
        return (
            self._name,
            row["id"],
            1 if get("deleted_at") is None else 0,
            self.text(row),
            *[sort_key(field, get(key)) for field, key in self._sorts],
            *self._spare,
            k1,
            k2 if k2 != k1 else None,
        )

    def text(self, row: Row) -> str:
        get = row.get
        found = [_folded(v, number, auto) for key, number, auto in self._searched if (v := get(key))]
        return f" {' '.join(found)} "


def _folded(value: Any, number: bool, auto: bool) -> str:
    text = str(value)
    if number or (auto and " " not in text):
        return text.casefold() + END
    return fold_search(text)


def _name_key(value: Any) -> str | None:
    return (fold_name(value)[:KEY] or None) if value else None
