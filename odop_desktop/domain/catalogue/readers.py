"""From what a cell or a form holds to numbers, times, yes and no; None where it cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TypeAlias

from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.fold import fold_head
from odop_desktop.identity.text import clean

Raw: TypeAlias = str | int | float | bool | date | time | tuple[str, ...] | None

# What offices write where there is nothing. In a name only signs count as nothing: "Nil" and "Na" are names.
_SIGNS = re.compile(r"[\W_]*")
_NOTHING = re.compile(
    r"[\W_]*(?:(?:n[\W_]*a|nil|null|none|लागू\s+नहीं|उपलब्ध\s+नहीं|रिक्त)[\W_]*)?", re.IGNORECASE
)
_YES = frozenset(map(fold_head, ("हाँ", "हां", "जी हाँ", "है", "yes", "y", "true", "1", "ha", "haan")))
_NO = frozenset(map(fold_head, ("नहीं", "नही", "ना", "no", "n", "false", "0", "nil", "nahi")))
_NUMBER = re.compile(r"(?<![\d.,])[-−]?\d[\d,]*(?:\.\d+)?|(?<![\d.,])[-−]?\.\d+")
_SCIENTIFIC = re.compile(r"(\d)(?:\.(\d+))?[eE]\+?(\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.]\s*(\d{2}))?(?:\s*[:.]\s*(\d{2}))?")
_EVENING = re.compile(r"p\.?\s?m\b|सायं|साय|शाम|रात|अपराह्न|दोपहर", re.IGNORECASE)
_MORNING = re.compile(r"a\.?\s?m\b|प्रातः|प्रात:|सुबह|पूर्वाह्न", re.IGNORECASE)
_EXCEL_EPOCH = datetime(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the words that stood beside it ("500 नग")."""

    value: Decimal
    words: str = ""

    @property
    def rest(self) -> str:
        """The words, unless they are but the unit."""
        return self.words if " " in self.words else ""


def text_of(raw: Raw) -> str:
    """The text a person would read in the cell; no E-form where all digits of the number are there."""
    if isinstance(raw, str):
        return _unfloated(raw)
    if isinstance(raw, float):
        return format(Decimal(repr(raw)).normalize(), "f") if raw % 1 else str(int(raw))
    if isinstance(raw, datetime) and raw.time() != time():
        return raw.strftime("%d-%m-%Y %H:%M")
    if isinstance(raw, date):
        return raw.strftime("%d-%m-%Y")
    if isinstance(raw, time):
        return raw.strftime("%H:%M")
    if isinstance(raw, tuple):
        return "; ".join(raw)
    return "" if raw is None else str(raw)


def _unfloated(text: str) -> str:
    """'2.38721456277E+11' → '238721456277'; '2.39E+11' stays: its digits are lost."""
    match = _SCIENTIFIC.fullmatch(ascii_digits(text).strip()) if "e" in text.lower() else None
    if not match or len(match[2] or "") != int(match[3]):
        return text
    return match[1] + (match[2] or "")


def is_blank(raw: Raw, *, name: bool = False) -> bool:
    if isinstance(raw, str):
        return bool((_SIGNS if name else _NOTHING).fullmatch(raw))
    return raw is None or (isinstance(raw, tuple) and all(map(is_blank, raw)))


def number_of(raw: Raw) -> Number | None:
    """The one number of a cell; None where there is none, or more than one ("3/2", "10 x 12")."""
    if raw is None or isinstance(raw, bool | date | time | tuple):
        return None
    if isinstance(raw, int | float):
        return Number(Decimal(repr(raw))) if raw == raw and abs(raw) < 1e18 else None
    text = ascii_digits(clean(text_of(raw)))
    found = list(_NUMBER.finditer(text))
    if len(found) != 1 or len(found[0][0]) > 24:
        return None
    try:
        value = Decimal(found[0][0].replace(",", "").replace("−", "-"))
    except InvalidOperation:
        return None
    return Number(value, clean(text[: found[0].start()] + " " + text[found[0].end() :]))


def scaled(value: Decimal, places: int) -> tuple[int, bool]:
    """The value in 10^-places, half up, and whether it had to be rounded."""
    exact = value.scaleb(places)
    whole = exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return int(whole), whole != exact


def yes_no(raw: Raw) -> bool | None:
    if isinstance(raw, bool):
        return raw
    folded = fold_head(text_of(raw))
    return True if folded in _YES else False if folded in _NO else None


def time_of(raw: Raw) -> time | None:
    """'10:00', '10.30 AM', 'सायं 5 बजे', a clock cell, or the day's fraction a spreadsheet keeps."""
    if isinstance(raw, datetime):
        return raw.time().replace(microsecond=0)
    if isinstance(raw, time):
        return raw.replace(microsecond=0)
    if isinstance(raw, float) and 0 <= raw < 1:
        return (_EXCEL_EPOCH + timedelta(seconds=round(raw * 86_400))).time()
    return _clock(ascii_digits(clean(text_of(raw))))


def _clock(text: str) -> time | None:
    found = _CLOCK.findall(text)
    if len(found) != 1:
        return None
    hour, minute, second = (int(part or 0) for part in found[0])
    if _EVENING.search(text) and hour < 12:
        hour += 12
    if _MORNING.search(text) and hour == 12:
        hour = 0
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
