"""Parts of a file that came one by one: kept until the last of them is there, whichever it is.

They lie beside the archive as they came; what is in them is encrypted, and nothing in them is believed before
the whole is verified. Each lies with those of its set only (`parts`): one that somebody forged prevents nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.storage.files import write_whole
from odop_desktop.storage.place import Place
from odop_desktop.sync import archive, envelope, package, parts, room
from odop_desktop.sync.parts import Part
from odop_desktop.sync.unwrap import unwrap

_NAME = 5  # whole, set, parts, number, bytes


@dataclass(frozen=True, slots=True)
class Awaited:
    """A file of which parts have come: how many there are, and the numbers that have not come yet."""

    whole: str
    parts: int
    missing: tuple[int, ...]

    @property
    def error(self) -> OdopError:
        return OdopError("E-SYN-23", missing=parts.said(self.missing), parts=self.parts)


def keep(place: Place, part: Part, day: date) -> None:
    """Puts a part with the others of its file. E-SYN-33: no room for what is unread; E-SYN-18, 19."""
    content, digest = part.encoded(), sha256(part.content).hexdigest()[:16]
    folder = archive.parts_of(place)
    path = folder / f"{part.whole}_{part.of}_{part.parts}_{part.part}_{digest}{parts.SUFFIX}"
    room.ensure(path, len(content), archive.unread(place), day)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        raise package.not_written(path, error) from error


def awaited(place: Place) -> list[Awaited]:
    """The files of which parts are missing."""
    known: dict[tuple[str, str, int], set[int]] = {}
    for path in _kept(place):
        whole, of, count, number, _ = path.stem.split("_")
        known.setdefault((whole, of, int(count)), set()).add(int(number))
    each = ((whole, n, set(range(1, n + 1)) - there) for (whole, _, n), there in sorted(known.items()))
    return [Awaited(whole, n, tuple(sorted(lacking))) for whole, n, lacking in each if lacking]


def missing(place: Place, part: Part, also: Sequence[int] = ()) -> tuple[int, ...]:
    """The numbers of the part's set that have not come; `also` have."""
    there = {int(path.stem.split("_")[3]) for path in _kept(place, f"{part.whole}_{part.of}_")} | {*also}
    return tuple(n for n in range(1, part.parts + 1) if n not in there)


def lacking(place: Place, part: Part, also: Sequence[int] = ()) -> OdopError:
    """E-SYN-23, with the numbers of the part's set that have not come; `also` have."""
    return Awaited(part.whole, part.parts, missing(place, part, also)).error


def whole(place: Place, files: Sequence[Path]) -> bytes:
    """What a file holds; of parts of one set, which stand together, all of it, with those that wait here.

    As `unwrap`; E-SYN-23 where parts are missing still, 25 where they do not make the whole.
    """
    first = unwrap(files[0])
    if not isinstance(first, Part):
        return envelope.whole(first)
    first = replace(first, content=b"")
    try:
        return joined(place, first, files)
    except OdopError as error:
        if error.code != "E-SYN-23":
            raise
        raise lacking(place, first, [part.part for path in files if (part := _read(path))]) from error


def sets(files: Sequence[Path]) -> list[tuple[Path, ...]]:
    """The files as they are taken in: each by itself, the parts of one set together; as they were given."""
    found: dict[object, list[Path]] = {}
    for n, path in enumerate(files):
        part = _read(path)
        found.setdefault(part.of if part else n, []).append(path)
    return [tuple(some) for some in found.values()]


def joined(place: Place, part: Part, beside: Sequence[Path] = ()) -> bytes:
    """The whole file of a part's set, of those kept and those in the files `beside`.

    E-SYN-23 where parts are missing, 25 where they do not make it.
    """
    kept = _kept(place, f"{part.whole}_{part.of}_")
    if (
        len({path.stem.split("_")[3] for path in kept}) + len(beside) < part.parts
    ):  # not to read all at each part
        raise lacking(place, part)
    there = [each for path in beside if (each := _read(path)) and each.of == part.of]
    for path in kept:
        if each := _read(path):
            there.append(each)
        else:
            with suppress(OSError):
                path.unlink()  # it was damaged where it lay, and is asked for again
    if not there:
        raise lacking(place, part)
    return parts.join(there)


def forget(place: Place, part: Part) -> None:
    """The whole file is there: its parts, however it was cut, are not needed any more."""
    _drop(place, f"{part.whole}_")


def drop(place: Place, part: Part) -> None:
    """A set that names all its parts, and they do not make the whole: no other part can mend it."""
    if part.each:
        _drop(place, f"{part.whole}_{part.of}_")


def _drop(place: Place, name: str) -> None:
    for path in _kept(place, name):
        with suppress(OSError):
            path.unlink()


def _read(path: Path) -> Part | None:
    with suppress(OdopError):
        found = unwrap(path)
        return found if isinstance(found, Part) else None
    return None


def _kept(place: Place, name: str = "") -> list[Path]:
    return sorted(_named(archive.parts_of(place).glob(f"{name}*{parts.SUFFIX}")))


def _named(paths: Iterator[Path]) -> Iterator[Path]:
    """Those that were put here; what else lies in the folder is no business of ours."""
    return (path for path in paths if len(path.stem.split("_")) == _NAME)
