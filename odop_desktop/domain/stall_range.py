"""Stall numbers told as a range, as fairs do: A-01 to A-12."""

from __future__ import annotations

import re

from odop_desktop.errors import OdopError
from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.text import clean

MOST = 300  # stalls made at once: the largest hall of a fair has fewer
LONGEST = 20  # characters of a stall's number, as its field holds them
_NUMBER = re.compile(r"(?P<before>.*?)(?P<digits>[0-9]{1,6})")


def between(first: str, last: str) -> tuple[str, ...]:
    """('A-01', 'A-12') → 'A-01' … 'A-12'; zeros in front are kept as in the first, Devanagari digits are digits.

    E-EVT-13 where the two are no range of one row; E-EVT-14 for more than MOST.
    """
    begins, ends = _parts(first, first, last), _parts(last, first, last)
    if begins[0].casefold() != ends[0].casefold() or int(begins[1]) > int(ends[1]):
        raise OdopError("E-EVT-13", first=_short(first), last=_short(last))
    numbers = range(int(begins[1]), int(ends[1]) + 1)
    if len(numbers) > MOST:
        raise OdopError("E-EVT-14", n=len(numbers), most=MOST)
    return tuple(f"{begins[0]}{n:0{len(begins[1])}d}" for n in numbers)


def _parts(text: str, first: str, last: str) -> tuple[str, str]:
    """The letters in front and the digits at the end."""
    told = ascii_digits(clean(text))
    found = _NUMBER.fullmatch(told)
    if found is None or len(told) > LONGEST:
        raise OdopError("E-EVT-13", first=_short(first), last=_short(last))
    return found["before"], found["digits"]


def _short(text: str) -> str:
    told = clean(text)
    return told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"
