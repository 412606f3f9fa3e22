"""Parts of a file that came one by one: kept until the last of them is there, whichever it is.

They lie beside the archive as they came; what is in them is encrypted, and nothing in them is believed before
the whole is verified.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.storage.files import write_whole
from odop_desktop.storage.place import Place
from odop_desktop.sync import package, parts
from odop_desktop.sync.parts import Part


@dataclass(frozen=True, slots=True)
class Awaited:
    """A file of which parts have come: how many there are, and the numbers that have not come yet."""

    whole: str
    parts: int
    missing: tuple[int, ...]

    @property
    def error(self) -> OdopError:
        return OdopError("E-SYN-23", missing=", ".join(map(str, self.missing)), parts=self.parts)


def keep(place: Place, part: Part) -> None:
    """Puts a part with the others of its file."""
    path = _folder(place) / f"{part.whole}_{part.parts}_{part.part}{parts.SUFFIX}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, part.encoded())
    except OSError as error:
        raise package.not_written(path, error) from error


def awaited(place: Place) -> list[Awaited]:
    """The files of which parts are missing."""
    known: dict[tuple[str, int], set[int]] = {}
    for path in _kept(place):
        whole, of, number = path.stem.split("_")
        known.setdefault((whole, int(of)), set()).add(int(number))
    each = ((whole, of, set(range(1, of + 1)) - there) for (whole, of), there in sorted(known.items()))
    return [Awaited(whole, of, tuple(sorted(lacking))) for whole, of, lacking in each if lacking]


def joined(place: Place, part: Part) -> bytes:
    """The whole file that a part belongs to. E-SYN-23 where parts are missing, 25 where they do not make it."""
    return parts.join(parts.read(path) for path in _kept(place, f"{part.whole}_{part.parts}_"))


def forget(place: Place, part: Part) -> None:
    for path in _kept(place, f"{part.whole}_"):
        with suppress(OSError):
            path.unlink()


def _kept(place: Place, name: str = "") -> list[Path]:
    return sorted(_folder(place).glob(f"{name}*{parts.SUFFIX}"))


def _folder(place: Place) -> Path:
    return place.received / "parts"
