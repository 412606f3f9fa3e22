"""Whether what an op gives a field is of the field's form: nothing else goes into a record, whoever signed it.

A program that writes otherwise is another's or a changed one. Such an op does not stand against its file: it waits
with a code of its own and goes back to its office, as any op does that a rule stands against (SYNC, quarantine).
What an empty field may hold is said by the kind; of fields that this program does not know nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.storage.tables.base import table_of

WHOLE = 10**15  # more than any amount, quantity or count of an office; many of them still add up in a column
INDEXED = 300  # characters of a text that is a key of an index: PostgreSQL's takes 2,704 bytes
_LONGER = 10  # times the length that forms and imports keep
_LINE, _LINES = 200, 2000  # at least so many, of one line and of several

Form = Callable[[Any], bool]
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_HASH = re.compile(r"[0-9a-f]{64}")
_LAST4 = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}(?::[0-9]{2})?")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)


def fits(kind: str, new: Mapping[str, Any] | None) -> bool:
    """Whether every value is of its field's form."""
    forms = _FORMS[kind]
    return all(value is None or key not in forms or forms[key](value) for key, value in (new or {}).items())


def moment(value: Any) -> bool:
    """An ISO 8601 date and time, as a rule with its offset."""
    return _read(_MOMENT, datetime.fromisoformat)(value)


def _read(pattern: re.Pattern[str], read: Callable[[str], object]) -> Form:
    def form(value: Any) -> bool:
        if type(value) is not str or not pattern.fullmatch(value):
            return False
        try:
            read(value)
        except ValueError:
            return False
        return True

    return form


def _like(pattern: re.Pattern[str]) -> Form:
    return lambda value: type(value) is str and pattern.fullmatch(value) is not None


def _text(most: int) -> Form:
    return lambda value: type(value) is str and len(value) <= most and "\0" not in value


def _truth(value: Any) -> bool:
    return type(value) is bool


def _number(value: Any) -> bool:
    return type(value) is int and -WHOLE <= value <= WHOLE


def _members(value: Any) -> bool:
    return type(value) is list and all(type(each) is str and "\0" not in each for each in value)


hashed = _like(_HASH)  # the name under which an attachment's bytes are kept
_OWN: Mapping[Kind, Form] = {
    Kind.BOOL: _truth,
    Kind.SET: _members,
    Kind.REF: _like(_UUID),
    Kind.BLOB: hashed,
    Kind.LAST4: _like(_LAST4),
    Kind.DATE: _read(_DAY, date.fromisoformat),
    Kind.TIME: _read(_CLOCK, time.fromisoformat),
    Kind.DATETIME: moment,
    **dict.fromkeys((Kind.INT, Kind.QUANTITY, Kind.AREA, Kind.PERCENT, Kind.MONEY), _number),
}


def _form(field: Field, keys: set[str]) -> Form:
    if field.kind in _OWN:
        return _OWN[field.kind]
    least = _LINES if field.kind is Kind.NOTE else _LINE
    return _text(INDEXED if field.key in keys else _LONGER * max(field.max_len, least))


def _forms(kind: RecordKind) -> dict[str, Form]:
    keys = {column.name for index in table_of(kind.name).indexes for column in index.columns}
    return {"deleted_at": moment, **{f.key: _form(f, keys) for f in kind.fields}}


_FORMS = {kind.name: _forms(kind) for kind in KINDS}
