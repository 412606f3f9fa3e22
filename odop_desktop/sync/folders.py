"""Which files of a folder come from an office: by what is in them, whatever they are called, in its folders too.

One that bears an office file's name and holds something else is among them, to be told of and refused.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from odop_desktop.domain import plainfile
from odop_desktop.errors import OdopError
from odop_desktop.sync import armour, envelope, limits, names, parts

DEPTH = 5  # folders in folders
MOST = 20_000  # names looked at
_FIRST = 4096  # bytes by which a text is told from what is none
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINS = ("$recycle.bin", "recycler", "system volume information", ".trash")  # how what was thrown away begins


@dataclass(frozen=True, slots=True)
class Inside:
    """`files` may come from offices; `others`: how many files do not; `more`: there was more than is looked at."""

    files: tuple[Path, ...]
    others: int = 0
    more: bool = False


def within(folder: Path, without: Path | None = None) -> Inside:
    """What lies in a folder, but for the folder `without` in it. E-SYN-01 where one may not look into it."""
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise OdopError("E-SYN-01", file=folder.name) from error
    files: list[Path] = []
    others = 0
    for n, (path, empty) in enumerate(_walked(folder, without)):
        if n == MOST:
            return Inside(tuple(files), others, more=True)
        if empty or names.named(path) or _holds(path):
            files.append(path)
        else:
            others += 1
    return Inside(tuple(files), others)


def _walked(folder: Path, without: Path | None, depth: int = 0) -> Iterator[tuple[Path, bool]]:
    """The names in order, what is in folders behind; with it whether it is a folder that only bears a file's name."""
    inner: list[Path] = []
    for entry in _entries(folder):
        path = Path(entry.path)
        if not entry.is_dir(follow_symlinks=False):
            yield path, False
        elif not (entry.name.lower().startswith(_BINS) or _same(path, without)):
            inner.append(path)
    for path in inner:
        found = False
        for each in _walked(path, without, depth + 1) if depth < DEPTH else ():
            found = True
            yield each
        if not found and names.named(path):
            yield path, True


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """Of a folder inside, into which one may not look, nothing."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []


def _same(path: Path, other: Path | None) -> bool:
    try:
        return other is not None and path.samefile(other)
    except OSError:
        return False


def _holds(path: Path) -> bool:
    """Whether it begins as a package or a part, or is a text with one in it."""
    try:
        with plainfile.opened(path) as f:
            start = f.read(_FIRST)
            if start.startswith((envelope.FAMILY, parts.MAGIC)):
                return True
            if b"\0" in start and not start.startswith(_WIDE):
                return False
            return armour.begins(armour.as_text(start + f.read(limits.LOOK - _FIRST)))
    except OSError:
        return False
