"""The post between offices that share no network: files get lost, come twice, late, out of order, damaged."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from odop_desktop.sync.envelope import MAGIC

MOST = 60  # letters remembered for a replay


@dataclass(frozen=True, slots=True)
class Letter:
    """One file on its way: from whom to whom, its bytes, and whether they are as they were made."""

    sender: str
    to: str
    content: bytes
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Weather:
    """How bad the post is: chances in a hundred."""

    lost: int = 12
    doubled: int = 12
    mutated: int = 4
    replayed: int = 6
    late: int = 45


@dataclass(slots=True)
class Post:
    """`lying`: what was posted and has not been fetched. `old`: what went through, for replays."""

    rng: Random
    weather: Weather = field(default_factory=Weather)
    lying: list[Letter] = field(default_factory=list)
    old: list[Letter] = field(default_factory=list)
    fair: bool = False  # fair weather: everything arrives, once, in order

    def put(self, letter: Letter) -> None:
        self.old.append(letter)
        del self.old[:-MOST]
        if self.fair:
            self.lying.append(letter)
            return
        if self._chance(self.weather.lost):
            return
        self.lying.append(letter)
        if self._chance(self.weather.doubled):
            self.lying.append(letter)
        if self._chance(self.weather.mutated):
            self.lying.append(self._mutant(letter))

    def fetch(self) -> Letter | None:
        """The next letter; in bad weather any of those that lie there, or one that came long ago."""
        if not self.fair and self.old and self._chance(self.weather.replayed):
            return self.rng.choice(self.old)
        if not self.lying:
            return None
        late = not self.fair and self._chance(self.weather.late)
        return self.lying.pop(self.rng.randrange(len(self.lying)) if late else 0)

    def _mutant(self, letter: Letter) -> Letter:
        content = bytearray(letter.content)
        match self.rng.randrange(5):
            case 0:
                content[self.rng.randrange(len(content))] ^= 1 << self.rng.randrange(8)
            case 1:
                del content[self.rng.randrange(len(content)) :]
            case 2:
                content += bytes(self.rng.randrange(256) for _ in range(8))
            case 3:  # the signature
                at = len(MAGIC) + 4 + int.from_bytes(content[len(MAGIC) :][:4], "big")
                content[at + self.rng.randrange(64)] ^= 1 << self.rng.randrange(8)
            case _:
                at = self.rng.randrange(len(content))
                content[at : at + 4] = bytes(self.rng.randrange(256) for _ in range(4))
        whole = bytes(content) == letter.content
        return Letter(letter.sender, letter.to, bytes(content), whole)

    def _chance(self, percent: int) -> bool:
        return self.rng.randrange(100) < percent
