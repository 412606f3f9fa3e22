"""An age identity as its 32 bytes and as `AGE-SECRET-KEY-1…`, Bech32 (BIP 173) as age writes it (C2SP age.md).

age makes identities of its own accord; we need the text of given bytes for the practice headquarters' fixed
keys, and the bytes of a text to print the recovery key on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_FACTORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_PREFIX = "age-secret-key-"


def text_of(secret: bytes) -> str:
    """The identity of 32 secret bytes, in capitals."""
    data = list(_regrouped(secret, 8, 5, fill=True))
    sum_ = _sum([*_spread(_PREFIX), *data, 0, 0, 0, 0, 0, 0]) ^ 1
    tail = [sum_ >> 5 * (5 - i) & 31 for i in range(6)]
    return (_PREFIX + "1" + "".join(_SIGNS[n] for n in (*data, *tail))).upper()


def bytes_of(identity: str) -> bytes:
    """The 32 secret bytes of an identity. ValueError where the text is none."""
    text = identity.lower()
    if not text.startswith(_PREFIX + "1"):
        raise ValueError("no age identity")
    data = [_SIGNS.index(c) for c in text[len(_PREFIX) + 1 :]]
    if _sum([*_spread(_PREFIX), *data]) != 1:
        raise ValueError("the checksum of the age identity is wrong")
    secret = bytes(_regrouped(data[:-6], 5, 8, fill=False))
    if len(secret) != 32:
        raise ValueError("an age identity of another length")
    return secret


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


def _regrouped(values: Iterable[int], size: int, to: int, *, fill: bool) -> Iterator[int]:
    """Numbers of `size` bits as numbers of `to` bits; `fill` writes what is left over."""
    held = bits = 0
    for value in values:
        held, bits = held << size | value, bits + size
        while bits >= to:
            bits -= to
            yield held >> bits
            held &= (1 << bits) - 1
    if fill and bits:
        yield held << (to - bits)
