"""Handing over a file: made, written where the clerk wants it, read back; whole, in parts, or as text.

The file is kept in the archive before it is written out: a stick that fails costs nothing, `again` writes it once
more, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from odop_desktop.domain import months
from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.control_sheet import FilePart
from odop_desktop.office import Office
from odop_desktop.storage import outgoing
from odop_desktop.storage.outgoing import Made
from odop_desktop.sync import (
    announcing,
    archive,
    armour,
    clocks,
    envelope,
    joining,
    limits,
    names,
    outbox,
    package,
    parts,
    recalling,
    returning,
)
from odop_desktop.sync.enrol_request import ASKED, told
from odop_desktop.sync.keys import ensure
from odop_desktop.sync.parts import Part
from odop_desktop.sync.unwrap import unwrap

TEXT = ".txt"


@dataclass(frozen=True, slots=True)
class Way:
    """How a file travels: in `parts` small enough for e-mail, as `text` where files of our kind are blocked."""

    parts: bool = False
    text: bool = False


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that was handed over. `files`: what lies in the folder, one or several; `made`: its line in the book.

    `back`: headquarters' own files beside it, which it lost and asked for (`returning`). `behind`: this PC's
    clock stands before that of its file before, so one of the two dates is wrong.
    """

    made: Made
    files: tuple[Path, ...]
    back: tuple[Path, ...] = ()
    behind: bool = False

    @property
    def rest(self) -> bool:
        """Whether it holds as many changes as a file may: there may be more, which the next one brings."""
        return self.made.ops >= limits.OPS


def to_headquarters(office: Office, out: Path, *, month: str | None = None, way: Way = Way()) -> Handed:
    """The next file to headquarters. `month` as "2026-11", this month where none is named.

    E-SYN-50: not enrolled; E-SYN-18, 19: the folder takes no file; E-SYN-63: it reads back otherwise;
    E-SYN-67: no month, or one that has not come; E-SYN-99: this is headquarters.
    """
    if month is not None:
        month = months.month(month, office.now())
    if office.facts.headquarters:
        raise OdopError("E-SYN-99")
    recalling.recall(office)
    made = outbox.made_for_headquarters(office, month=month, more=_asking(office))
    handed = _handed(office, out, made, way)
    with office.reading() as conn:
        behind = clocks.went_back(conn, made)
    return replace(handed, back=tuple(returning.give_back(office, out)), behind=behind)


def to_sibling(office: Office, out: Path, node: str, way: Way = Way()) -> Handed:
    """What another PC of this office has not got yet (N2N)."""
    recalling.recall(office)
    return _handed(office, out, outbox.made_for_sibling(office, node), way)


def announce(office: Office, out: Path, asked: str) -> Handed:
    """The file about a request to move a person, for the office that receives it. As `announcing.made`; E-SYN-18,
    19, 63."""
    recalling.recall(office)
    return _handed(office, out, announcing.made(office, asked), Way())


def again(office: Office, out: Path, number: int, way: Way = Way()) -> Handed:
    """A file to headquarters made before, once more. E-SYN-64: none of this number; E-SYN-51: not in the archive."""
    return _handed(office, out, _made(office, number), way)


def listed(done: Handed) -> tuple[FilePart, ...]:
    """The parts of a file that was handed over in several, for its control sheet."""
    several = done.files if len(done.files) > 1 else ()
    return tuple(FilePart(file.name, file.stat().st_size) for file in several)


def cut(office: Office, number: int, way: Way) -> tuple[FilePart, ...]:
    """As `listed`, of a file made before, in the way in which it is handed over. E-SYN-64, 51."""
    made = _made(office, number)
    some = list(_pieces(made.file, archive.sent(office.place, made), way)) if way.parts else []
    return tuple(FilePart(name, len(content)) for name, content in some) if len(some) > 1 else ()


def _asking(office: Office) -> dict[str, object]:
    """A practice office asks in every file to be let in: its headquarters answers no telephone."""
    if not office.facts.practice:
        return {}
    return {ASKED: told(joining.asking(office), ensure(office.place, office.key).public)}


def _handed(office: Office, out: Path, made: Made, way: Way) -> Handed:
    content = archive.sent(office.place, made)
    return Handed(made, tuple(_lay(out, name, each) for name, each in _pieces(made.file, content, way)))


def _pieces(name: str, content: bytes, way: Way) -> Iterator[tuple[str, bytes]]:
    """What is written out: name and bytes of each."""
    pieces = list(parts.split(content)) if way.parts else []
    files = (
        [(names.part_name(name, p), p.encoded()) for p in pieces] if len(pieces) > 1 else [(name, content)]
    )
    for called, each in files:
        yield (called + TEXT, armour.armour(each).encode("ascii")) if way.text else (called, each)


def _lay(out: Path, name: str, content: bytes) -> Path:
    path = outbox.lay(out, name, content)
    check(path, content)
    return path


def check(path: Path, content: bytes) -> None:
    """Reads a file back and compares. E-SYN-63 where the stick holds something else; E-SYN-01: it is not there."""
    try:
        same = path.read_bytes() == content
    except OSError as error:
        raise OdopError("E-SYN-01", file=path.name) from error
    if not same:
        raise OdopError("E-SYN-63", file=path.name)


def verified(office: Office, number: int, folder: Path) -> tuple[Path, ...]:
    """As `verify`, of the file to headquarters of this number. E-SYN-64."""
    return verify(_made(office, number), folder)


def _made(office: Office, number: int) -> Made:
    with office.reading() as conn:
        made = outgoing.made_no(conn, number)
    if made is None:
        raise OdopError("E-SYN-64", number=number)
    return made


def verify(made: Made, folder: Path) -> tuple[Path, ...]:
    """The files of a stick that was taken out and put in again, if they are what was made; in whatever way.

    E-SYN-01: none of them is there; E-SYN-63: one reads otherwise; E-SYN-23: parts are missing.
    """
    found = sorted(f for f in _there(folder) if f.name.startswith(made.file.removesuffix(package.SUFFIX)))
    if not found:
        raise OdopError("E-SYN-01", file=made.file)
    pieces = []
    for file in found:
        piece = _same(file, made)
        pieces += [piece] if isinstance(piece, Part) else []
    if pieces and (lacking := parts.missing(pieces)):
        raise OdopError("E-SYN-23", missing=parts.said(lacking), parts=pieces[0].parts)
    return tuple(found)


def _there(folder: Path) -> list[Path]:
    try:
        return sorted(filter(names.named, folder.iterdir()))
    except OSError:
        return []


def _same(file: Path, made: Made) -> bytes | Part:
    try:
        found = unwrap(file)
        read = envelope.whole(found) if isinstance(found, Path) else found
    except OdopError as error:
        raise OdopError("E-SYN-63", file=file.name) from error
    assert isinstance(read, bytes | Part)
    if (read.whole if isinstance(read, Part) else sha256(read).hexdigest()) != made.sha256:
        raise OdopError("E-SYN-63", file=file.name)
    return read
