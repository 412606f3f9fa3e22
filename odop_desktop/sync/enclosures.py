"""Circulars and forms that come to an office inside headquarters' file: small papers, opened by nobody on the way.

At the district they lie as files beside the archive, under names made plain; a paper of a kind that could run as
a program is never enclosed and never kept.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from odop_desktop.domain import plainfile
from odop_desktop.domain.plainfile import NotAFile
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import settings
from odop_desktop.storage.files import write_whole
from odop_desktop.storage.place import Place
from odop_desktop.storage.store import Connection
from odop_desktop.sync.payload import Section
from odop_desktop.sync.sections import PAPERS

BUDGET = 2_000_000  # bytes of all together: with them a file still goes by mail
SORTS = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".txt", ".csv", ".xlsx", ".ods", ".docx", ".odt"})
MOST = 50
SHORT = 8  # signs of a hash by which a paper is told from others: they stand in its file's name
_TOLD = 1000  # papers that a PC says it holds
_NAME = 80  # characters of a name
_BYTES = 180  # of a name before its ending, as a file: Linux takes 255 with all that stands around it
_NAMED = f"????-??-??_{'?' * SHORT}_*"
_COMING = "sync.circulars"  # setting: papers of what was taken in that are no files yet


@dataclass(frozen=True, slots=True)
class Circular:
    """A paper that came, as a file; `day` ISO, the day on which it came."""

    file: Path
    name: str
    day: str


def checked(files: Sequence[Path]) -> list[tuple[str, bytes]]:
    """The papers that are to go along, each with its name: all of them go into one file.

    E-SYN-91: more than go into a file; E-SYN-92: no paper that can be enclosed; E-SYN-01, 32: one cannot be read.
    """
    papers = [(file.name, _read(file)) for file in files]
    size = sum(len(content) for _, content in papers)
    if size > BUDGET or len(papers) > MOST:
        raise OdopError("E-SYN-91", mb=_mb(size), most=_mb(BUDGET))
    return papers


def _mb(size: int) -> str:
    return f"{size / 1_000_000:.1f}"


def _read(file: Path) -> bytes:
    if file.suffix.lower() not in SORTS:
        raise OdopError("E-SYN-92", file=file.name)
    try:
        if file.stat().st_size > BUDGET:
            raise OdopError("E-SYN-91", mb=_mb(file.stat().st_size), most=_mb(BUDGET))
        return plainfile.read(file)
    except NotAFile as error:
        raise OdopError("E-SYN-32", file=file.name) from error
    except OSError as error:
        raise OdopError("E-SYN-01", file=file.name) from error


def note(conn: Connection, place: Place, told: Mapping[str, Any] | None, day: str) -> None:
    """Keeps the papers of a file that came, in the transaction in which it is taken in; `settle` makes them files.

    One that is not whole, or no paper, is left out: the records count.
    """
    papers = filter(None, (_paper(each, day) for each in list((told or {}).get("files", ()))[:MOST]))
    here = set(_held(conn, place))
    if fresh := {name: data for name, data in papers if _short(name) not in here}:
        settings.put(conn, _COMING, {**_coming(conn), **fresh})


def told(conn: Connection, place: Place) -> Section:
    """For headquarters: how the hashes of those begin that came; it sends them until it reads this."""
    return Section(PAPERS, {"has": _held(conn, place)[:_TOLD]})


def _held(conn: Connection, place: Place) -> list[str]:
    """The newest first, those among them that are no files yet."""
    names = {*(f.name for f in _papers(folder(place), _NAMED)), *_coming(conn)}
    return list(dict.fromkeys(_short(name) for name in sorted(names, reverse=True)))


def _short(name: str) -> str:
    return name.split("_")[1]


def _paper(told: Mapping[str, Any], day: str) -> tuple[str, str] | None:
    """The name that its file is to have, and what stands in it as it came."""
    try:
        name, content = plain(str(told["name"])), base64.b64decode(told["data"], validate=True)
        if Path(name).suffix.lower() not in SORTS or sha256(content).hexdigest() != told["sha256"]:
            return None
        return f"{day}_{told['sha256'][:SHORT]}_{_brief(name)}", told["data"]
    except (KeyError, TypeError, ValueError, binascii.Error):
        return None


def _coming(conn: Connection) -> dict[str, str]:
    coming: dict[str, str] = settings.get(conn, _COMING, {})
    return coming


def settle(office: Office) -> None:
    """Makes files of the papers of what was taken in; at the next opening where it cannot be done now. OSError."""
    with office.reading() as conn:
        coming = _coming(conn)
    if not coming:
        return
    there = folder(office.place)
    there.mkdir(parents=True, exist_ok=True)
    for name, data in coming.items():
        if not _papers(there, f"*_{_short(name)}_*"):
            write_whole(there / name, base64.b64decode(data))
    with office.transaction() as conn:
        settings.put(conn, _COMING, {n: data for n, data in _coming(conn).items() if n not in coming})


def plain(name: str) -> str:
    """The last part of a name without the signs that Windows takes in none; not longer than a name may be."""
    last = name.replace("\\", "/").rpartition("/")[2]
    bare = "".join("-" if ch in '<>:"|?*' or not ch.isprintable() else ch for ch in last).strip(" .")
    stem, dot, suffix = bare.rpartition(".")
    return f"{stem[:_NAME]}{dot}{suffix}"


def _brief(name: str) -> str:
    """A Hindi letter takes three bytes."""
    stem, dot, suffix = name.rpartition(".")
    return f"{stem.encode()[:_BYTES].decode(errors='ignore')}{dot}{suffix}"


def folder(place: Place) -> Path:
    return place.received.parent / "circulars"


def kept(office: Office) -> list[Circular]:
    """The newest first; none of a file whose papers are not all there yet."""
    with office.reading() as conn:
        coming = _coming(conn)
    files = [f for f in _papers(folder(office.place), _NAMED) if f.name not in coming]
    return [Circular(f, f.name.split("_", 2)[2], f.name[:10]) for f in sorted(files, reverse=True)]


def _papers(there: Path, names: str) -> list[Path]:
    """Without what was begun and not finished."""
    return [f for f in there.glob(names) if f.suffix.lower() in SORTS]
