"""Bits as people say and type them: Crockford's base32 in groups of four, without I, L, O and U."""

from __future__ import annotations

import hmac

from odop_desktop.identity.digits import ascii_digits
from odop_desktop.storage.recovery import ALPHABET

_ALIKE = str.maketrans("ILO", "110")


def letters(secret: bytes, count: int) -> str:
    """The first `count` characters (5 bits each) of the bytes; zero bits fill up where they end."""
    spare = count * 5 - len(secret) * 8
    number = int.from_bytes(secret, "big") << spare if spare >= 0 else int.from_bytes(secret, "big") >> -spare
    return "".join(ALPHABET[number >> 5 * i & 31] for i in reversed(range(count)))


def grouped(text: str, size: int = 4) -> str:
    return "-".join(text[i : i + size] for i in range(0, len(text), size))


def heard(typed: str) -> str:
    """What somebody typed, as bare characters: blanks, dashes, case and look-alikes are forgiven.

    Digits of any Indian script count. A character that the alphabet lacks stays, so that nothing matches it.
    """
    return "".join(c for c in ascii_digits(typed).upper() if c.isalnum()).translate(_ALIKE)


def value(text: str) -> int | None:
    """The number that bare characters write; None where one of them is not of the alphabet."""
    number = 0
    for c in text:
        at = ALPHABET.find(c)
        if at < 0:
            return None
        number = number << 5 | at
    return number


def same(typed: str, shown: str) -> bool:
    """Whether somebody typed what was shown."""
    return hmac.compare_digest(heard(typed).encode(), heard(shown).encode())
