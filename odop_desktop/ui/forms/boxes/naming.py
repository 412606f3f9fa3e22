"""How a box names the record it points at, and what tells two of one name apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from odop_desktop.domain.catalogue import STALL
from odop_desktop.domain.catalogue.field import Kind, RecordKind
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries.read import RecordRow, stall_spot

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HINDI = re.compile(r"[\u0900-\u097f]")
# What tells records of one name apart, by kind; the last digits of a phone are enough to know it by.
_APART = {
    "artisan": ("guardian_name", "village_ward", "mobile"),
    "buyer": ("city", "mobile"),
    "event": ("city", "from_date"),
    "offering": ("unit", "price_min"),
    "letter": ("on",),
    "officer": ("post_hi",),
}


def is_id(text: str) -> bool:
    return bool(_ID.fullmatch(text))


def named(row: RecordRow, words: Words) -> str:
    """Title and number; one of the two where they are the same or there is no number."""
    title = stall_spot(row) if row.kind is STALL else row.title(words.lang)
    if is_id(title):
        return words("said.this_record")
    if row.number in (row.id, title) or row.kind.name in ("product", "stall"):
        return title
    return f"{title} · {row.number}"


def detail(row: RecordRow, office: Office, words: Words) -> str:
    """A few more words on the record, for the list."""
    parts = []
    for key in _APART.get(row.kind.name, ()):
        field = row.kind.by_key.get(key)
        if field is None or row[key] is None:
            continue
        told = show(field, row[key], words, office.lists)
        parts.append(f"…{told[-4:]}" if field.kind is Kind.PHONE else told)
    return " · ".join(parts)


def given(kind: RecordKind, text: str, beside: Mapping[str, Any]) -> dict[str, Any]:
    """First values of a record made on the spot: the name that was typed, and what it belongs to."""
    first: dict[str, Any] = {}
    keys = [key for key in kind.title if key != kind.number]
    lang = "_hi" if _HINDI.search(text) else "_en"
    key = next((k for k in keys if k.endswith(lang)), keys[0] if keys else None)
    if key and text and not any(ch.isdigit() for ch in text):
        first[key] = text
    if kind.parent and beside.get(kind.parent):
        first[kind.parent] = beside[kind.parent]
    return first
