"""Money is integer paise; it is read from what offices write and multiplied exactly."""

from __future__ import annotations

import re
from decimal import Decimal

from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.text import clean

_UNITS = {
    "करोड़": 10_000_000,
    "करोड": 10_000_000,
    "crores": 10_000_000,
    "crore": 10_000_000,
    "cr": 10_000_000,
    "लाख": 100_000,
    "lakhs": 100_000,
    "lakh": 100_000,
    "lacs": 100_000,
    "lac": 100_000,
    "हजार": 1_000,
    "हज़ार": 1_000,
    "thousand": 1_000,
}
# A zero or point after रु is its abbreviation mark; after ₹ it is the amount's own (₹0.50).
_SIGN = r"(?:₹|(?:रुपये|रुपए|रूपये|रूपए|रु|रू|rupees|rs|inr)[0.॰]?\s*[.:]?)\s*"
_TAIL = r"\s*(?:/\s*[-–—]|/\s*=|[-–—]|/00)?\s*(?:(?:रुपये|रुपए|रूपये|रूपए|रु|rupees|rs)\.?)?\s*(?:मात्र|only)?[.।]?"
# ₹ 1,20,000/- and 95,000.50 and 500=00; groups of two or three, the last of three.
_AMOUNT = re.compile(
    rf"(?:{_SIGN})?(?P<whole>\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}|\d+)?(?:[.=](?P<part>\d+))?"
    rf"\s*(?P<unit>{'|'.join(_UNITS)})?\.?{_TAIL}",
    re.IGNORECASE,
)


def parse_money(text: str) -> int:
    """Paise of '₹ 1,20,000/-', '95,000.50', 'रु0 500 मात्र', '५००', '5.29 करोड़'.

    Raises ValueError for anything else, for a negative amount and for parts of a paisa.
    """
    found = _AMOUNT.fullmatch(ascii_digits(clean(text)))
    if not found or not (found["whole"] or found["part"]):
        raise ValueError(text)
    rupees = Decimal(f"{(found['whole'] or '0').replace(',', '')}.{found['part'] or '0'}")
    paise = rupees * _UNITS.get((found["unit"] or "").lower(), 1) * 100
    if paise != int(paise):
        raise ValueError(text)
    return int(paise)


def line_value(qty_thousandths: int, rate_paise: int) -> int:
    """Quantity × rate in paise, half a paisa up: 12.5 at ₹ 40.05 → 50063 (500.625)."""
    return (qty_thousandths * rate_paise + 500) // 1000
