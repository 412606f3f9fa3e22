"""Files that were taken in, moved out of the inbox into a folder of their own. None is ever deleted or written over."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.storage.files import copy_whole, sync_folder
from odop_desktop.sync.parts import Part
from odop_desktop.sync.receiving import APPLIED, DUPLICATE, JOINED, Outcome
from odop_desktop.sync.unwrap import unwrap

_IN = (APPLIED, DUPLICATE)


@dataclass(frozen=True, slots=True)
class Moved:
    """`files`: where they lie now; `left`: those that could not be moved, and lie where they lay."""

    files: tuple[Path, ...]
    left: tuple[Path, ...]


def put(found: Sequence[Outcome], out: Path) -> Moved:
    """Moves what was taken in, now or before, into the folder. E-SYN-18 where there can be none."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OdopError("E-SYN-18", file=out.name) from error
    moved, left = [], []
    for file in _taken_in(found):
        try:
            moved.append(_moved(file, out))
        except OSError:
            left.append(file)
    return Moved(tuple(moved), tuple(left))


def _taken_in(found: Sequence[Outcome]) -> Iterator[Path]:
    """The parts of a file with it, once it went in."""
    whole = {each.came.sha256 for each in found if each.came and each.state in _IN}
    for each in found:
        if not each.file.is_file():  # it was held here, and lies in no folder of theirs
            continue
        if each.state in _IN or (each.state == JOINED and _whole_of(each.file) in whole):
            yield each.file


def _whole_of(file: Path) -> str:
    with suppress(OdopError):
        found = unwrap(file)
        return found.whole if isinstance(found, Part) else ""
    return ""


def _moved(file: Path, out: Path) -> Path:
    there = next(path for path in _names(file, out) if not os.path.lexists(path))
    try:
        file.rename(there)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _across(file, there)
    sync_folder(out)
    return there


def _across(file: Path, there: Path) -> None:
    """To another disk: gone from here once it lies there whole, and not there while it is still here."""
    copy_whole(file, there)
    try:
        if there.read_bytes() != file.read_bytes():
            raise OSError("reads back otherwise")
        file.unlink()
    except OSError:
        if os.path.lexists(file):
            with suppress(OSError):
                there.unlink()  # or each night would lay another copy beside it
        raise


def _names(file: Path, out: Path) -> Iterator[Path]:
    yield out / file.name
    for n in count(2):
        yield out / f"{file.stem} ({n}){file.suffix}"
