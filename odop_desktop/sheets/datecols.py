"""Day before month, or month before day: decided by a whole column, asked once (DECISIONS 21)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from odop_desktop.identity.digits import ascii_digits

_NUMERIC = re.compile(r"\s*(\d{1,2})(\s*[./\-\s]\s*)(\d{1,2})(\s*[./\-\s]\s*)(\d{4}|\d{2})\s*")
_FIRST_SERIAL, _LAST_SERIAL = 3_000, 80_000  # 1908 to 2119; smaller numbers are years or ages
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


@dataclass(slots=True)
class Evidence:
    """What the texts of one column say."""

    day_first: int = 0
    month_first: int = 0
    sample: str = ""

    def see(self, value: Any) -> None:
        found = _NUMERIC.fullmatch(ascii_digits(value)) if isinstance(value, str) else None
        if found is None:
            return
        if int(found[1]) > 12:
            self.day_first += 1
        elif int(found[3]) > 12:
            self.month_first += 1
            self.sample = self.sample or value.strip()

    @property
    def taken(self) -> str:
        """'mdy' only when some text fails day first and none fails month first."""
        return "mdy" if self.month_first and not self.day_first else "dmy"


def day_first(value: str) -> str:
    """A text of a month-first column with its day in front; others as they are."""
    found = _NUMERIC.fullmatch(ascii_digits(value))
    return f"{found[3]}{found[2]}{found[1]}{found[4]}{found[5]}" if found else value


def from_serial(value: Any, from_1904: bool) -> date | None:
    """The day a bare number means in a date column: Excel's count of days. None: it is no such number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if not _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return None
    return (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=int(value))


def plain_date(value: Any) -> Any:
    """A date cell without its midnight."""
    return value.date() if isinstance(value, datetime) and not (value.hour or value.minute) else value
