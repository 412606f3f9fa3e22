"""The age identity of 32 given bytes, `AGE-SECRET-KEY-1…`: Bech32 (BIP 173) as age writes it (C2SP age.md).

age makes identities of its own accord; we need the text of given bytes for the practice headquarters' fixed
keys, and for the recovery key, which is kept as bytes in its file and on its paper.
"""

from __future__ import annotations

from collections.abc import Iterable

_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_FACTORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_PREFIX = "age-secret-key-"


def text_of(secret: bytes) -> str:
    """The identity of 32 secret bytes, in capitals."""
    data = _fives(secret)
    sum_ = _sum([*_spread(_PREFIX), *data, 0, 0, 0, 0, 0, 0]) ^ 1
    tail = [sum_ >> 5 * (5 - i) & 31 for i in range(6)]
    return (_PREFIX + "1" + "".join(_SIGNS[n] for n in (*data, *tail))).upper()


def _spread(prefix: str) -> list[int]:
    return [*(ord(c) >> 5 for c in prefix), 0, *(ord(c) & 31 for c in prefix)]


def _sum(values: Iterable[int]) -> int:
    found = 1
    for value in values:
        top = found >> 25
        found = (found & 0x1FFFFFF) << 5 ^ value
        for i, factor in enumerate(_FACTORS):
            found ^= factor if top >> i & 1 else 0
    return found


def _fives(secret: bytes) -> list[int]:
    """32 bytes as 52 numbers of 5 bits; 4 bits fill up."""
    number = int.from_bytes(secret, "big") << 4
    return [number >> 5 * i & 31 for i in reversed(range(52))]
