"""Where set-up proposes to keep the records: all accounts can use it, and a new Windows spares it."""

from __future__ import annotations

import os
import string
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from odop_desktop.storage.drives import Drive, Probe, drive_of, synced
from odop_desktop.storage.folder import writable

NAME = "ODOP Desktop"


def propose_place(
    probe: Probe = drive_of,
    env: Mapping[str, str] = os.environ,
    fits: Callable[[Path], bool] = writable,
    windows: bool = sys.platform == "win32",
) -> Path:
    """The first that fits: a fixed disk other than Windows' own, the PC's shared data, then home."""
    places = list(_windows_places(env) if windows else _linux_places(env))
    good = (p for p in places if fits(p) and probe(p) is Drive.FIXED and not synced(p, env))
    return next(good, places[-1])


def _windows_places(env: Mapping[str, str]) -> Iterable[Path]:
    own = env.get("SystemDrive", "C:").upper()
    for letter in string.ascii_uppercase[2:]:
        if f"{letter}:" != own and Path(f"{letter}:/").exists():
            yield Path(f"{letter}:/{NAME}/office")
    yield Path(env.get("ProgramData", f"{own}/ProgramData")) / NAME / "office"


def _linux_places(env: Mapping[str, str]) -> Iterable[Path]:
    yield Path("/var/lib/odop-desktop/office")
    home = Path(env.get("HOME", "."))
    yield Path(env.get("XDG_DATA_HOME", home / ".local/share")) / "odop-desktop" / "office"
