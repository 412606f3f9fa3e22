"""A package or part as plain text: for mail that blocks files of unknown types, and for CD.

    -----BEGIN ODOP FILE-----
    base64 (RFC 4648, 4) in lines of 64, without padding
    CHECK: SHA-256 of the bytes, base64url
    -----END ODOP FILE-----

What mail does to text is undone: other line breaks, quote marks, blanks, words before and after, UTF-16 of
Notepad, dashes made long by a word processor. What is left must be the bytes as they were, by the check.
"""

from __future__ import annotations

import base64
import codecs
import re
from hashlib import sha256

from odop_desktop.errors import OdopError
from odop_desktop.sync import limits, strict

_DASHES, _WIDTH = "-----", 64
_BEGIN = re.compile(r"BEGIN +ODOP +FILE")
_END = re.compile(r"END +ODOP +FILE")
_CHECK = re.compile(r"CHECK:([A-Za-z0-9_-]{43})")
_QUOTING = re.compile(r"^[>|\s]+", re.MULTILINE)
_BLANKS = re.compile("[\\s\u200b-\u200d\u2060\ufeff]+")
_BASE64 = re.compile("[A-Za-z0-9+/]*")
_BYTE_ORDERS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", codecs.BOM_UTF8: "utf-8-sig"}


def armour(raw: bytes) -> str:
    """The bytes as text, ASCII, lines ended by CR LF. E-SYN-10 for more than are sent as text."""
    if len(raw) > limits.ARMOUR:
        raise OdopError("E-SYN-10", mb=limits.ARMOUR >> 20)
    text = base64.b64encode(raw).rstrip(b"=").decode()
    lines = [f"{_DASHES}BEGIN ODOP FILE{_DASHES}"]
    lines += [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    lines += [f"CHECK: {strict.to_base64(sha256(raw).digest())}", f"{_DASHES}END ODOP FILE{_DASHES}", ""]
    return "\r\n".join(lines)


def as_text(raw: bytes) -> str:
    """Bytes of any text file as text; what is no text in it does not matter here."""
    order = next((name for mark, name in _BYTE_ORDERS.items() if raw.startswith(mark)), "utf-8")
    return raw.decode(order, "replace")


def begins(text: str) -> bool:
    return _BEGIN.search(text) is not None


def unarmour(text: str) -> bytes:
    """The bytes that were made text. E-SYN-20 where its beginning or end is missing, 21 where it was changed.

    E-SYN-31 where the text holds more than one.
    """
    first = _BEGIN.search(text)
    last = _END.search(text, first.end()) if first else None
    if not first or not last:
        raise OdopError("E-SYN-20")
    if begins(text[first.end() :]):
        raise OdopError("E-SYN-31")
    inside = text[first.end() : last.start()].strip("-\u2010\u2011\u2012\u2013\u2014\u2015 \t")
    bare = _BLANKS.sub("", _QUOTING.sub("", inside))
    check = _CHECK.search(bare)
    if not check:
        raise OdopError("E-SYN-21")
    return _checked(bare[: check.start()], check[1])


def _checked(letters: str, check: str) -> bytes:
    if len(letters) * 3 // 4 > limits.ARMOUR:
        raise OdopError("E-SYN-10", mb=limits.ARMOUR >> 20)
    if not _BASE64.fullmatch(letters) or len(letters) % 4 == 1:
        raise OdopError("E-SYN-21")
    raw = base64.b64decode(letters + "=" * (-len(letters) % 4))
    if strict.to_base64(sha256(raw).digest()) != check:
        raise OdopError("E-SYN-21")
    return raw
