"""Writing files so that a power cut leaves the old one or the new one, never a half."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside, flushes to the disk, renames over `path`."""
    part = path.with_name(path.name + ".part")
    with part.open("wb") as f:
        f.write(content)
        f.flush()
        os.fsync(f.fileno())
    move_whole(part, path)


def move_whole(part: Path, path: Path) -> None:
    """Gives a finished file its name, and makes the name durable."""
    part.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    with path.open("rb+") as f:
        os.fsync(f.fileno())


def sync_folder(folder: Path) -> None:
    """Makes new names in a folder durable; Windows does so by itself and cannot open folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
