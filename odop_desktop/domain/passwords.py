"""How strong a password is, in four words. What is refused is only one that is too short."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import StrEnum

SHORTEST = 8  # characters
_GOOD = 14
# What people type first; each is looked for anywhere in the password, after folding.
_USUAL = ("password", "qwerty", "asdf", "12345", "123123", "abcd", "admin", "india", "odop", "पासवर्ड", "भारत")


class Strength(StrEnum):
    SHORT = "short"
    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"


def strength(password: str, *, known: Iterable[str] = ()) -> Strength:
    """`known`: what others could guess with (the user's name, the district), each of three letters or more.

    Length counts before odd signs (NIST SP 800-63B, 5.1.1): three or four words make a good password.
    """
    text = unicodedata.normalize("NFC", password).strip()
    if len(text) < SHORTEST:
        return Strength.SHORT
    folded = text.casefold()
    usual = (*_USUAL, *(k.casefold() for k in known if len(k) > 2))
    rest = folded
    for word in usual:
        rest = rest.replace(word, "")
    if len(rest) < SHORTEST - 2 or len(set(folded)) < 5 or folded.isdecimal():
        return Strength.WEAK
    mixed = len({_class(ch) for ch in text}) > 1
    return Strength.GOOD if len(text) >= _GOOD or (mixed and len(text) >= _GOOD - 3) else Strength.FAIR


def _class(ch: str) -> str:
    """Letters, digits and signs; small and capital letters are two."""
    return unicodedata.category(ch)[:2] if ch.isalpha() and ch.isascii() else unicodedata.category(ch)[0]
