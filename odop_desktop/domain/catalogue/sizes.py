"""Amounts and areas with the words beside them: "निःशुल्क", "100 वर्ग फुट", "10 x 10 ft"."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from odop_desktop.domain.catalogue.readers import Number, Raw, number_of
from odop_desktop.domain.money import parse_money
from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.fold import fold_head
from odop_desktop.identity.text import clean

_FREE = frozenset(map(fold_head, ("निःशुल्क", "नि:शुल्क", "निशुल्क", "मुफ़्त", "free", "nil", "शून्य")))
_TOO_MUCH = 10**17  # paise; a slip of the hand, and more than a column holds
_SQUARE_FOOT = Decimal("0.09290304")  # m², exact by the international foot
_FEET = re.compile(r"(?:फुट|फीट|फ़ुट|\bft|feet|foot)", re.IGNORECASE)
_TIMES = re.compile(r"(?<=\d)\s*(?:[x×*X]|गुणा)\s*(?=\d)")


def money_of(text: str) -> int | None:
    """Paise of an amount as offices write it; None where it is none. Free is nought."""
    line = clean(text)
    if not any(map(str.isdigit, line)) and fold_head(line) in _FREE:
        return 0
    try:
        paise = int(line) * 100 if line.isascii() and line.isdigit() else parse_money(line)
    except ValueError:
        return None
    return paise if paise < _TOO_MUCH else None


def square_metres(raw: Raw) -> Number | None:
    """m² of "1000", "9.3 sq m", "100 वर्ग फुट", "10 x 10 ft"."""
    if not isinstance(raw, str):
        return number_of(raw)
    text = ascii_digits(clean(raw))
    factor = _SQUARE_FOOT if _FEET.search(text) else Decimal(1)
    sides = [number_of(side) for side in _TIMES.split(text)]
    area = factor
    for side in sides:
        if side is None:
            return None
        area *= side.value
    return Number(area.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP) if factor != 1 else area)
