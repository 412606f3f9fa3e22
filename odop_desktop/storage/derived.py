"""Makes a record's derived row: its search text, its sort keys, the keys by which an import finds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.identity.fold import fold_name, fold_search, hindi_sort_key
from odop_desktop.storage.tables.derived import SORTS

Row = Mapping[str, Any]

# Numbers end with this mark in the search text, so that "the last four digits" can be asked for.
END = "#"
_NUMBERS = frozenset(
    {Kind.PHONE, Kind.PIN, Kind.GSTIN, Kind.PAN, Kind.UDYAM, Kind.IEC, Kind.FSSAI, Kind.ACCOUNT}
)
_TYPED = frozenset({Kind.NAME, Kind.TEXT, Kind.NOTE})


def _searched(field: Field, value: Any) -> str:
    if field.kind in _NUMBERS or field.need == "auto":
        return str(value).casefold() + END
    return fold_search(str(value))


def search_text(kind: RecordKind, row: Row) -> str:
    """The folded text of every searchable field that is filled, blank between the fields."""
    return " ".join(_searched(f, row[f.key]) for f in kind.fields if f.search and row.get(f.key))


def sort_key(field: Field, value: Any) -> str:
    """Text by dictionary order of its script; numbers padded, so that text order is number order."""
    if value is None or value == "":
        return ""
    if field.kind in _TYPED:
        return hindi_sort_key(str(value))
    return f"{value + 10**15:016d}" if isinstance(value, int) else str(value)


@dataclass(frozen=True, slots=True)
class Deriver:
    """The derived columns of one kind, made ready once and used for every row of a batch."""

    kind: RecordKind

    def __call__(self, row: Row) -> dict[str, Any]:
        sorts: dict[str, Any] = dict.fromkeys(SORTS)
        sorts.update({s: sort_key(f, row.get(f.key)) for s, f in zip(SORTS, self.kind.sorts, strict=False)})
        k1, k2 = (_name_key(row.get(k)) for k in ("name_hi", "name_en"))
        return {
            "kind": self.kind.name,
            "id": row["id"],
            "live": int(row.get("deleted_at") is None),
            "text": search_text(self.kind, row),
            **sorts,
            "k1": k1,
            "k2": k2 if k2 != k1 else None,
        }


def _name_key(value: Any, fold: Callable[[str], str] = fold_name) -> str | None:
    return (fold(str(value)) or None) if value else None
