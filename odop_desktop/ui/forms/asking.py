"""What a form asks: which fields, in which order, and what a new record holds from the start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from odop_desktop.domain.catalogue.field import Field, Kind, Need, RecordKind
from odop_desktop.ui.forms import texts
from odop_desktop.ui.forms.entry import Entry


def first(kind: RecordKind, given: Mapping[str, Any], office: str) -> dict[str, Any]:
    """What a new record holds from the start; one that must name an office is this office's."""
    own = {f.key: office for f in kind.fields if _own(f)}
    return {**own, **{k: v for k, v in given.items() if k in kind.by_key}}


def _own(field: Field) -> bool:
    return field.ref == "office" and field.need is Need.REQUIRED


def sections(
    kind: RecordKind, keys: Sequence[str] | None, given: Mapping[str, Any], *, new: bool
) -> Iterator[tuple[str, list[Field]]]:
    """The sections with their fields. What a new record belongs to is known, and not asked."""
    asked = [kind.by_key[k] for k in keys] if keys is not None else list(kind.fields)
    fields = [f for f in asked if not (new and (f.key == kind.parent or _own(f)) and given.get(f.key))]
    if keys is None:
        order = {name: n for n, name in enumerate(dict.fromkeys(f.section for f in fields))}
        fields.sort(key=lambda f: order[f.section])
    return ((name, list(some)) for name, some in groupby(fields, key=lambda f: f.section))


def pairs_of(kind: RecordKind, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """First values as texts, in the form in which what is typed goes to be saved."""
    for key, value in given.items():
        if key in kind.by_key and value not in (None, "", ()):
            yield key, texts.shown(kind.by_key[key], value)


def filled(kind: RecordKind, given: Mapping[str, Any], entries: Mapping[str, Entry]) -> dict[str, str]:
    """All that a new record is to hold, as texts, what was given and not asked among it."""
    typed = {e.key: text for e in entries.values() if (text := e.box.typed()) and not e.fixed}
    known = {k: v for k, v in given.items() if k not in entries or entries[k].fixed}
    return {**dict(pairs_of(kind, known)), **typed}


def beside(district: str | None, before: Mapping[str, Any], entries: Mapping[str, Entry]) -> dict[str, Any]:
    """The record as it stands with the references now picked; the office's district where none is."""
    refs = {e.key: e.current() for e in entries.values() if e.field.kind is Kind.REF}
    return {"district": district, **before, **{k: v for k, v in refs.items() if v}}


def twins(first: Field, second: Field) -> bool:
    """Whether the second is the first in the other script (name_hi and name_en, address and address_en)."""
    return first.kind is second.kind and _stem(first) == _stem(second)


def _stem(field: Field) -> str:
    return field.key.removesuffix("_hi").removesuffix("_en")
