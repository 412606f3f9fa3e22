"""What a State's pack says is worked out once for each text of it: tests open thousands of offices."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from odop_desktop import signin
from odop_desktop.storage.statepack import Kept

_read = signin.state_words


def state_words(state: str, kept: Kept | None = None) -> Any:
    """As the program's own; what the same texts say is worked out once."""
    if kept is None or not kept.files:
        return _read(state, kept)
    return _known(state, kept.version, tuple(kept.files.items()))


@lru_cache(maxsize=32)
def _known(state: str, version: str, files: tuple[tuple[str, str], ...]) -> Any:
    return _read(state, Kept(state, version, dict(files)))
