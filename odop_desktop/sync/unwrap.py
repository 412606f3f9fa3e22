"""From any file to the package in it, by what is in the file: its name and ending mean nothing."""

from __future__ import annotations

import os
import re
from typing import IO

from odop_desktop.errors import OdopError
from odop_desktop.sync import armour, envelope, limits, parts
from odop_desktop.sync.envelope import Source
from odop_desktop.sync.parts import Part

# How files begin that are sent instead by mistake.
_MISTAKEN = {
    b"PK\x03\x04": "E-SYN-28",  # ZIP, and every .xlsx and .docx
    b"Rar!": "E-SYN-28",
    b"7z\xbc\xaf\x27\x1c": "E-SYN-28",
    b"\x1f\x8b": "E-SYN-28",  # gzip
    b"%PDF-": "E-SYN-30",
    b"\xd0\xcf\x11\xe0": "E-SYN-29",  # a message as Outlook saves it
}
_MAIL = re.compile(
    r"(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|DKIM-Signature|From|Date|Subject): ", re.I
)


def unwrap(source: Source) -> Source | Part:
    """The package (as a file, or as bytes where it came as text), or one part of it. Nothing is verified here.

    E-SYN-01 and 32 for one that cannot be read, 27 for an empty file, 10 for one too large, 28 for an archive, 29
    for a whole e-mail, 30 for a PDF, 02 for anything else; 20 … 22 and 31 for text or parts that were damaged.
    """
    with envelope.opened(source) as f:
        start = f.read(limits.LOOK)
        if start.startswith(envelope.FAMILY):
            _not_too_large(f)
            return source
        if start.startswith(parts.MAGIC):
            return parts.read(source)
        return _inside(start, f)


def _not_too_large(f: IO[bytes]) -> None:
    """Whoever gets the source may read it whole."""
    if f.seek(0, os.SEEK_END) > limits.PACKAGE + limits.HEADER * 2:
        raise OdopError("E-SYN-10", mb=limits.PACKAGE >> 20)


def _inside(start: bytes, f: IO[bytes]) -> bytes | Part:
    _not_mistaken(start)
    text = armour.as_text(start)
    if armour.begins(text):
        return _unwrapped(armour.unarmour(armour.as_text(start + f.read(limits.ARMOUR * 4))))
    raise OdopError("E-SYN-29" if _MAIL.match(text) else "E-SYN-02")


def _unwrapped(raw: bytes) -> bytes | Part:
    """What was made text: a package or a part, once."""
    if raw.startswith(parts.MAGIC):
        return parts.read(raw)
    if raw.startswith(envelope.FAMILY):
        return raw
    raise OdopError("E-SYN-02")


def _not_mistaken(start: bytes) -> None:
    if not start.strip():
        raise OdopError("E-SYN-27")
    for magic, code in _MISTAKEN.items():
        if start.startswith(magic):
            raise OdopError(code)
