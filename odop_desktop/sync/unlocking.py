"""The files of the third way back (`way_back`): what an office that is shut out writes and takes, and who answers it.

Neither file opens anything for whoever finds it: the request holds what only headquarters' recovery key opens, the
answer what only the PC opens that asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from odop_desktop.domain import plainfile
from odop_desktop.domain.plainfile import NotAFile
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.place import Place
from odop_desktop.sync import listed, way_back
from odop_desktop.sync.outbox import lay
from odop_desktop.sync.trust_parts import Status, TrustNode
from odop_desktop.sync.way_back import Wish

SUFFIX = ".odopopen"
_MOST = 20_000  # bytes of either file


@dataclass(frozen=True, slots=True)
class Asked:
    """The request that was written, and the fingerprint to be read to headquarters."""

    file: Path
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A request at headquarters; `pc` is the PC of the list that it says it comes from."""

    wish: Wish
    pc: TrustNode | None


# the office that is shut out: there is a folder, and nobody has signed in


def request(folder: Path, out: Path) -> Asked:
    """Writes the request; the same again while it is under way. E-TRU-36: no headquarters; E-SYN-18, 19."""
    wish = way_back.ask(Place(folder.absolute()))
    return Asked(lay(out, f"{_name(wish)}{SUFFIX}", wish.content), wish.fingerprint)


def under_way(folder: Path) -> str:
    """The fingerprint of the request that waits for its answer; "" where none does."""
    place = Place(folder.absolute())
    return way_back.ask(place).fingerprint if way_back.waits(place) else ""


def by_answer(file: Path) -> Callable[[Place], DataKey]:
    """The records' key from headquarters' answer. E-SYN-01, E-TRU-39."""
    return lambda place: way_back.take(place, _content(file, "E-TRU-39"))


def by_recovery(recovery: Callable[[], bytes]) -> Callable[[Place], DataKey]:
    """The same at headquarters' own PC, with its recovery key. E-TRU-36, 38."""
    return lambda place: way_back.own(place, recovery())


forget = way_back.forget


# headquarters


def heard(office: Office, file: Path) -> Heard:
    """Who asks. E-SYN-84: this is not headquarters; E-SYN-01, E-TRU-37; E-TRU-41: a PC that was reported lost."""
    trust = listed.headquarters(office)
    wish = way_back.read(_content(file, "E-TRU-37"))
    pc = next((node for node in trust.nodes if node.id == wish.node), None)
    if pc is not None and pc.status is Status.REVOKED:
        raise OdopError("E-TRU-41", pc=pc.label)
    return Heard(wish, pc)


def grant(office: Office, asked: Heard, recovery: bytes, *, confirmed: str, out: Path) -> Path:
    """The answer, written into the folder. As `way_back.grant`."""
    content = way_back.grant(asked.wish, recovery, confirmed)
    made = lay(out, f"{_name(asked.wish)}_answer{SUFFIX}", content)
    office.note("sync.unlocked", pc=asked.pc.label if asked.pc else "", fingerprint=asked.wish.fingerprint)
    return made


def _name(wish: Wish) -> str:
    return f"open-records_{wish.fingerprint.split('-')[0]}"


def _content(file: Path, otherwise: str) -> bytes:
    try:
        if file.stat().st_size <= _MOST:
            return plainfile.read(file, _MOST)
    except NotAFile as error:
        raise OdopError("E-SYN-32", file=file.name) from error
    except OSError as error:
        raise OdopError("E-SYN-01", file=file.name) from error
    raise OdopError(otherwise)
