"""Values: from what was typed or stands in a cell to what is stored, for every kind of field.

A doubtful value is kept with its problem; what cannot be read at all leaves no value, its problem and its
text in `rest`, so that an import can put it among the office's own columns and lose nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from odop_desktop.domain.catalogue.choices import find_choice, find_set
from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.domain.catalogue.readers import Raw, is_blank, number_of, scaled, text_of, time_of, yes_no
from odop_desktop.domain.catalogue.sizes import money_of, square_metres
from odop_desktop.domain.valuelists import ValueList
from odop_desktop.errors import Problem
from odop_desktop.identity import ids
from odop_desktop.identity.aadhaar import last4_of, sweep
from odop_desktop.identity.checked import Checked
from odop_desktop.identity.dates import BIRTH, parse_date
from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.people import split_phones
from odop_desktop.identity.text import clean, clean_lines

Lists = Mapping[str, ValueList]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The stored value (None: empty), its problems, and what of the text found no place in it."""

    value: Any = None
    problems: tuple[Problem, ...] = ()
    rest: str = ""


def parse(field: Field, raw: Raw, choices: Lists, *, on: date) -> Parsed:
    """Reads `raw` as a value of the field. `on` is the day of reading: it decides two-digit years.

    REF is left as cleaned text. An Aadhaar number in free text is masked (DECISIONS 20); problems never hold
    a value that is masked in exports.
    """
    if field.kind is Kind.LAST4:
        return _last4(field, raw)
    if field.kind in (Kind.CHOICE, Kind.STAGE):
        return _choice(field, raw, choices)
    if is_blank(raw, name=field.kind is Kind.NAME) and not _means_zero(field, raw):
        return Parsed()
    if field.kind is Kind.SET:
        return _set(field, raw, choices)
    if field.kind in (Kind.DATE, Kind.DATETIME):
        return _date(field, raw, on)
    return _READ[field.kind](field, raw)


def _means_zero(field: Field, raw: Raw) -> bool:
    """ "nil" is an amount of nothing, and a yes-or-no answered with no."""
    return isinstance(raw, str) and field.kind is Kind.MONEY and money_of(raw) is not None


def _failed(field: Field, code: str, raw: Raw) -> Parsed:
    text = clean_lines(text_of(raw))
    return Parsed(None, (Problem.of(code, field.key, value=_told(field, text)),), text)


def _told(field: Field, text: str) -> str:
    """What a problem may say of a value: nothing of one that is guarded."""
    return "•••" if field.guarded else text if len(text) <= 60 else text[:57] + "…"


def _last4(field: Field, raw: Raw) -> Parsed:
    last4, problem, _masked = last4_of(raw)
    return Parsed(last4, (replace(problem, field=field.key),) if problem else ())


def _choice(field: Field, raw: Raw, choices: Lists) -> Parsed:
    text = clean(text_of(raw))
    if not text:
        return Parsed()
    code, rest = find_choice(choices[field.choices or ""], text)
    if code:
        return Parsed(code, (), rest)
    return Parsed() if is_blank(text) else _failed(field, "E-VAL-08", raw)


def _set(field: Field, raw: Raw, choices: Lists) -> Parsed:
    found, unknown = find_set(choices.get(field.choices or ""), raw)
    if field.choices is None:
        swept = tuple(sorted({sweep(item).text for item in found}))
        return Parsed(swept or None, _hidden(field, sum(sweep(item).count for item in found)))
    told = Problem.of("E-VAL-08", field.key, value=_told(field, "; ".join(unknown)))
    return Parsed(found or None, (told,) if unknown else (), "; ".join(unknown))


def _date(field: Field, raw: Raw, on: date) -> Parsed:
    if raw is None or isinstance(raw, bool | time | tuple):
        return _failed(field, "E-VAL-05", raw)
    iso, month_first = parse_date(raw, on, ages=BIRTH if field.birth else None)
    if iso is None:
        return _failed(field, "E-VAL-06" if month_first else "E-VAL-05", raw)
    if field.kind is Kind.DATETIME:
        return _moment(iso, raw)
    ahead = field.birth and iso > on.isoformat()
    return _failed(field, "E-VAL-11", raw) if ahead else Parsed(iso)


def _moment(iso: str, raw: Raw) -> Parsed:
    """The clock that stands behind the date; midnight where none does."""
    if isinstance(raw, datetime):
        return Parsed(raw.replace(microsecond=0, tzinfo=None).isoformat())
    words = clean(ascii_digits(text_of(raw))).replace("T", " ").split(" ")
    clocks = [clock for n in range(1, len(words)) if (clock := time_of(" ".join(words[n:])))]
    return Parsed(f"{iso}T{clocks[0] if clocks else time()}")


