"""Where one office keeps its files, and how much room the disk must have."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from odop_desktop.errors import OdopError


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of one office."""

    root: Path

    @property
    def store(self) -> Path:
        return self.root / "office.db"

    @property
    def blobs(self) -> Path:
        return self.root / "blobs.db"

    @property
    def drafts(self) -> Path:
        return self.root / "drafts.db"

    @property
    def vault(self) -> Path:
        return self.root / "vault.json"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def out(self) -> Path:
        return self.root / "out"

    @property
    def sent(self) -> Path:
        """The archive of files this office made for others."""
        return self.root / "post" / "sent"

    @property
    def received(self) -> Path:
        """The archive of files it took in."""
        return self.root / "post" / "received"

    @property
    def restoring(self) -> Path:
        """Where a restore is prepared; a file `ready` in it says that it is whole."""
        return self.root / "restoring"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def marker(self) -> Path:
        """There while the store is open for writing; found at opening, the last closing was not clean."""
        return self.root / "office.open"


@dataclass(frozen=True, slots=True)
class Room:
    """The free space a write asks for: `floor` bytes and `factor` times the store, whichever is more."""

    floor: int = 200_000_000
    factor: int = 3

    def needed(self, store: Path) -> int:
        size = store.stat().st_size if store.exists() else 0
        return max(self.floor, self.factor * size)

    def ensure(self, store: Path) -> None:
        """Refuses with E-DB-05 where the disk has less; nothing has been written then."""
        needed, free = self.needed(store), shutil.disk_usage(store.parent).free
        if free < needed:
            raise OdopError("E-DB-05", file=str(store), needed=megabytes(needed), free=megabytes(free))


def megabytes(size: int) -> int:
    return -(-size // 1_000_000)
