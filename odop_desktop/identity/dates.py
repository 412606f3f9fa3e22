"""Dates as offices write them, read day first (DOMAIN §9); nothing is guessed that is not written."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.text import clean

BIRTH = (18, 100)  # the ages between which an artisan's two-digit year of birth is looked for

_MONTHS = (
    "जनवरी jan january",
    "फरवरी फ़रवरी feb february",
    "मार्च mar march",
    "अप्रैल अप्रेल apr april",
    "मई may",
    "जून jun june",
    "जुलाई jul july",
    "अगस्त aug august",
    "सितम्बर सितंबर sep sept september",
    "अक्टूबर अक्तूबर oct october",
    "नवम्बर नवंबर nov november",
    "दिसम्बर दिसंबर dec december",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_BETWEEN = r"[\s./\\,।_\-–—]+"
_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm)?Z?$", re.IGNORECASE)
_THREE = re.compile(rf"(\d{{1,4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{4}}|\d{{1,2}})")
_GAP = rf"(?:{_BETWEEN})?"
_DAY, _NAME, _YEAR = r"(\d{1,2})(?:st|nd|rd|th)?", r"([^\W\d]+[^\d\s./\\,।_\-–—]*)", r"(\d{4}|\d\d)"
_DAY_MONTH = re.compile(_DAY + _GAP + _NAME + _GAP + _YEAR, re.IGNORECASE)
_MONTH_DAY = re.compile(_NAME + _GAP + _DAY + _BETWEEN + _YEAR, re.IGNORECASE)
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4})")
_OLDEST = 1900
# Excel's serials: from 1910 on (smaller numbers are ages and counts) to 2100.
_SERIALS = (3654, 73415)


def _years(written: str, on: date, ages: tuple[int, int] | None) -> Iterator[int]:
    """The year meant. Two digits: the century in which the age fits, else the latest not far ahead."""
    if len(written) == 4:
        yield int(written)
        return
    both = [on.year // 100 * 100 + int(written), on.year // 100 * 100 - 100 + int(written)]
    ahead = 0 if ages else 20
    if ages:
        yield from (y for y in both if ages[0] <= on.year - y <= ages[1])
    yield from (y for y in both if y <= on.year + ahead)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if _OLDEST <= year <= 2199 else None
    except ValueError:
        return None


Read = tuple[str | None, bool]


def _of_parts(parts: re.Match[str], on: date, ages: tuple[int, int] | None) -> Read:
    first, second, third = parts.groups()
    if len(first) > 2:  # year first: 1990-05-22
        return (_iso(int(first), int(second), int(third)) if len(third) < 3 else None), False
    year = next(_years(third, on, ages))
    day_first, month_first = _iso(year, int(second), int(first)), _iso(year, int(first), int(second))
    return day_first, month_first is not None and month_first != day_first


def _of_serial(number: float, epoch1904: bool) -> str | None:
    if not math.isfinite(number) or not _SERIALS[0] <= number < _SERIALS[1]:
        return None
    start = date(1904, 1, 1) if epoch1904 else date(1899, 12, 30)
    return (start + timedelta(days=int(number))).isoformat()


def parse_date(
    raw: str | int | float | date,
    on: date,
    *,
    ages: tuple[int, int] | None = None,
    epoch1904: bool = False,
) -> Read:
    """(ISO date or None, would month first give another date).

    `on` is the day of reading; `ages` (BIRTH for a date of birth) decides the century of two-digit years. A
    number is Excel's serial, of the 1904 system if so told. (None, True) can only be read month first.
    """
    if isinstance(raw, date):
        return (raw.date() if isinstance(raw, datetime) else raw).isoformat(), False
    if isinstance(raw, int | float):
        run = _RUN.fullmatch(str(raw).zfill(8)) if isinstance(raw, int) and raw >= 10_000_000 else None
        return _of_parts(run, on, ages) if run else (_of_serial(raw, epoch1904), False)
    text = _TIME.sub("", ascii_digits(clean(raw))).strip(" .,")
    if re.fullmatch(r"\d{5}(?:\.0+)?", text):
        return _of_serial(float(text), epoch1904), False
    if parts := _THREE.fullmatch(text) or _RUN.fullmatch(text):
        return _of_parts(parts, on, ages)
    return _of_named(text, on, ages), False


def _of_named(text: str, on: date, ages: tuple[int, int] | None) -> str | None:
    if found := _DAY_MONTH.fullmatch(text):
        day, name, year = found.groups()
    elif found := _MONTH_DAY.fullmatch(text):
        name, day, year = found.groups()
    else:
        return None
    month = _MONTH.get(name.casefold())
    return _iso(next(_years(year, on, ages)), month, int(day)) if month else None
