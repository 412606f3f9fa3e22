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
        """Places are drawn as parts of the whole: how long an encrypted file is, no seed says."""
        content = bytearray(letter.content)
        how, at = self.rng.randrange(5), int(self.rng.random() * len(content))
        bit, noise = 1 << self.rng.randrange(8), self.rng.randbytes(8)
        match how:
            case 0:
                content[at] ^= bit
            case 1:
                del content[at:]
            case 2:
                content += noise
            case 3:  # the signature
                first = len(MAGIC) + 4 + int.from_bytes(content[len(MAGIC) :][:4], "big")
                content[first + noise[0] % 64] ^= bit
            case _:
                content[at : at + 4] = noise[:4]
        whole = bytes(content) == letter.content
        return Letter(letter.sender, letter.to, bytes(content), whole)

    def _chance(self, percent: int) -> bool:
        return self.rng.randrange(100) < percent
