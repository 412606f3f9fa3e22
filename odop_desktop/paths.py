"""Where things live: resources beside the source, inside the wheel or inside the frozen bundle."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of fonts, locale, letters, packs, help and samples."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    inside = _PACKAGE / "resources"  # an installed wheel
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"
