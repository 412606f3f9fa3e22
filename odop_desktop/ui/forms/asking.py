"""What a form asks: which fields, in which order, and what a new record holds from the start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from odop_desktop.domain.catalogue.field import Field, RecordKind
from odop_desktop.ui.forms import texts


def sections(
    kind: RecordKind, keys: Sequence[str] | None, given: Mapping[str, Any], *, new: bool
) -> Iterator[tuple[str, list[Field]]]:
    """The sections with their fields. What a new record belongs to is known, and not asked."""
    asked = [kind.by_key[k] for k in keys] if keys is not None else list(kind.fields)
    fields = [f for f in asked if not (new and f.key == kind.parent and given.get(f.key))]
    if keys is None:
        order = {name: n for n, name in enumerate(dict.fromkeys(f.section for f in fields))}
        fields.sort(key=lambda f: order[f.section])
    return ((name, list(some)) for name, some in groupby(fields, key=lambda f: f.section))


def pairs_of(kind: RecordKind, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """First values as texts, in the form in which what is typed goes to be saved."""
    for key, value in given.items():
        if key in kind.by_key and value not in (None, "", ()):
            yield key, texts.shown(kind.by_key[key], value)


def twins(first: Field, second: Field) -> bool:
    """Whether the second is the first in the other script (name_hi and name_en, address and address_en)."""
    return second.key == first.key.removesuffix("_hi") + "_en" and first.kind is second.kind
