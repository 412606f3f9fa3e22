"""The one file of a backup: a manifest and the office's files one behind the other, every byte accounted for.

    "ODOP-BACKUP/1\\n" | u32 length | manifest (canonical JSON) | the files | 32 bytes HMAC | 32 bytes SHA-256

The HMAC, under the data key, covers everything up to the files, whose own hashes the manifest holds. The
SHA-256 covers all that precedes it, so that a torn copy is told without any key.
"""

from __future__ import annotations

import hmac
import json
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO, Any

from odop_desktop.errors import OdopError
from odop_desktop.storage.files import sync_file
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.ops import canonical

MAGIC = b"ODOP-BACKUP/1\n"
SUFFIX = ".odopbackup"
_TAIL = 64
_MOST = 4_000_000  # bytes of manifest
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. `files` are name, size and SHA-256 in the order in which they follow."""

    made_at: str
    schema: int
    files: tuple[tuple[str, int, str], ...]
    counts: Mapping[str, int]
    digests: Mapping[str, str]

    def encoded(self) -> bytes:
        rows = [list(f) for f in self.files]
        told = {"made_at": self.made_at, "schema": self.schema, "files": rows}
        return canonical({**told, "counts": dict(self.counts), "digests": dict(self.digests)}).encode()


def describe(path: Path) -> tuple[str, int, str]:
    with path.open("rb") as f:
        return path.name, path.stat().st_size, file_digest(f, "sha256").hexdigest()


def write(part: Path, manifest: Manifest, folder: Path, key: DataKey) -> None:
    """Writes the container and flushes it to the disk. The files are taken from `folder`."""
    told = manifest.encoded()
    head = MAGIC + struct.pack(">I", len(told)) + told
    whole = sha256()
    with part.open("wb") as out:
        for block in _parts(head, manifest, folder, key):
            out.write(block)
            whole.update(block)
        out.write(whole.digest())
    sync_file(part)


def _parts(head: bytes, manifest: Manifest, folder: Path, key: DataKey) -> Iterator[bytes]:
    yield head
    for name, _, _ in manifest.files:
        with (folder / name).open("rb") as f:
            while block := f.read(_BLOCK):
                yield block
    yield _mac(head, key)


def _mac(head: bytes, key: DataKey) -> bytes:
    return hmac.digest(key.derive("backup"), head, "sha256")


def read(file: Path, key: DataKey | None = None) -> Manifest:
    """The manifest of a whole container: E-BAK-01 for a torn one, E-BAK-02 for one of another key."""
    try:
        with file.open("rb") as f:
            head, manifest = _head(f)
            _assert_whole(f, file.stat().st_size, len(head), manifest)
            f.seek(-_TAIL, 2)
            mac = f.read(32)
    except (ValueError, KeyError, TypeError, OSError, RecursionError, struct.error) as error:
        raise OdopError("E-BAK-01", file=str(file)) from error
    if key is not None and not hmac.compare_digest(mac, _mac(head, key)):
        raise OdopError("E-BAK-02", file=str(file))
    return manifest


def _head(f: IO[bytes]) -> tuple[bytes, Manifest]:
    start = f.read(len(MAGIC) + 4)
    if not start.startswith(MAGIC):
        raise ValueError("not a backup")
    (length,) = struct.unpack(">I", start[len(MAGIC) :])
    if length > _MOST:
        raise ValueError("manifest too long")
    told = f.read(length)
    manifest = _parsed(json.loads(told))
    if manifest.encoded() != told:
        raise ValueError("manifest not canonical")
    return start + told, manifest


def _parsed(told: Any) -> Manifest:
    files = tuple((str(name), int(size), str(sha)) for name, size, sha in told["files"])
    if any(Path(name).name != name or name.startswith(".") for name, _, _ in files):
        raise ValueError("a file name that is a path")
    return Manifest(told["made_at"], int(told["schema"]), files, told["counts"], told["digests"])


def _assert_whole(f: IO[bytes], size: int, head: int, manifest: Manifest) -> None:
    if size != head + sum(n for _, n, _ in manifest.files) + _TAIL:
        raise ValueError("another length than the manifest says")
    f.seek(0)
    whole, left = sha256(), size - 32
    while left:
        block = f.read(min(_BLOCK, left))
        if not block:
            raise ValueError("cut off")
        whole.update(block)
        left -= len(block)
    if f.read(32) != whole.digest():
        raise ValueError("the hash differs")


def entry(file: Path, name: str) -> bytes:
    """The bytes of one file of a container that `read` has found whole."""
    with file.open("rb") as f:
        _, manifest = _head(f)
        for other, size, _ in manifest.files:
            if other == name:
                return f.read(size)
            f.seek(size, 1)
    raise OdopError("E-BAK-01", file=str(file))


def extract(file: Path, folder: Path) -> Manifest:
    """Writes the files of a container into a folder, each against its hash, flushed to the disk."""
    with file.open("rb") as f:
        _, manifest = _head(f)
        for name, size, sha in manifest.files:
            if _copy(f, folder / name, size) != sha:
                raise OdopError("E-BAK-01", file=str(file))
            sync_file(folder / name)
    return manifest


def _copy(f: IO[bytes], path: Path, size: int) -> str:
    seen = sha256()
    with path.open("wb") as out:
        while size:
            block = f.read(min(_BLOCK, size))
            if not block:
                break
            out.write(block)
            seen.update(block)
            size -= len(block)
    return seen.hexdigest()


def newest(folder: Path) -> Path | None:
    """The newest backup in a folder that is whole, by the time it was made; None without one."""
    whole = [(found.made_at, path) for path in folder.glob(f"*{SUFFIX}") if (found := _readable(path))]
    return max(whole)[1] if whole else None


def _readable(path: Path) -> Manifest | None:
    try:
        return read(path)
    except OdopError:
        return None
