"""An update of the program that headquarters sends along: one file, told of and hashed where headquarters signs.

A small one travels inside every office's file, a large one lies beside them. It is a file like any other: it is
kept, held against its hash when it is taken out, and never run by this program.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from odop_desktop import __version__
from odop_desktop.domain import plainfile
from odop_desktop.domain.packfiles import newer
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import eventlog, settings
from odop_desktop.storage.blobs import Blobs
from odop_desktop.storage.files import copy_whole, write_whole
from odop_desktop.storage.settings import CAME
from odop_desktop.storage.store import Connection
from odop_desktop.sync import attachments, package
from odop_desktop.sync.enclosures import plain

INSIDE = attachments.BUDGET  # bytes up to which it travels inside
MOST = 2_000_000_000
NOTE = 500  # characters
VERSION = re.compile(r"[0-9]+(\.[0-9]+){0,3}")  # of the program
_TAKEN = "update.taken"


@dataclass(frozen=True, slots=True)
class Update:
    """`name` of the file, `version` of the program, `size` in bytes, `sha256` in hex, `note` in words.

    `inside`: the file travels within headquarters' file; else it lies beside it. `day` (ISO) on which it was told.
    """

    name: str
    version: str
    size: int
    sha256: str
    note: str
    inside: bool
    day: str

    @property
    def mb(self) -> str:
        return f"{self.size / 1_000_000:.1f}"


def came(conn: Connection, told: Mapping[str, Any] | None) -> Update | None:
    """Keeps what headquarters' newest file tells; None where it tells nothing that was not known."""
    made, before = read(told), read(settings.get(conn, CAME))
    settings.put(conn, CAME, asdict(made) if made else None)
    return made if made is not None and made != before else None


def read(told: Any) -> Update | None:
    """What is not as an update is told is none."""
    try:
        made = Update(**{f.name: told[f.name] for f in fields(Update)})
        texts = (made.name, made.version, made.sha256, made.note, made.day)
        if not all(type(text) is str and len(text) <= NOTE for text in texts) or type(made.size) is not int:
            return None
        fine = (
            re.fullmatch("[0-9a-f]{64}", made.sha256) and 0 < made.size <= MOST and type(made.inside) is bool
        )
        return made if fine and made.name and plain(made.name) == made.name else None
    except (TypeError, KeyError, AttributeError):
        return None


def held(conn: Connection, blobs: Blobs) -> str:
    """The hash of the update that this PC has in full; "" where it has none."""
    made = read(settings.get(conn, CAME))
    return made.sha256 if made and blobs.held([made.sha256]) else ""


def here(office: Office) -> Update | None:
    """The update that headquarters told of, where it is newer than this program."""
    with office.reading() as conn:
        made = read(settings.get(conn, CAME))
    return made if made is not None and newer(made.version, __version__) else None


def waits(office: Office) -> Update | None:
    """As `here`, until it has been taken out once."""
    made = here(office)
    if made is None:
        return None
    with office.reading() as conn:
        return None if settings.get(conn, _TAKEN) == made.sha256 else made


def take_out(office: Office, out: Path, file: Path | None = None) -> Path:
    """The update as a file in a folder, after it was held against its hash. It is not run.

    `file`: where one lies that did not travel inside. E-UPD-03: there is no update; E-UPD-04: it lies beside
    headquarters' file; E-UPD-05: it is not the one that headquarters signed for; E-SYN-18, 19, 01.
    """
    made = here(office)
    if made is None:
        raise OdopError("E-UPD-03")
    there = _from(made, out, file) if file is not None else _out_of_store(office, made, out)
    with office.transaction() as conn:
        settings.put(conn, _TAKEN, made.sha256)
        facts = {"file": made.name, "version": made.version, "sha256": made.sha256}
        eventlog.note(conn, "update.taken", office.user.name, office.now(), facts)
    return there


def _out_of_store(office: Office, made: Update, out: Path) -> Path:
    if not office.store.blobs.held([made.sha256]):
        raise OdopError("E-UPD-04", file=made.name)
    content = office.store.blobs.get(made.sha256)
    if sha256(content).hexdigest() != made.sha256 or len(content) != made.size:
        raise OdopError("E-UPD-05", file=made.name, version=made.version)
    there = out / made.name
    try:
        out.mkdir(parents=True, exist_ok=True)
        write_whole(there, content)
    except OSError as error:
        raise package.not_written(there, error) from error
    return there


def _from(made: Update, out: Path, file: Path) -> Path:
    try:
        same = file.stat().st_size == made.size and hashed(file) == made.sha256
    except OSError as error:
        raise OdopError("E-SYN-01", file=file.name) from error
    if not same:
        raise OdopError("E-UPD-05", file=file.name, version=made.version)
    there = out / made.name
    try:
        out.mkdir(parents=True, exist_ok=True)
        if there.exists() and there.samefile(file):
            return file
        copy_whole(file, there)
        same = hashed(there) == made.sha256  # a stick may give other bytes the second time
        if not same:
            there.unlink()
    except OSError as error:
        raise package.not_written(there, error) from error
    if not same:
        raise OdopError("E-UPD-05", file=file.name, version=made.version)
    return there


def hashed(file: Path) -> str:
    """The SHA-256 of what stands in a file, in hex."""
    with plainfile.opened(file) as f:
        return file_digest(f, "sha256").hexdigest()
