"""Aadhaar numbers: recognised so that they can be hidden, and never kept (DECISIONS 20, 23; DOMAIN §4).

UIDAI: twelve digits, the first 2–9, no palindrome, the last a Verhoeff check digit; a virtual id has sixteen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from stdnum import verhoeff

from odop_desktop.errors import Problem
from odop_desktop.identity.digits import ascii_digits

_SHAPE = re.compile(r"[2-9][0-9]{11}")
_VID_SHAPE = re.compile(r"[2-9][0-9]{15}")

# What people put between the fours: blanks of all kinds, dashes, dots, marks without a shape.
_DASH = "\\-\u00ad\u2010-\u2015\u2212"
_BETWEEN = rf"[\s{_DASH}.\u200b-\u200f\ufeff]{{0,3}}"
_FOURS = rf"[2-9]\d{{3}}(?:{_BETWEEN}\d{{4}}){{2}}"
_COMMAS = r"[2-9]\d{2}(?:,\d{3}){3}|[2-9](?:,\d{2}){4},\d{3}"  # 639,150,008,060 and 6,39,15,00,08,060
_BOXES = rf"[2-9](?:[\s{_DASH}|]{{1,3}}\d){{11}}"  # one digit a box
_TWELVE = re.compile(rf"(?<!\d)(?:{_FOURS}|{_COMMAS}|{_BOXES})(?!\d)")
_SIXTEEN = re.compile(rf"(?<!\d){_FOURS}{_BETWEEN}\d{{4}}(?!\d)")
_FLOAT = re.compile(r"(?<![\d.])[2-9]\.\d{1,14}[eE]\+?0?11(?!\d)|(?<![\d.])[2-9]\d{11}\.0+(?!\d)")
_FROM_ABROAD = re.compile(r"\+\s?$")
_ENOUGH = re.compile(r"\d(?:\D{0,3}\d){9}|[eE]\+?0?11")

_HIDDEN = "XXXX XXXX "


@dataclass(frozen=True, slots=True)
class Swept:
    """The text with its Aadhaar numbers hidden, and how many there were."""

    text: str
    count: int


def is_aadhaar(digits: str) -> bool:
    """Whether these twelve ASCII digits, without blanks, can be an Aadhaar number."""
    return bool(_SHAPE.fullmatch(digits)) and digits != digits[::-1] and verhoeff.is_valid(digits)


def _mask_twelve(match: re.Match[str]) -> str | None:
    digits = re.sub(r"\D", "", match[0])
    before = match.string[max(0, match.start() - 2) : match.start()]
    if digits.startswith("91") and _FROM_ABROAD.search(before):
        return None  # +91 and a mobile
    return _HIDDEN + digits[-4:] if is_aadhaar(digits) else None


def _mask_sixteen(match: re.Match[str]) -> str | None:
    digits = re.sub(r"\D", "", match[0])
    passes = _VID_SHAPE.fullmatch(digits) and verhoeff.is_valid(digits)
    return f"{_HIDDEN}XXXX {digits[-4:]}" if passes else None


def _mask_float(match: re.Match[str]) -> str | None:
    digits = f"{Decimal(match[0]):.0f}"
    return _HIDDEN + digits[-4:] if is_aadhaar(digits) else None


_PASSES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_SIXTEEN, _mask_sixteen),
    (_FLOAT, _mask_float),
    (_TWELVE, _mask_twelve),
)


def _hide(text: str, pattern: re.Pattern[str], mask: Callable[[re.Match[str]], str | None]) -> Swept:
    """One pass. A candidate that fails may overlap one that passes: the search goes on one sign later."""
    parts: list[str] = []
    digits, kept, at = ascii_digits(text), 0, 0
    while match := pattern.search(digits, at):
        hidden = mask(match)
        at = match.end() if hidden else match.start() + 1
        if hidden:
            parts += [text[kept : match.start()], hidden]
            kept = match.end()
    return Swept("".join([*parts, text[kept:]]), len(parts) // 2)


def sweep(text: str) -> Swept:
    """Hides all that can be an Aadhaar number in free text: 'UID 6391 5000 8060' → 'UID XXXX XXXX 8060'.

    Digits of any script, in fours or in one run, with blanks, dashes, dots or commas, or as Excel's
    '6.39150008060E+11'. One random twelve-digit number in ten passes as well: columns of account numbers and
    mobiles are for the caller to leave out. '+91' and a mobile is left.
    """
    if not _ENOUGH.search(text):
        return Swept(text, 0)
    count = 0
    for pattern, mask in _PASSES:
        swept = _hide(text, pattern, mask)
        text, count = swept.text, count + swept.count
    return Swept(text, count)


_NOTHING = re.compile(r"[\W_]*(?:nil|na|n/a|none|no|नहीं|नही|लागू नहीं|शून्य|रिक्त)?[\W_]*", re.IGNORECASE)
_SHOWN = re.compile(r"(?P<head>[2-9](?:\.(?P<rest>\d+))?)[eE]\+?0?11")


def _cell_text(cell: object) -> str:
    """A cell as text, a whole float without its point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return ascii_digits("" if cell is None else str(cell)).strip()


def _full_number(text: str) -> tuple[str | None, str]:
    """The twelve digits that stand in the cell, or None and the code of what is wrong with it."""
    if shown := _SHOWN.fullmatch(text):
        digits = f"{Decimal(shown['head'] + 'e11'):.0f}"
        lost = len(shown["rest"] or "") < 9  # Excel's short form: what it left out is not zeros
        return (None, "E-ID-71") if lost or not is_aadhaar(digits) else (digits, "")
    digits = re.sub(r"\D", "", re.sub(r"\.0+$", "", text))
    if is_aadhaar(digits):
        return digits, ""
    inside = [d for m in _TWELVE.finditer(text) if is_aadhaar(d := re.sub(r"\D", "", m[0]))]
    return (inside[0], "") if len(inside) == 1 else (None, "E-ID-70")


def last4_of(cell: object) -> tuple[str | None, Problem | None, bool]:
    """What an Aadhaar column keeps of a cell: the last four digits or nothing, what is wrong, was it masked.

    Four digits, bare or behind X's, are taken. Nine digits and more are always masked; only a number that
    passes the checksum leaves its last four. The problem never holds a digit of the cell.
    """
    text = _cell_text(cell)
    digits = re.sub(r"\D", "", text)
    if _NOTHING.fullmatch(text):
        return None, None, False
    if len(digits) >= 9 or _SHOWN.fullmatch(text):
        number, code = _full_number(text)
        return (number[-4:], None, True) if number else (None, Problem.of(code), True)
    if len(digits) == 4:
        return digits, None, False
    return None, Problem.of("E-ID-72", count=len(digits)), False
