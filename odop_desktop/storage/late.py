"""What opening an office loads only when it is needed: password slots (a practice office opens without)."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def slots() -> Any:
    """The module `odop_desktop.storage.slots`, which brings the ciphers with it."""
    return import_module("odop_desktop.storage.slots")
