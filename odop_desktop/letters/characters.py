"""Which characters the letters' fonts can print (a test compares the table with the fonts themselves)."""

from __future__ import annotations

import unicodedata

_RANGES = (
    "20-7E A0-137 139-17E 192 1FC-1FF 218-21B 2C6-2C7 2C9 2D8-2DD 3C0 900-977 979-97F FD5 1CD0-1CF6 "
    "1E0C-1E0D 1E24-1E25 1E36-1E3B 1E42-1E49 1E5A-1E5F 1E62-1E63 1E6C-1E6F 1E80-1E85 1E8E-1E8F "
    "1EF2-1EF3 200C-200D 2013-2014 2018-201A 201C-201E 2020-2022 2026 2030 2039-203A 2044 2070 "
    "2074-2079 207D-207E 2080-2089 208D-208E 20A8 20AC 20B9 2113 2116 2122 2126 212E 2202 2206 220F "
    "2211-2212 2215 2219-221A 221E 222B 2248 2260 2264-2265 25CA 25CC A8FB FB00-FB04 FB06 "
)

DRAWN = "☐"  # no glyph: the renderer draws it

# Printed by a sign that looks the same; the text inside the PDF keeps the character itself.
LOOKS = {0x2010: "-", 0x2011: "-", 0x2012: "–", 0x2015: "—", 0x2032: "'", 0x2033: '"', 0x2043: "•"}


def _covered() -> frozenset[int]:
    found = {ord(DRAWN), *LOOKS}
    for part in _RANGES.split():
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


COVERED = _covered()


def uncovered(text: str) -> str:
    """The first character that cannot be printed, or ''."""
    if text.isascii() and text.isprintable():
        return ""
    return next((c for c in text if ord(c) not in COVERED), "")


def unicode_name(char: str) -> str:
    """`U+0627 ARABIC LETTER ALEF`."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
