"""The checks of every number an artisan or a buyer has: `check_x(text) -> Checked` (rules: DOMAIN §3).

None refuses anything: the value comes back in its usual form with what is doubtful about it.
"""

from __future__ import annotations

import re

from odop_desktop.identity.cards import check_pehchan
from odop_desktop.identity.checked import NOTES, Checked, compact, damaged, unpointed
from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.tax_ids import check_gstin, check_iec, check_pair, check_pan, pan_of
from odop_desktop.identity.text import clean

__all__ = [
    "NOTES",
    "PIN_PATTERNS",
    "Checked",
    "check_account",
    "check_email",
    "check_fssai",
    "check_gstin",
    "check_iec",
    "check_ifsc",
    "check_mobile",
    "check_pair",
    "check_pan",
    "check_pehchan",
    "check_pin",
    "check_udyam",
    "pan_of",
]

# The PIN codes of the two States whose packs ship (India Post); a pack may bring its own pattern.
PIN_PATTERNS = {"HP": r"17[1-7][0-9]{3}", "UP": r"2[0-8][0-9]{4}"}

_UDYAM = re.compile(r"(UDYAM)-?([A-Z]{2})-?([0-9]{2})-?([0-9]{7})")
_UAM = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z][0-9]{7}")


def check_udyam(text: str) -> Checked:
    """UDYAM-SS-DD-NNNNNNN; an Udyog Aadhaar memorandum (before July 2020) is taken with a note."""
    value = re.sub(r"\s", "", ascii_digits(clean(text))).upper().replace("–", "-")
    if udyam := _UDYAM.fullmatch(value):
        return Checked("-".join(udyam.groups()))
    if _UAM.fullmatch(value.replace("-", "")):
        return Checked.doubtful(value.replace("-", ""), "E-ID-31")
    return Checked.doubtful(value, "E-ID-30")


def check_ifsc(text: str) -> Checked:
    """IFSC: four letters of the bank, a zero, six signs of the branch."""
    value = compact(text)
    if re.fullmatch(r"[A-Z]{4}0[A-Z0-9]{6}", value):
        return Checked(value)
    if re.fullmatch(r"[A-Z]{4}[A-Z1-9][A-Z0-9]{6}", value):
        return Checked.doubtful(value, "E-ID-34", given=value[4])
    return Checked.doubtful(value, "E-ID-33", length=len(value))


def check_fssai(text: str) -> Checked:
    """FSSAI licence or registration: fourteen digits, the first 1 or 2."""
    value = unpointed(ascii_digits(clean(text)))
    if shortened := damaged(value):
        return shortened
    value = compact(value)
    good = re.fullmatch(r"[12][0-9]{13}", value)
    return Checked(value) if good else Checked.doubtful(value, "E-ID-37", length=len(value))


def check_pin(text: str, state: str | None = None, pattern: str | None = None) -> Checked:
    """PIN code: six digits; with a state (or a pattern of its PIN codes) also whether it lies in it."""
    value = compact(unpointed(ascii_digits(clean(text))))
    if not re.fullmatch(r"[1-9][0-9]{5}", value):
        return Checked.doubtful(value, "E-ID-40", length=len(value))
    ours = pattern or PIN_PATTERNS.get(state or "")
    if ours and not re.fullmatch(ours, value):
        return Checked.doubtful(value, "E-ID-41", pin=value)
    return Checked(value)


_MOBILE = re.compile(r"(?:\+?91|0091|0)?([6-9][0-9]{9})")
_LANDLINE = re.compile(r"(?:\+?91|0)?[1-8][0-9]{9}")


def check_mobile(text: str) -> Checked:
    """A mobile as its ten digits; a landline as typed, with a note; else as typed, with a problem."""
    typed = unpointed(ascii_digits(clean(text)))
    if shortened := damaged(typed):
        return shortened
    digits = re.sub(r"[\s.\-–—()/]", "", typed)
    if mobile := _MOBILE.fullmatch(digits):
        filler = len(set(mobile[1])) == 1
        return Checked.doubtful(mobile[1], "E-ID-52") if filler else Checked(mobile[1])
    if _LANDLINE.fullmatch(digits):
        return Checked.doubtful(typed, "E-ID-51")
    return Checked.doubtful(typed, "E-ID-50")


def check_account(text: str) -> Checked:
    """Bank account: nine to eighteen digits, not all zero."""
    value = unpointed(ascii_digits(clean(text)))
    if shortened := damaged(value):
        return shortened
    value = compact(value)
    good = re.fullmatch(r"[0-9]{9,18}", value) and value.strip("0")
    return Checked(value) if good else Checked.doubtful(value, "E-ID-55", length=len(value))


_EMAIL = re.compile(r"[^\s@,;<>()\"]+@(?:[^\s@.,;<>()\"]+\.)+[^\s@.,;<>()\"]{2,}")


def check_email(text: str) -> Checked:
    """An e-mail address, without blanks, the part after @ in small letters."""
    value = re.sub(r"\s|^mailto:", "", clean(text))
    name, at, host = value.rpartition("@")
    value = f"{name}{at}{host.lower()}" if at else value
    return Checked(value) if _EMAIL.fullmatch(value) else Checked.doubtful(value, "E-ID-60")
