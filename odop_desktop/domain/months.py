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
