"""Writing files so that a power cut leaves the old one or the new one, never a half."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

PAUSES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.0, 1.0, 1.0) if os.name == "nt" else ()  # seconds


def write_whole(path: Path, *content: bytes) -> None:
    """Writes beside (pieces one behind the other), flushes to the disk, renames over `path`.

    Where that fails nothing half is left, as far as the disk still allows it.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as f:
            f.writelines(content)
            f.flush()
            os.fsync(f.fileno())
        move_whole(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def copy_whole(source: Path, path: Path) -> Path:
    """As `write_whole`, from another file of any size."""
    part = path.with_name(path.name + ".part")
    try:
        shutil.copyfile(source, part)
        sync_file(part)
        move_whole(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return path


def move_whole(part: Path, path: Path) -> None:
    """Gives a finished file its name, and makes the name durable."""
    rename(part, path)
    sync_folder(path.parent)


def rename(part: Path, path: Path, pauses: Sequence[float] = PAUSES) -> None:
    """Renames over `path`; on Windows a virus scanner may hold either file for a while (SAFETY 5.3)."""
    for pause in pauses:
        try:
            part.replace(path)
            return
        except PermissionError:
            time.sleep(pause)
    part.replace(path)


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
