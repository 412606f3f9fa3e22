"""Amounts in lakh or crore by their column's head: "मूल्य (लाख ₹)", "Value (Rs. in lakhs)"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from odop_desktop.domain.catalogue.readers import number_of
from odop_desktop.identity.text import clean

_UNITS = (
    (re.compile(r"लाख|\b(?:lakhs?|lacs?)\b", re.IGNORECASE), 100_000),
    (re.compile(r"करोड़|करोड़|करोड|\b(?:crores?|cr)\b", re.IGNORECASE), 10_000_000),
)
_WORDS = re.compile(r"[^\W\d_]{2,}")  # a cell that says its own unit, or what is no amount at all


def unit_of(head: str) -> int:
    """Rupees in one of the column's units: 1, a lakh or a crore."""
    line = clean(head)
    return next((rupees for words, rupees in _UNITS if words.search(line)), 1)


def in_rupees(raw: Any, unit: int) -> Any:
    """The cell in rupees, exact; as it is where it says a unit of its own or holds no number."""
    if isinstance(raw, bool) or (isinstance(raw, str) and _WORDS.search(raw)):
        return raw
    number = number_of(raw)
    if number is None or number.rest:
        return raw
    return _plain(number.value * unit)


def _plain(rupees: Decimal) -> str:
    return f"{rupees:f}"
