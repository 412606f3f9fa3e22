"""Where the state packs are: the folders that hold one. Opening an office needs no more of them than this."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

HEAD = "pack.toml"


def find_packs(folders: Iterable[Path]) -> dict[str, Path]:
    """State code → folder of its pack, by the folder's name; of two for one State the later one counts."""
    found: dict[str, Path] = {}
    for parent in folders:
        for folder in sorted(parent.iterdir()) if parent.is_dir() else ():
            if (folder / HEAD).is_file():
                found[folder.name.upper()] = folder
    return dict(sorted(found.items()))
