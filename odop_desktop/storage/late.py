"""What an office loads only when it is needed: password slots (a practice office opens without), the great check."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def slots() -> Any:
    """The module `odop_desktop.storage.slots`, which brings the ciphers with it."""
    return import_module("odop_desktop.storage.slots")


def checking() -> Any:
    """The module `odop_desktop.storage.checking`, which brings Alembic's comparison with it."""
    return import_module("odop_desktop.storage.checking")


def sealing() -> Any:
    """The module `odop_desktop.storage.sealing`, which brings the ciphers with it."""
    return import_module("odop_desktop.storage.sealing")


def serving() -> Any:
    """The module `odop_desktop.storage.serving`, which brings the driver of PostgreSQL with it."""
    return import_module("odop_desktop.storage.serving")


def server_copy() -> Any:
    """The module `odop_desktop.storage.server_copy`: copies of what lives on a server."""
    return import_module("odop_desktop.storage.server_copy")


def restoring() -> Any:
    """The module `odop_desktop.storage.restoring`, which may have to upgrade what it brings back."""
    return import_module("odop_desktop.storage.restoring")
