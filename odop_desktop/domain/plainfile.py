"""A file that comes from outside, opened to be read: never a pipe that keeps one waiting, never a device."""

from __future__ import annotations

import os
import stat
from io import BufferedReader
from pathlib import Path


class NotAFile(OSError):
    """A folder, pipe, socket or device stands under the name."""


def opened(path: Path) -> BufferedReader:
    """What stands in a file. OSError where it cannot be read, of which `NotAFile` is one."""
    _plain(path.stat().st_mode, path)  # before it is opened: that alone does something to some devices
    f = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - who asked closes it
    try:
        _plain(os.fstat(f.fileno()).st_mode, path)
    except OSError:
        f.close()
        raise
    return f


def read(path: Path, most: int = -1) -> bytes:
    """As `opened`: all of it, or the first `most` bytes."""
    with opened(path) as f:
        return f.read(most)


def _plain(mode: int, path: Path) -> None:
    if not stat.S_ISREG(mode):
        raise NotAFile(f"{path.name} is no file")


def _without_waiting(path: str, flags: int) -> int:
    """A pipe that took the file's place since it was looked at opens at once, and is found out."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
