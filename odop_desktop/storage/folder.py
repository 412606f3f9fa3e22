"""The folder of an office: made, found, and held by one program at a time."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

from odop_desktop.errors import OdopError
from odop_desktop.storage.place import Place
from odop_desktop.storage.settling import is_unsettled, settle

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30  # Windows locks bytes, also against reading: one beyond the text is taken


def make(place: Place) -> None:
    """Makes the folder with `backups` and `out`. E-OFF-03: an office is there; E-OFF-08: other files are."""
    if is_office(place):
        raise OdopError("E-OFF-03", folder=str(place.root))
    try:
        place.root.mkdir(parents=True, exist_ok=True)
        if any(place.root.iterdir()):
            raise OdopError("E-OFF-08", folder=str(place.root))
        place.backups.mkdir()
        place.out.mkdir()
    except OSError as error:
        raise OdopError("E-OFF-07", folder=str(place.root), why=error.strerror or str(error)) from error


def is_office(place: Place) -> bool:
    return place.vault.exists() or place.store.exists()


class Lock:
    """The office is ours until `release`, or until this program ends in whatever way."""

    def __init__(self, handle: IO[str]) -> None:
        self._handle = handle

    def release(self) -> None:
        if not self._handle.closed:
            self._handle.truncate(0)
            self._handle.close()

    def __enter__(self) -> Lock:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def hold(place: Place) -> Lock:
    """Takes the office's lock: E-OFF-01 with the holder's process number while another program has it.

    A restore that a power cut stopped is finished here, before anything of the office is read.
    """
    if not place.root.is_dir():
        raise OdopError("E-OFF-02", folder=str(place.root))
    try:
        handle = place.lock.open("a+", encoding="ascii")
    except OSError as error:
        raise OdopError("E-OFF-07", folder=str(place.root), why=error.strerror or str(error)) from error
    try:
        _take(handle)
    except OSError:
        holder = _holder(handle)
        handle.close()
        raise OdopError("E-OFF-01", folder=str(place.root), pid=holder) from None
    handle.truncate(0)
    handle.write(str(os.getpid()))
    handle.flush()
    if is_unsettled(place):
        settle(place)
    return Lock(handle)


def _take(handle: IO[str]) -> None:
    if sys.platform == "win32":
        handle.seek(_FAR)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        handle.seek(0)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(handle: IO[str]) -> str:
    handle.seek(0)
    return handle.read(20).strip() or "?"


def writable(root: Path) -> bool:
    """Whether a folder, or the nearest one above that exists, lets us make files."""
    there = next(p for p in (root, *root.parents) if p.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)
