"""One cell: the marks offices write instead of a value, and the value as the catalogue's parser takes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field as of
from datetime import date, datetime
from typing import Any

from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.errors import Problem
from odop_desktop.identity.text import clean, clean_lines
from odop_desktop.sheets.datecols import day_first, from_serial, plain_date
from odop_desktop.sheets.facts import column_letters

NOTHING = frozenset(("-", "--", "---", "----", "–", "—", "_", "__", ".", "x", "xx", "xxx"))
_CODES = (Kind.GSTIN, Kind.PAN, Kind.UDYAM, Kind.IFSC, Kind.IEC, Kind.FSSAI)
IDS = frozenset((*_CODES, Kind.ACCOUNT, Kind.EMAIL, Kind.PIN, Kind.PHONE))
_EXACT = 10**15  # beyond this Excel has already rounded a number's last digits
_FORMULA_LIKE = re.compile(r"[=@]\s*[\w(]|[+\-].*[(!|]")
_TEXTS = frozenset((Kind.NAME, Kind.TEXT, Kind.NOTE, Kind.REF))
_MAY_BE_NOTHING = frozenset("nNनलउरRUL")  # first letters of the words for "nothing"
_DIGITS = {Kind.PHONE: re.compile(r"[6-9]\d{9}"), Kind.ACCOUNT: re.compile(r"\d{9,18}")}
CACHE = 20_000

Known = tuple[Any, tuple[Problem, ...], str]  # a parsed value, its problems, what found no place in it


@dataclass(slots=True)
class Column:
    """A column of the sheet as the cleaner sees it. `field` None: kept as extra under `head`."""

    at: int
    head: str
    key: str
    field: Field | None
    other: Field | None = None  # the age in a column of "age or birth date"
    month_first: bool = False
    taken: bool = False  # its values are read, not only its problems
    unit: int = 1  # rupees in one of its units, where it holds money
    cache: dict[Any, Known] = of(default_factory=dict)


class Tidy:
    """Cells of one sheet tidied; repeats are remembered."""

    def __init__(self, from_1904: bool) -> None:
        self._from_1904 = from_1904
        self._known: dict[str, str] = {}

    def raw(self, value: Any, column: Column, field: Field, problems: list[Problem]) -> Any:
        """The cell for the catalogue's parser; None when it says nothing."""
        if isinstance(value, str):
            if value[0] in "=@+-" and field.kind not in IDS and _FORMULA_LIKE.match(value):
                problems.append(Problem.of("E-XLS-51", field.key, column=column_letters(column.at)))
            return self._text(value, column, field)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if field.kind is Kind.DATE:
            return self._date(value, field, problems)
        if field.kind in IDS and isinstance(value, (int, float)) and abs(value) >= _EXACT:
            problems.append(Problem.of("E-XLS-49", field.key, column=column_letters(column.at)))
        return value

    def _text(self, value: str, column: Column, field: Field) -> str | None:
        if field.kind is Kind.NOTE and len(value.splitlines()) > 1:
            return clean_lines(value)
        if value.isascii() and value.isalnum():
            return value
        known = self._known.get(value)
        if known is None:
            known = clean(value)
            if len(self._known) < CACHE:
                self._known[value] = known
        return (day_first(known) if column.month_first else known) or None

    def _date(self, value: Any, field: Field, problems: list[Problem]) -> Any:
        day = from_serial(value, self._from_1904)
        if day is None:
            return plain_date(value)
        problems.append(Problem.of("E-XLS-50", field.key, number=value, day=plain(day)))
        return day


def quick(raw: Any, field: Field) -> Any:
    """The stored value of a cell that needs no parser; None where it does. A list is mostly such cells.

    Texts that begin with a letter and are no word for "nothing", whole numbers of mobiles, rupees and pin codes:
    the answers are the parser's own (a test compares them).
    """
    kind = field.kind
    if raw.__class__ is str:
        if kind in _TEXTS:
            word = raw[0].isalpha() and (kind is Kind.NAME or raw[0] not in _MAY_BE_NOTHING)
            plain_text = word and len(raw) <= field.max_len and not field.check and raw.isprintable()
            return raw if plain_text else None
        digits = kind in _DIGITS and raw.isascii() and raw.isdigit() and raw.strip(raw[0])
        return raw if digits and _DIGITS[kind].fullmatch(raw) else None
    if raw.__class__ is int:
        if kind is Kind.PHONE and 6_000_000_000 <= raw <= 9_999_999_999 and raw % 1_111_111_111:
            return str(raw)
        if kind is Kind.MONEY and 0 <= raw < 10**10:
            return raw * 100
    return None


def plain(value: Any) -> str:
    """A cell as text: whole numbers without '.0', dates day first."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        day = plain_date(value)
        return f"{day:%d-%m-%Y %H:%M}" if isinstance(day, datetime) else f"{day:%d-%m-%Y}"
    return clean_lines(str(value))


def keep(extra: dict[str, str], head: str, value: Any) -> None:
    """Puts a cell no field holds under its head; a second one of that head beside it."""
    text = plain(value)
    if text and text.lower() not in NOTHING:
        extra[head if head not in extra else f"{head} (2)"] = text


def is_age(value: Any) -> bool:
    """A number of years, where a birth date could stand as well."""
    if isinstance(value, str):
        return value.isdigit() and len(value) < 4
    return isinstance(value, int) and 0 < value < 120
