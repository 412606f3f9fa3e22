"""What a State's pack says is worked out once for each text of it: tests open thousands of offices."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from odop_desktop import signin
from odop_desktop.storage.statepack import Kept

_read = signin.state_words


def state_words(state: str, kept: Kept | None = None, *, over_all: bool = False) -> Any:
    """As the program's own; what the same texts say is worked out once."""
    if kept is None or not kept.files:
        return _read(state, kept, over_all=over_all)
    return _known(state, kept.version, tuple(kept.files.items()), over_all)


@lru_cache(maxsize=32)
def _known(state: str, version: str, files: tuple[tuple[str, str], ...], over_all: bool) -> Any:
    return _read(state, Kept(state, version, dict(files)), over_all=over_all)
