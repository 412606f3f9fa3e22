"""The recovery code: 160 random bits on paper, 8 groups of 4 in Crockford's base32, two check characters."""

from __future__ import annotations

import secrets
from hashlib import sha256

from odop_desktop.errors import OdopError
from odop_desktop.identity.digits import ascii_digits

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # crockford.com/base32.html
_ALIKE = str.maketrans("ILO", "110")
_LENGTH, _BITS = 32, 160


def new_code() -> str:
    """A fresh code as it is printed: `XXXX-XXXX-…-XXXX-CC`."""
    return show_code(secrets.token_bytes(_BITS // 8))


def show_code(secret: bytes) -> str:
    number = int.from_bytes(secret, "big")
    letters = "".join(ALPHABET[number >> 5 * i & 31] for i in reversed(range(_LENGTH)))
    return "-".join([letters[i : i + 4] for i in range(0, _LENGTH, 4)] + [_check(secret)])


def read_code(typed: str) -> bytes:
    """The 20 bytes of a typed code; case, blanks, look-alikes are forgiven. E-VLT-03 where it is none."""
    code = "".join(c for c in ascii_digits(typed).upper() if c.isalnum()).translate(_ALIKE)
    if len(code) != _LENGTH + 2 or any(c not in ALPHABET for c in code):
        raise OdopError("E-VLT-03")
    number = 0
    for c in code[:_LENGTH]:
        number = number << 5 | ALPHABET.index(c)
    secret = number.to_bytes(_BITS // 8, "big")
    if code[_LENGTH:] != _check(secret):
        raise OdopError("E-VLT-03")
    return secret


def _check(secret: bytes) -> str:
    bits = int.from_bytes(sha256(b"odop-desktop/check/" + secret).digest()[:2], "big")
    return ALPHABET[bits >> 5 & 31] + ALPHABET[bits & 31]
