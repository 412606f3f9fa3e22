"""Numbers, money and dates as they stand on screen and in letters: ASCII digits, lakh grouping, day first."""

from __future__ import annotations

_PARTS = 3  # of a date
HOME = "INR"  # the currency of everything that names none


def grouping(number: int) -> str:
    """The digits in Indian groups: 52900000 → '5,29,00,000'."""
    digits = str(abs(number))
    head, last = digits[:-3], digits[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)]
    return ("-" if number < 0 else "") + ",".join([*reversed(pairs), last])


def money(paise: int, *, paise_always: bool = False) -> str:
    """Rupees without the sign: 123450 → '1,234.50'; whole rupees without paise unless asked."""
    rupees_, rest = divmod(abs(paise), 100)
    text = grouping(rupees_) + (f".{rest:02d}" if rest or paise_always else "")
    return f"-{text}" if paise < 0 else text


def rupees(paise: int, *, paise_always: bool = False) -> str:
    """5290000000 → '₹5,29,00,000'; 123450 → '₹1,234.50'."""
    text = money(abs(paise), paise_always=paise_always)
    return f"-₹{text}" if paise < 0 else f"₹{text}"


def amount(paise: int, coin: str | None) -> str:
    """Rupees, or hundredths of another currency by its code: '₹1,234.50', 'USD 1,234.50'."""
    return rupees(paise) if coin in (None, "", HOME) else f"{coin} {money(paise)}"


def lakh(paise: int) -> str:
    """Rupees in lakh with two decimals, half up: 5290000000 → '529.00'."""
    return _hundredths(paise, 100_000)


def crore(paise: int) -> str:
    """Rupees in crore with two decimals, half up: 5290000000 → '5.29'."""
    return _hundredths(paise, 10_000_000)


def _hundredths(paise: int, unit: int) -> str:
    rounded = (2 * abs(paise) + unit) // (2 * unit)
    sign = "-" if paise < 0 and rounded else ""
    return f"{sign}{grouping(rounded // 100)}.{rounded % 100:02d}"


def _decimal(value: int, places: int) -> str:
    whole, rest = divmod(abs(value), 10**places)
    tail = f"{rest:0{places}d}".rstrip("0")
    text = grouping(whole) + (f".{tail}" if tail else "")
    return f"-{text}" if value < 0 else text


def quantity(thousandths: int) -> str:
    """12500 → '12.5', 1200000 → '1,200'."""
    return _decimal(thousandths, 3)


def hundredths(value: int) -> str:
    """Areas in m² and percents: 1250 → '12.5'."""
    return _decimal(value, 2)


def date_screen(iso: str) -> str:
    """'2026-01-05' → '05-01-2026', on screen, in lists and in Excel. What is no date stays as it is."""
    parts = iso[:10].split("-")
    return "-".join(reversed(parts)) if len(parts) == _PARTS else iso


def month_short(month: str) -> str:
    """2025-11 → '11-25', over a narrow column."""
    return f"{month[5:7]}-{month[2:4]}"


def date_letter(iso: str) -> str:
    """'2026-01-05' → '05.01.2026', in letters."""
    return date_screen(iso).replace("-", ".")
