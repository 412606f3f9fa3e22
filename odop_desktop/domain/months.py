"""A month as people write it, and as it is kept: "2026-11"."""

from __future__ import annotations

import re

from odop_desktop.errors import OdopError
from odop_desktop.identity.digits import ascii_digits

_YEAR_FIRST = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")
_MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])-(20[0-9]{2})")


def month(text: str, now: str = "") -> str:
    """`2026-11`, or `11-2026` as the screen writes it. E-SYN-67: no month, or one after `now` (ISO)."""
    asked = ascii_digits(text.strip())
    if found := _YEAR_FIRST.fullmatch(asked):
        kept = f"{found[1]}-{found[2]}"
    elif found := _MONTH_FIRST.fullmatch(asked):
        kept = f"{found[2]}-{int(found[1]):02d}"
    else:
        raise OdopError("E-SYN-67", month=text)
    if now and kept > now[:7]:
        raise OdopError("E-SYN-67", month=text)
    return kept


DUE = 7  # the day of the next month by which a month's file is here


def due_day(month: str) -> str:
    """The day (ISO) by which the file of a month is due at headquarters."""
    return f"{_moved(month, 1)}-{DUE:02d}"


def up_to(month: str, count: int) -> tuple[str, ...]:
    """So many months, this one the last."""
    return tuple(_moved(month, -n) for n in range(count - 1, -1, -1))


def between(first: str, last: str) -> tuple[str, ...]:
    """The months behind the first and before the last."""
    return up_to(_moved(last, -1), max(_count(last) - _count(first) - 1, 0))


def _count(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _moved(month: str, by: int) -> str:
    at = _count(month) + by
    return f"{at // 12:04d}-{at % 12 + 1:02d}"
