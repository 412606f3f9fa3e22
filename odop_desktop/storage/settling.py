"""Puts a prepared restore in place, file by file; begun again where a power cut stopped it."""

from __future__ import annotations

from pathlib import Path

from odop_desktop.storage.files import rename, sync_folder
from odop_desktop.storage.place import Place

_FILES = ("vault.json", "blobs.db", "office.db")
_LOGS = ("office.db-wal", "office.db-shm", "blobs.db-wal", "blobs.db-shm")


def is_unsettled(place: Place) -> bool:
    """Whether a whole restore waits to be put in place."""
    return (place.restoring / "ready").exists()


def settle(place: Place) -> None:
    """Moves what stands in the folder to `replaced-…` and what `restoring` holds to its place."""
    ready = place.restoring / "ready"
    aside = place.root / ready.read_text("ascii")
    aside.mkdir(exist_ok=True)
    for name in _LOGS:
        if (place.restoring / name.split("-")[0]).exists():
            _move(place.root / name, aside / name)
    for name in _FILES:
        if (place.restoring / name).exists():
            _move(place.root / name, aside / name)
            _move(place.restoring / name, place.root / name)
    sync_folder(place.root)
    ready.unlink()
    for left in place.restoring.iterdir():
        left.unlink()
    place.restoring.rmdir()
    place.marker.unlink(missing_ok=True)
    if not any(aside.iterdir()):
        aside.rmdir()


def _move(here: Path, there: Path) -> None:
    if here.exists():
        rename(here, there)
