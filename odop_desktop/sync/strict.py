"""Reading what others wrote: JSON with one spelling only, whole numbers only, and no surprise but ValueError."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

_NAME = re.compile(r"[0-9A-Za-z_-]{1,64}")
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_HASH = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})"
)
_FIRST, _LAST = 1900, 9990  # years
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # control characters, and others that end a line
_MOST = 2**63 - 1  # what a column holds


def _whole(text: str) -> int:
    number = int(text)
    if not -_MOST <= number <= _MOST:
        raise ValueError("a number too large")
    return number


def _refused(text: str) -> Any:
    raise ValueError(f"not a whole number: {text[:20]}")


_decoder = json.JSONDecoder(parse_int=_whole, parse_float=_refused, parse_constant=_refused)


def parse(text: str) -> Any:
    """The JSON value. ValueError for anything else, too deep nesting and numbers with a point included."""
    try:
        return _decoder.decode(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def text(value: Any, most: int = 1000) -> str:
    if type(value) is not str or len(value) > most:
        raise ValueError("not a text")
    return value


def line(value: Any, most: int = 1000) -> str:
    """A text of one line: a kind, a verb, a person's name. A column holds it, whatever the database is."""
    if _UNSEEN.search(text(value, most)):
        raise ValueError("not one line")
    return str(value)


def moment(value: Any) -> str:
    """An ISO 8601 date and time with its offset, of a year in which days can be counted on and back."""
    at = datetime.fromisoformat(_matched(_MOMENT, value))
    if not _FIRST <= at.year <= _LAST:
        raise ValueError("not a year")
    return str(value)


def whole(value: Any, least: int = 0) -> int:
    if type(value) is not int or value < least:
        raise ValueError("not a whole number")
    return value


def truth(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError("neither true nor false")
    return value


def mapping(value: Any) -> Mapping[str, Any]:
    if type(value) is not dict:
        raise ValueError("not an object")
    return value


def listed(value: Any) -> list[Any]:
    if type(value) is not list:
        raise ValueError("not a list")
    return value


def name(value: Any) -> str:
    """An id without dots, blanks or slashes: a node, an office, a key id."""
    return _matched(_NAME, value)


def uuid(value: Any) -> str:
    return _matched(_UUID, value)


def sha256_hex(value: Any) -> str:
    return _matched(_HASH, value)


def _matched(pattern: re.Pattern[str], value: Any) -> str:
    if type(value) is not str or not pattern.fullmatch(value):
        raise ValueError(f"not of its form: {str(value)[:80]!r}")
    return value


def to_base64(raw: bytes) -> str:
    """Base64url without padding (RFC 4648, 5)."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def digest(value: Any) -> str:
    """A SHA-256 in base64url."""
    from_base64(value, 32)
    return str(value)


def from_base64(value: Any, length: int) -> bytes:
    """The bytes of base64url text. ValueError unless they are `length` and written in the one way."""
    raw = base64.urlsafe_b64decode(text(value) + "=" * (-len(value) % 4))
    if len(raw) != length or to_base64(raw) != value:
        raise ValueError("not base64url of this length")
    return raw