def _text(field: Field, raw: Raw) -> Parsed:
    swept = sweep((clean_lines if field.kind is Kind.NOTE else clean)(text_of(raw)))
    if field.check:
        return _checked(field, field.check(swept.text), _hidden(field, swept.count))
    kept, rest = swept.text[: field.max_len], swept.text[field.max_len :]
    long = (Problem.of("E-VAL-09", field.key, limit=field.max_len),) if rest else ()
    return Parsed(kept or None, (*_hidden(field, swept.count), *long), rest)


def _hidden(field: Field, count: int) -> tuple[Problem, ...]:
    return (Problem.of("E-VAL-12", field.key, count=count),) if count else ()


def _plain(field: Field, raw: Raw) -> Parsed:
    swept = sweep(clean(text_of(raw)))
    return Parsed(swept.text or None, _hidden(field, swept.count))


def _checked(field: Field, checked: Checked, before: tuple[Problem, ...] = ()) -> Parsed:
    problems = tuple(replace(p, field=field.key) for p in checked.problems)
    return Parsed(checked.value or None, (*before, *problems))


_ONE_MOBILE = re.compile(r"(?:\+91[ -]?|0)?[6-9][0-9]{4} ?[0-9]{5}")


def _phone(field: Field, raw: Raw) -> Parsed:
    """The first mobile, else the first number; the others are the rest, for a second phone field."""
    text = text_of(raw)
    numbers = [text] if _ONE_MOBILE.fullmatch(text) else split_phones(text)
    checked = [ids.check_mobile(number) for number in numbers]
    if not checked:
        return _failed(field, "E-VAL-13", raw)
    first = next((c for c in checked if not c.problems), checked[0])
    found = _checked(field, first)
    return replace(found, rest=" / ".join(c.value for c in checked if c is not first))


def _whole(field: Field, raw: Raw) -> Parsed:
    number = number_of(raw)
    if number is None or number.value < 0 or number.value % 1 or number.value >= 10**9:
        return _failed(field, "E-VAL-01", raw)
    return Parsed(int(number.value), (), number.rest)


def _scaled(field: Field, raw: Raw, places: int) -> Parsed:
    number = square_metres(raw) if field.kind is Kind.AREA else number_of(raw)
    if number is None or not 0 <= number.value < 10**12:
        return _failed(field, "E-VAL-02", raw)
    value, rounded = scaled(number.value, places)
    doubt = (Problem.of("E-VAL-03", field.key, value=_told(field, clean(text_of(raw))), places=places),)
    return Parsed(value, doubt if rounded else (), number.rest)


def _percent(field: Field, raw: Raw) -> Parsed:
    """ "40", "40 %"; a percent cell holds 0.4. More than a hundred is no percentage here."""
    held = raw * 100 if isinstance(raw, float) and 0 < raw < 1 else raw
    found = _scaled(field, round(held, 6) if isinstance(held, float) else held, 2)
    return _failed(field, "E-VAL-10", raw) if found.value and found.value > 10_000 else found


def _money(field: Field, raw: Raw) -> Parsed:
    if isinstance(raw, str):
        paise = money_of(raw)
        return _failed(field, "E-VAL-04", raw) if paise is None else Parsed(paise)
    found = _scaled(field, raw, 2)
    return _failed(field, "E-VAL-04", raw) if found.value is None else found


def _time(field: Field, raw: Raw) -> Parsed:
    clock = time_of(raw)
    return Parsed(clock.strftime("%H:%M")) if clock else _failed(field, "E-VAL-14", raw)


def _bool(field: Field, raw: Raw) -> Parsed:
    answer = yes_no(raw)
    return _failed(field, "E-VAL-07", raw) if answer is None else Parsed(answer)


# A list repeats its few PIN codes and banks; nothing of a person is remembered here.
_pin = lru_cache(maxsize=2048)(ids.check_pin)
_ifsc = lru_cache(maxsize=2048)(ids.check_ifsc)


def _number(check: Callable[[str], Checked]) -> Callable[[Field, Raw], Parsed]:
    return lambda field, raw: _checked(field, check(text_of(raw)))


_READ: dict[Kind, Callable[[Field, Raw], Parsed]] = {
    Kind.NAME: _text,
    Kind.TEXT: _text,
    Kind.NOTE: _text,
    Kind.REF: _plain,
    Kind.BLOB: _plain,
    Kind.INT: _whole,
    Kind.QUANTITY: lambda field, raw: _scaled(field, raw, 3),
    Kind.AREA: lambda field, raw: _scaled(field, raw, 2),
    Kind.PERCENT: _percent,
    Kind.MONEY: _money,
    Kind.TIME: _time,
    Kind.BOOL: _bool,
    Kind.PHONE: _phone,
    Kind.EMAIL: _number(ids.check_email),
    Kind.PIN: _number(_pin),
    Kind.GSTIN: _number(ids.check_gstin),
    Kind.PAN: _number(ids.check_pan),
    Kind.UDYAM: _number(ids.check_udyam),
    Kind.IFSC: _number(_ifsc),
    Kind.IEC: _number(ids.check_iec),
    Kind.FSSAI: _number(ids.check_fssai),
    Kind.ACCOUNT: _number(ids.check_account),
}
