"""How stored values stand in a sheet: as real numbers and dates with a format, or as text.

Number formats group by thousand, lakh and crore (DOMAIN 9); a format has room for two conditions, so money
of 1,00,00,00,000 and more is grouped by crore at its front only.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from odop_desktop.domain.catalogue.field import Kind

FONT = "Nirmala UI"  # has Devanagari on every Windows since 8; elsewhere a font that has it takes its place
GROUPED = r"[>=10000000]##\,##\,##\,##0.00;[>=100000]##\,##\,##0.00;##,##0.00"
_EPOCH = 693_594  # the ordinal of 30 December 1899, Excel's day 0
_DAY = 86_400

FORMATS = {
    Kind.INT: "0",
    Kind.MONEY: GROUPED,
    Kind.QUANTITY: "General",  # "#.###" would leave a bare point behind 500
    Kind.AREA: GROUPED,
    Kind.PERCENT: "0.00",
    Kind.DATE: "dd-mm-yyyy",
    Kind.DATETIME: "dd-mm-yyyy hh:mm",
    Kind.TIME: "hh:mm",
}
_SCALES = {Kind.INT: 1, Kind.MONEY: 100, Kind.QUANTITY: 1000, Kind.AREA: 100, Kind.PERCENT: 100}


def _scaled(scale: int) -> Callable[[Any], float | None]:
    def number(value: Any) -> float | None:
        return (value if scale == 1 else value / scale) if isinstance(value, int) else None

    return number


def _date(value: Any) -> float | None:
    """'2026-01-05' → Excel's count of days; None when it is no ISO date (a mask, a remark)."""
    try:
        return date.fromisoformat(value).toordinal() - _EPOCH
    except (TypeError, ValueError):
        return None


def _datetime(value: Any) -> float | None:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return moment.toordinal() - _EPOCH + (moment.hour * 3600 + moment.minute * 60 + moment.second) / _DAY


def _time(value: Any) -> float | None:
    """'10:30' → a part of a day."""
    hour, _, minute = str(value).partition(":")
    if not (hour.isdigit() and minute[:2].isdigit()):
        return None
    return (int(hour) * 60 + int(minute[:2])) / 1440


NUMBERS: dict[Kind, Callable[[Any], float | None]] = {
    **{kind: _scaled(scale) for kind, scale in _SCALES.items()},
    Kind.DATE: _date,
    Kind.DATETIME: _datetime,
    Kind.TIME: _time,
}


def as_text(value: Any) -> str:
    """What is written when a value is no number of its kind."""
    if isinstance(value, (tuple, list)):
        return ", ".join(map(str, value))
    return str(value)
