"""How much may lie here of what nobody has verified, and of what a known PC has sent too early.

What is unread (parts of a file, files of a newer form) may be anybody's. It has a budget of its own, so that junk
neither fills the disk nor pushes out what was verified, and within it each file in parts, and each who says that he
is the sender, has a share, so that one cannot take the place of all. What was verified waits in another room, by the
PC that signed it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from odop_desktop.errors import OdopError
from odop_desktop.sync import limits


class Lies(NamedTuple):
    """A file that lies there. No `Path`: of thousands their making costs more than the looking."""

    name: str
    path: str
    size: int
    day: float  # seconds since 1970


@dataclass(frozen=True, slots=True)
class Budget:
    """`size` in bytes."""

    files: int
    size: int

    def takes(self, there: Sequence[Lies], size: int) -> bool:
        return len(there) < self.files and sum(each.size for each in there) + size <= self.size


# One file of the largest size, with the frames of its parts; that is the most that anybody honest has unread here.
EACH = Budget(limits.PARTS, limits.PACKAGE + (limits.PARTS << 16))
# Two such, or some hundred real ones (a month's file of a district has 1 to 20 MB): no PC's disk is filled by that,
# and to look through their names takes a few milliseconds.
UNREAD = Budget(2 * limits.PARTS, 2 * EACH.size)
# Of a PC on the list: its files of many years, or four of the largest size.
HELD = Budget(200, 4 * limits.PACKAGE)
STALE = timedelta(days=60)  # then nobody waits for the other parts any more


def ensure(path: Path, size: int, beside: Iterable[Path], day: date) -> None:
    """Room for a file that is unread. What is stale makes room first. E-SYN-33 where there is none.

    `beside` are the folders of all that is unread; what stands before the first "_" of a name is whose it is.
    """
    if path.exists():
        return
    there = [lies for folder in beside for lies in _in(folder)]
    if not _fits(path, size, there):
        stale = {each for each in there if date.fromtimestamp(each.day) < day - STALE}
        for each in stale:
            with suppress(OSError):
                Path(each.path).unlink()
        there = [each for each in there if each not in stale]
    if not _fits(path, size, there):
        mb = -(-sum(each.size for each in there) // 1_000_000)
        lying = Counter(str(Path(each.path).parent) for each in there)
        fullest = max(lying, key=lambda folder: lying[folder], default=str(path.parent))
        raise OdopError("E-SYN-33", n=len(there), mb=mb, folder=fullest)


def ensure_held(path: Path, size: int) -> None:
    """Room for a verified file that waits. E-SYN-34 where its sender has too many waiting already."""
    there = _of(path, _in(path.parent))
    if not path.exists() and not HELD.takes(there, size):
        raise OdopError("E-SYN-34", n=len(there), folder=str(path.parent))


def _fits(path: Path, size: int, there: Sequence[Lies]) -> bool:
    return UNREAD.takes(there, size) and EACH.takes(_of(path, there), size)


def _of(path: Path, there: Sequence[Lies]) -> list[Lies]:
    whose = path.name.partition("_")[0] + "_"
    return [each for each in there if each.name.startswith(whose)]


def _in(folder: Path) -> list[Lies]:
    with suppress(OSError):
        return [
            Lies(entry.name, entry.path, at.st_size, at.st_mtime)
            for entry in os.scandir(folder)
            if entry.is_file() and (at := entry.stat())
        ]
    return []
