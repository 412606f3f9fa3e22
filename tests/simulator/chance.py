"""Everything random in a run comes from its seed, turn by turn: ids and their times, salts, keys.

Each turn draws anew from the seed and its own number, so that the turns of a run that failed can be left out one
by one while the others stay what they were. Only what age encrypts with is left to chance; nothing depends on it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from types import SimpleNamespace

import pytest

from odop_desktop.storage import ops

_BEGIN = 1_767_999_600_000 << 74  # ids count their milliseconds from a day in January 2026
_TURN = 100_000 << 74  # milliseconds between two turns


class Chance:
    """What draws: `rng` for the run's own choices, and what stands in for the system's random bytes."""

    def __init__(self, seed: object) -> None:
        self.seed, self.rng, self._bytes = seed, Random(), Random()
        self.turn(0)

    def turn(self, n: int) -> None:
        """Turn `n` begins; its draws hang on the seed and on this number alone."""
        self.rng.seed(f"{self.seed}/{n}")
        self._bytes.seed(f"{self.seed}/{n}/bytes")
        self._id = _BEGIN + n * _TURN
        self._odd = n % 2

    def either(self, one: str, other: str) -> str:
        """One of two, the same for the whole turn."""
        return other if self._odd else one

    def bytes(self, n: int) -> bytes:
        return self._bytes.randbytes(n)

    def next(self) -> int:
        """In place of `ops._Ids`: above the one before, with a random end, as digests count on it."""
        self._id += 1 << 74
        return self._id | self._bytes.getrandbits(74)


@contextmanager
def drawn(seed: object) -> Iterator[Chance]:
    """While this stands, the program draws from the seed."""
    chance = Chance(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ops, "_ids", chance)
        patch.setattr(ops, "os", SimpleNamespace(urandom=chance.bytes))
        patch.setattr(secrets, "token_bytes", lambda n=32: chance.bytes(n))
        yield chance
