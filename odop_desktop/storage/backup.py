"""Safety copies: proved before they get their name, and again before anything is restored from them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.storage import container, snapshot
from odop_desktop.storage.container import Manifest
from odop_desktop.storage.files import move_whole
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.place import Place, megabytes


@dataclass(frozen=True, slots=True)
class Made:
    """A finished backup and the rows it holds, table by table."""

    file: Path
    counts: dict[str, int]


def make(place: Place, key: DataKey, out: Path) -> Made:
    """Writes a proved backup of an office to `out`. Until it is proved it is `<out>.part`. Raises E-BAK-…"""
    return pack(place, key, out, lambda folder: snapshot.take(place, key, folder))


def pack(place: Place, key: DataKey, out: Path, take: Callable[[Path], snapshot.Content]) -> Made:
    """Packs what `take` puts into a folder (and says it has put there) into one file."""
    part = out.with_name(out.name + ".part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _ensure_room(place, out.parent)
        with _workroom(place.root) as folder:
            live = take(folder)
            container.write(part, _manifest(folder, key, live, out), folder, key)
        container.read(part, key)  # as the disk gives it back
        move_whole(part, out)
    except OSError as error:
        raise OdopError("E-BAK-06", file=str(out), why=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink()
    return Made(out, live.counts)


def _manifest(folder: Path, key: DataKey, live: snapshot.Content, out: Path) -> Manifest:
    copied = snapshot.prove(folder, key)
    if copied != live:
        raise OdopError("E-BAK-03", file=str(out))
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    files = tuple(container.describe(p) for p in sorted(folder.iterdir()))
    return Manifest(now, live.schema, files, live.counts, live.digests)


def verify(file: Path, key: DataKey, room: Path | None = None) -> Manifest:
    """Proves a backup from its first byte to its last row: E-BAK-01, -02 or -03 where it fails."""
    with _workroom(room) as folder:
        return unpack(file, key, folder)


def unpack(file: Path, key: DataKey, folder: Path) -> Manifest:
    """Puts a backup's files into a folder, proved. Raises E-BAK-01, -02 or -03."""
    manifest = container.read(file, key)
    container.extract(file, folder)
    found = snapshot.prove(folder, key)
    if (found.counts, found.digests) != (manifest.counts, manifest.digests):
        raise OdopError("E-BAK-03", file=str(file))
    return manifest


@contextmanager
def _workroom(root: Path | None) -> Iterator[Path]:
    """A folder for half-made files, beside the office where it is known (same disk), gone at the end."""
    with tempfile.TemporaryDirectory(prefix=".work-", dir=root) as name:
        yield Path(name)


def _ensure_room(place: Place, target: Path) -> None:
    needed = 2 * sum(p.stat().st_size for p in (place.store, place.blobs) if p.exists()) + 1_000_000
    free = shutil.disk_usage(target).free
    if free < needed:
        raise OdopError("E-BAK-05", folder=str(target), needed=megabytes(needed), free=megabytes(free))
