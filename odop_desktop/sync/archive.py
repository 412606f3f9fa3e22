"""Every file made or taken in, byte for byte, beside the store: the second safety copy of both ends."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.storage.files import write_whole
from odop_desktop.storage.place import Place
from odop_desktop.storage.posts import Made

_SUFFIX = ".odopsync"


def keep_sent(place: Place, made: Made, content: bytes) -> Path:
    return _keep(place.sent / f"{made.pkg_id}{_SUFFIX}", content)


def keep_received(place: Place, pkg_id: str, content: bytes) -> Path:
    return _keep(place.received / f"{pkg_id}{_SUFFIX}", content)


def keep_held(place: Place, content: bytes) -> Path:
    """A file that is held: by its hash, so that it lies here once however often it is brought."""
    return _keep(_held(place) / f"{sha256(content).hexdigest()}{_SUFFIX}", content)


def held(place: Place) -> list[Path]:
    return sorted(_held(place).glob(f"*{_SUFFIX}"))


def _held(place: Place) -> Path:
    return place.received.parent / "held"


def sent(place: Place, made: Made) -> bytes:
    """The bytes of a file made before. E-SYN-51 where they are missing or not the same."""
    content = b""
    with suppress(OSError):
        content = (place.sent / f"{made.pkg_id}{_SUFFIX}").read_bytes()
    if sha256(content).hexdigest() != made.sha256:
        raise OdopError("E-SYN-51", file=made.file)
    return content


def received(place: Place, pkg_id: str) -> bytes:
    """The bytes of a file taken in; none where it is not here."""
    with suppress(OSError):
        return (place.received / f"{pkg_id}{_SUFFIX}").read_bytes()
    return b""


def drop_received(place: Place, pkg_id: str, content: bytes) -> None:
    """Takes a file out that was refused: a PC that died before it was taken in may have laid it here."""
    if received(place, pkg_id) == content:
        (place.received / f"{pkg_id}{_SUFFIX}").unlink()


def everything(place: Place) -> list[Path]:
    """What came and what was made, each as they were made (their ids count time)."""
    return [p for folder in (place.received, place.sent) for p in sorted(folder.glob(f"*{_SUFFIX}"))]


def _keep(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    return path
