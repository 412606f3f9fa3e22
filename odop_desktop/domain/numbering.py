"""Numbers that stand on paper: a person's registration, a letter's number (DECISIONS 8)."""

from __future__ import annotations

import re

from stdnum.iso7064 import mod_37_36

from odop_desktop.errors import OdopError
from odop_desktop.identity.digits import ascii_digits

_REGISTRATION = re.compile(r"([A-Z]{2})-([A-Z]{3})-([1-9][0-9]?)-([0-9]{6,})-([0-9A-Z])")
_SERIALS = range(1, 10_000_000)
LETTER_PATTERN = "{prefix}/{kind}/{fy}/{pc}-{serial}"
PATTERN_CHIPS = frozenset({"prefix", "kind", "fy", "pc", "serial"})
_CHIP = re.compile(r"\{([^{}]*)\}")
# Without all of these two letters of one office could bear one number.
_TELLING = ("kind", "fy", "pc", "serial")


def registration(state: str, district: str, pc: int, serial: int) -> str:
    """'HP-CHM-1-000123-' and its check character (ISO 7064 MOD 37,36 over state, district, PC, serial).

    E-NUM-01 when a part has not its form: two letters, three letters, 1–99, 1–9999999.
    """
    number = f"{state}-{district}-{pc}-{serial:06d}-0"
    if not _REGISTRATION.fullmatch(number) or serial not in _SERIALS:
        raise OdopError("E-NUM-01", state=state, district=district, pc=pc, serial=serial)
    return number[:-1] + str(mod_37_36.calc_check_digit(number[:-2].replace("-", "")))


def normal_registration(text: str) -> str:
    """What was typed in capitals, ASCII digits and hyphens, blanks dropped: 'hp-chm-१-०००१२३-b'."""
    return re.sub(r"\s", "", re.sub("[‐-―−]", "-", ascii_digits(text))).upper()


def valid_registration(text: str) -> bool:
    """Whether this is a registration number whose check character is right."""
    found = _REGISTRATION.fullmatch(normal_registration(text))
    return bool(found) and bool(mod_37_36.is_valid("".join(found.groups()))) if found else False


def letter_number(pattern: str, **parts: str | int) -> str:
    """The pattern with its chips filled: '{prefix}/{kind}/{fy}/{pc}-{serial}'; a serial of four digits at least.

    E-NUM-02 for a chip that is not given, E-NUM-03 when the pattern lacks one of kind, fy, pc, serial.
    """
    check_pattern(pattern, frozenset(parts))
    texts = {name: f"{part:04d}" if name == "serial" else str(part) for name, part in parts.items()}
    return _CHIP.sub(lambda chip: texts[chip[1]], pattern)


def check_pattern(pattern: str, known: frozenset[str]) -> None:
    """Raises E-NUM-02 or E-NUM-03 when letters cannot be numbered by this pattern."""
    chips = _CHIP.findall(pattern)
    if unknown := [c for c in chips if c not in known] or re.findall("[{}]", _CHIP.sub("", pattern)):
        raise OdopError("E-NUM-02", chip=unknown[0])
    if missing := [c for c in _TELLING if c not in chips]:
        raise OdopError("E-NUM-03", chip="{" + missing[0] + "}")
