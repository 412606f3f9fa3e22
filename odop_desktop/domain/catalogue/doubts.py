"""What is to be said of a record as it stands: values that fail their check, wanted fields that are empty."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from odop_desktop.domain.catalogue.field import Kind, Need, RecordKind
from odop_desktop.domain.catalogue.values import parse
from odop_desktop.domain.valuelists import ValueList
from odop_desktop.errors import Problem

_CHECKED = frozenset(
    {
        Kind.PHONE,
        Kind.EMAIL,
        Kind.PIN,
        Kind.GSTIN,
        Kind.PAN,
        Kind.UDYAM,
        Kind.IFSC,
        Kind.IEC,
        Kind.FSSAI,
        Kind.ACCOUNT,
    }
)


def doubts(
    kind: RecordKind, values: Mapping[str, Any], lists: Mapping[str, ValueList], *, on: date
) -> tuple[Problem, ...]:
    """The problems of the numbers a record holds: they went in marked, and are still marked (DECISIONS 6)."""
    filled = [f for f in kind.fields if (f.kind in _CHECKED or f.check) and values.get(f.key)]
    return tuple(p for f in filled for p in parse(f, values[f.key], lists, on=on).problems)


def missing(kind: RecordKind, values: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys of wanted fields that are empty; of names in two scripts one is enough."""
    named = any(values.get(k) for k in kind.one_of)
    wanted = [f.key for f in kind.fields if f.need in (Need.WANTED, Need.REQUIRED)]
    empty = (None, "", ())
    return tuple(k for k in wanted if values.get(k) in empty and not (named and k in kind.one_of))
