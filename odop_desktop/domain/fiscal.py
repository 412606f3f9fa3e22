"""The financial year: 1 April to 31 March, written 2025-26 (DOMAIN §6)."""

from __future__ import annotations

import re

from odop_desktop.identity.digits import ascii_digits


def financial_year(iso: str) -> str:
    """The financial year of a date: '2026-01-05' → '2025-26'."""
    year, month = int(iso[:4]), int(iso[5:7])
    return _written(year if month >= 4 else year - 1)


def _written(start: int) -> str:
    return f"{start}-{(start + 1) % 100:02d}"


def bounds(fy: str) -> tuple[str, str]:
    """First and last day: '2025-26' → ('2025-04-01', '2026-03-31')."""
    start = int(fy[:4])
    return f"{start}-04-01", f"{start + 1}-03-31"


def quarter(iso: str) -> int:
    """1 for April to June … 4 for January to March."""
    return (int(iso[5:7]) - 4) % 12 // 3 + 1


def parse_financial_year(text: str) -> str:
    """'2025-26' of '2025-26', '2025-2026', '2025–26', '२०२५-२६', '25-26'. Raises ValueError for anything else."""
    found = re.fullmatch(r"(\d{4}|\d\d)\s*[-–—/]\s*(\d{4}|\d\d)", ascii_digits(text.strip()))
    if not found:
        raise ValueError(text)
    start = int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1])
    if (start + 1) % 100 != int(found[2]) % 100 or (len(found[2]) == 4 and int(found[2]) != start + 1):
        raise ValueError(text)
    return _written(start)
