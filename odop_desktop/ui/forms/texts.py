"""Stored values as they stand in a box: texts that read back as the same value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.domain.catalogue.values import Lists, parse
from odop_desktop.i18n.format import date_screen, grouping, hundredths, money, quantity, rupees
from odop_desktop.identity.text import clean, clean_lines

_YEARS = 10_000  # below it a whole number may be a year, and is not grouped


def shown(field: Field, value: Any, *, sign: bool = True) -> str:
    """What the box shows of a stored value. `sign`: whether money is in rupees and says so."""
    if value in (None, "", ()):
        return ""
    if field.kind is Kind.MONEY:
        return rupees(value) if sign else money(value)
    return _SHOWN.get(field.kind, str)(value)


def tidy(field: Field, text: str, lists: Lists, on: date, *, sign: bool = True) -> str:
    """The text in its usual form, as a box shows it once it is left; the same text where it is not clear."""
    cleaned = clean_lines(text) if field.kind is Kind.NOTE else clean(text)
    if not cleaned or field.kind is Kind.REF:
        return cleaned
    read = parse(field, text, lists, on=on)
    if read.value is None or read.rest:
        return cleaned
    return shown(field, read.value, sign=sign)


def spoken(text: str) -> str:
    """What was typed without halves of characters, which no store could keep."""
    return text if text.isascii() else text.encode("utf-8", "ignore").decode("utf-8")


def _whole(value: int) -> str:
    return grouping(value) if value >= _YEARS else str(value)


def _moment(iso: str) -> str:
    return f"{date_screen(iso[:10])} {iso[11:16]}"


_SHOWN: dict[Kind, Callable[[Any], str]] = {
    Kind.INT: _whole,
    Kind.QUANTITY: quantity,
    Kind.AREA: hundredths,
    Kind.PERCENT: hundredths,
    Kind.DATE: date_screen,
    Kind.DATETIME: _moment,
    Kind.BOOL: lambda value: "yes" if value else "no",
    Kind.SET: "; ".join,
    Kind.LAST4: "XXXX XXXX {}".format,
}
