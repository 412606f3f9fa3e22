"""How catalogue values lie in columns: sets as JSON text, yes and no as 1 and 0, the rest as they are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from odop_desktop.domain.catalogue.field import Kind, RecordKind
from odop_desktop.storage.ops import canonical

OWN = ("created_at", "updated_at", "deleted_at", "op_id")
_PLAIN = frozenset({str, int, type(None)})


def to_column(value: Any) -> Any:
    """A catalogue value as its column holds it."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple | list):
        return canonical(to_body(value)) if value else None
    return _exact(value)


def to_body(value: Any) -> Any:
    """A catalogue value as an op's body holds it: JSON without tuples, a set in order and each member once."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple | list):
        return sorted(set(value))
    return value if isinstance(value, bool) else _exact(value)


def from_body(value: Any) -> Any:
    """What an op's body holds as a catalogue value."""
    return tuple(value) if isinstance(value, list) else value


def _exact(value: Any) -> Any:
    """Money, quantities and areas are whole numbers of their smallest part; a float is a mistake of ours."""
    if isinstance(value, str):
        return str(value)  # a code of an enum, as the plain text it is
    if isinstance(value, int):
        return int(value)
    raise TypeError(f"not a stored value: {type(value).__name__}")


def odd_keys(kind: RecordKind) -> dict[str, Kind]:
    """The fields whose column is not the value itself, with their kinds."""
    return {f.key: f.kind for f in kind.fields if f.kind in (Kind.SET, Kind.BOOL)}


def from_row(kind: RecordKind, row: Mapping[str, Any]) -> dict[str, Any]:
    """A table row as catalogue values (with id, op_id and times beside them)."""
    values = dict(row)
    for key, odd in odd_keys(kind).items():
        raw = values.get(key)
        if odd is Kind.SET:
            values[key] = tuple(json.loads(raw)) if raw else ()
        elif raw is not None:
            values[key] = bool(raw)
    return values
