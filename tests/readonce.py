"""What the packs say is worked out once: tests make and open thousands of offices."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from odop_desktop import signin
from odop_desktop.domain import pack
from odop_desktop.paths import resources
from odop_desktop.storage.statepack import Kept

_words, _read = signin.state_words, pack._read


def state_words(state: str, kept: Kept | None = None, *, over_all: bool = False) -> Any:
    """As the program's own; what the same texts say is worked out once."""
    if kept is None or not kept.files:
        return _words(state, kept, over_all=over_all)
    return _known(state, kept.version, tuple(kept.files.items()), over_all)


@lru_cache(maxsize=32)
def _known(state: str, version: str, files: tuple[tuple[str, str], ...], over_all: bool) -> Any:
    return _words(state, Kept(state, version, dict(files)), over_all=over_all)


def read(folder: Path) -> Any:
    """As the program's own; a pack that comes with the program is read once."""
    return _shipped(folder) if folder.is_relative_to(resources() / "packs") else _read(folder)


@lru_cache
def _shipped(folder: Path) -> Any:
    return _read(folder)
