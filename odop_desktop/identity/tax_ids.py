"""GSTIN, PAN and IEC (rules: DOMAIN §3 and Appendix C; PAN and states after python-stdnum)."""

from __future__ import annotations

import re

from stdnum.in_ import pan as stdnum_pan

from odop_desktop.errors import Problem
from odop_desktop.identity.checked import Checked, compact, damaged

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_HOLDERS = "ABCFGHJLPTK"  # the fourth letter of a PAN: person, company, firm, trust, government …
# State codes 01–37 are in the usual tables; these exist as well and python-stdnum 2.2 refuses them.
_LATER_STATES = ("38", "96", "97", "99")  # Ladakh, foreign, other territory, centre
_LIKE_DIGITS = dict(zip("OQDILSZB", "00011528", strict=True))
_LIKE_LETTERS = dict(zip("01258", "OIZSB", strict=True))

# Deductors and collectors (…D., …C.), United Nations bodies and embassies (0717USA00001UN2).
_OTHER_GSTIN = re.compile(r"[0-9]{2}[0-9A-Z]{11}[DC][0-9A-Z]|[0-9]{4}[A-Z]{3}[0-9]{5}[UO]N[0-9A-Z]")
# What kind of sign stands in each place of a GSTIN: digit, letter, either.
_GSTIN_FORM = "99AAAAA9999AXXX"


def check_character(first14: str) -> str:
    """The last character of a GSTIN whose first fourteen these are (Luhn mod 36)."""
    total = 0
    for place, sign in enumerate(first14):
        product = _ALPHABET.index(sign) * (2 if place % 2 else 1)
        total += product // 36 + product % 36
    return _ALPHABET[-total % 36]


def _misread(value: str, form: str) -> Problem | None:
    """The first place where a letter stands for a digit or a digit for a letter, with what was meant."""
    for place, (sign, kind) in enumerate(zip(value, form, strict=True), start=1):
        if kind == "9" and not sign.isdigit():
            return Problem.of("E-ID-13", place=place, given=sign, meant=_LIKE_DIGITS.get(sign, "0–9"))
        if kind == "A" and not sign.isalpha():
            return Problem.of("E-ID-14", place=place, given=sign, meant=_LIKE_LETTERS.get(sign, "A–Z"))
    return None


def _odd_gstin(value: str) -> Problem | None:
    """What is wrong with fifteen signs of the right kinds whose check character is right."""
    if value[:2] in _LATER_STATES:
        return Problem.of("E-ID-16", state=value[:2])
    if not "01" <= value[:2] <= "37":
        return Problem.of("E-ID-15", state=value[:2])
    if value[5] not in _HOLDERS:
        return Problem.of("E-ID-21", letter=value[5])
    if value[7:11] == "0000":
        return Problem.of("E-ID-22")
    return Problem.of("E-ID-17") if value[12] == "0" else None


def check_gstin(text: str) -> Checked:
    """GSTIN: state, PAN, entity, Z, check character. The advice says which character should stand there.

    GSTINs of deductors and of missions (TDS, TCS, UIN) end otherwise: they are taken, with a note.
    """
    value = compact(text)
    if len(value) != 15 or not value.isascii() or not value.isalnum():
        return Checked.doubtful(value, "E-ID-11", length=len(value))
    if _OTHER_GSTIN.fullmatch(value):
        return Checked.doubtful(value, "E-ID-18")
    if value[13] != "Z":
        return Checked.doubtful(value, "E-ID-19", given=value[13])
    if misread := _misread(value, _GSTIN_FORM):
        return Checked(value, (misread,))
    due = check_character(value[:14])
    if value[14] != due:
        return Checked.doubtful(value, "E-ID-12", given=value[14], due=due)
    odd = _odd_gstin(value)
    return Checked(value, (odd,) if odd else ())


def pan_of(gstin: str) -> str:
    """The PAN inside a GSTIN, characters 3–12."""
    return gstin[2:12]


def check_pair(gstin: str | None, pan: str | None) -> Problem | None:
    """Warns when a record's PAN is not the one inside its GSTIN."""
    if gstin and pan and len(gstin) == 15 and pan_of(gstin) != pan:
        return Problem.of("E-ID-25", inside=pan_of(gstin))
    return None


def check_pan(text: str) -> Checked:
    """PAN: five letters (the fourth says who holds it), four digits not all zero, a letter."""
    value = compact(text)
    if len(value) != 10 or not value.isascii() or not value.isalnum():
        return Checked.doubtful(value, "E-ID-20", length=len(value))
    if misread := _misread(value, "AAAAA9999A"):
        return Checked(value, (misread,))
    if value[3] not in _HOLDERS:
        return Checked.doubtful(value, "E-ID-21", letter=value[3])
    return Checked(value) if stdnum_pan.is_valid(value) else Checked.doubtful(value, "E-ID-22")


def check_iec(text: str) -> Checked:
    """Import-export code: the PAN since 2017 (DGFT Trade Notice 09 of 12.06.2017), ten digits before."""
    if shortened := damaged(text):
        return shortened
    value = compact(text)
    if re.fullmatch(r"[0-9]{9}", value):
        return Checked.doubtful(value, "E-ID-24")
    good = re.fullmatch(r"[0-9]{10}", value) or not check_pan(value).problems
    return Checked(value) if good else Checked.doubtful(value, "E-ID-23")
