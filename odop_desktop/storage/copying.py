"""A safety copy of an office, on whichever ground it lives: one file that opens on any PC."""

from __future__ import annotations

from pathlib import Path

from odop_desktop.storage import backup, late
from odop_desktop.storage.backup import Made
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.place import Place
from odop_desktop.storage.store import Store


def copied(store: Store, place: Place, key: DataKey, out: Path) -> Made:
    """Writes a proved copy; `place` holds the vault. E-BAK-…"""
    if store.dialect == "sqlite":
        return backup.make(place, key, out)
    made: Made = late.server_copy().make(store, place, key, out)
    return made
