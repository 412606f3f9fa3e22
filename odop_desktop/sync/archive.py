"""Every file made or taken in, byte for byte, beside the store: the second safety copy of both ends."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.storage.files import write_whole
from odop_desktop.storage.outgoing import Made
from odop_desktop.storage.place import Place
from odop_desktop.sync import limits, room

_SUFFIX = ".odopsync"
_ASIDE = "aside"  # the folder beside the others


def keep_sent(place: Place, made: Made, content: bytes) -> Path:
    return _keep(place.sent / f"{made.pkg_id}{_SUFFIX}", content)


def keep_received(place: Place, pkg_id: str, sender: str, content: bytes) -> Path:
    """Beside the others until its transaction has ended (`arrived`): where the program dies before, it never came."""
    return _keep(_coming(place) / _name(place, pkg_id, sender, content), content)


def arrived(place: Place, pkg_id: str, sender: str, content: bytes) -> None:
    """The store has it for good: it lies with the others."""
    with suppress(OSError):  # then the next one that comes is settled with it (`recalling`)
        bring(place, _coming(place) / _name(place, pkg_id, sender, content))


def bring(place: Place, path: Path) -> None:
    """One of those that were coming, to the others."""
    place.received.mkdir(exist_ok=True)
    path.replace(place.received / path.name)


def coming(place: Place) -> list[Path]:
    """What was being taken in; while nothing is, what was when the program died."""
    return sorted(_coming(place).glob(f"*{_SUFFIX}"))


def _name(place: Place, pkg_id: str, sender: str, content: bytes) -> str:
    """By its id; by its sender too, where another PC has used up the id."""
    path = received_path(place, pkg_id)
    if path.exists() and path.read_bytes() != content:
        path = _theirs(path, sender)
    return path.name


def _theirs(path: Path, sender: str) -> Path:
    return path.with_name(f"{path.stem}_{sender}{_SUFFIX}")


def keep_held(place: Place, sender: str, content: bytes) -> Path:
    """A verified file that is held: by its hash, so that it lies here once however often it is brought. E-SYN-34."""
    path = _held(place) / f"{sender}_{sha256(content).hexdigest()}{_SUFFIX}"
    room.ensure_held(path, len(content))
    return _keep(path, content)


def keep_unread(place: Place, content: bytes, day: date) -> Path:
    """As `keep_held`, of a form that only a newer program can verify. E-SYN-33."""
    path = _unread(place) / f"{_said(content)}_{sha256(content).hexdigest()}{_SUFFIX}"
    room.ensure(path, len(content), unread(place), day)
    return _keep(path, content)


def _said(content: bytes) -> str:
    """A name for whom a file of a newer form says it is from, as far as that can be read."""
    found = re.search(rb'"sender":"([^"]*)"', content[: limits.HEADER])
    return sha256(found[1] if found else b"").hexdigest()[:16]


def held(place: Place) -> list[Path]:
    return [path for folder in (_held(place), _unread(place)) for path in sorted(folder.glob(f"*{_SUFFIX}"))]


def unread(place: Place) -> tuple[Path, ...]:
    """The folders of what nobody has verified."""
    return _unread(place), parts_of(place)


def parts_of(place: Place) -> Path:
    """Where parts of files wait for the others."""
    return place.received / "parts"


def _coming(place: Place) -> Path:
    return place.received.parent / "coming"


def _held(place: Place) -> Path:
    return place.received.parent / "held"


def _unread(place: Place) -> Path:
    return place.received.parent / "unread"


def sent(place: Place, made: Made) -> bytes:
    """The bytes of a file made before. E-SYN-51 where they are missing or not the same."""
    content = b""
    with suppress(OSError):
        content = (place.sent / f"{made.pkg_id}{_SUFFIX}").read_bytes()
    if sha256(content).hexdigest() != made.sha256:
        raise OdopError("E-SYN-51", file=made.file)
    return content


def received(place: Place, pkg_id: str, sender: str = "") -> bytes:
    """The bytes of a file taken in; none where it is not here."""
    with suppress(OSError):
        return received_path(place, pkg_id, sender).read_bytes()
    return b""


def received_path(place: Place, pkg_id: str, sender: str = "") -> Path:
    """Where a file taken in lies, if it does."""
    path = place.received / f"{pkg_id}{_SUFFIX}"
    theirs = _theirs(path, sender)
    return theirs if sender and theirs.exists() else path


def lay_aside(path: Path) -> None:
    """Takes a file out: it is not taken in from here again."""
    aside = path.parent.parent / _ASIDE
    aside.mkdir(exist_ok=True)
    path.replace(aside / path.name)


def kept(place: Place, pkg_id: str, sender: str) -> Path:
    """Where a file taken in lies, though it was laid aside since."""
    path = received_path(place, pkg_id, sender)
    return path if path.exists() else place.received.parent / _ASIDE / path.name


def laid_aside(place: Place) -> list[Path]:
    return sorted((place.received.parent / _ASIDE).glob(f"*{_SUFFIX}"))


def everything(place: Place) -> list[Path]:
    """What came and what was made, each as they were made (their ids count time)."""
    return [p for folder in (place.received, place.sent) for p in sorted(folder.glob(f"*{_SUFFIX}"))]


def note(place: Place, name: str, told: str) -> None:
    """A note about the archive itself, which is no file of anybody's."""
    _keep(place.received.parent / name, told.encode())


def noted(place: Place, name: str) -> str:
    with suppress(OSError):
        return (place.received.parent / name).read_bytes().decode(errors="replace")
    return ""


def _keep(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    return path
