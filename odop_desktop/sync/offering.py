"""Headquarters sends an update of the program along (see `updates`): every file of it tells of the one offered."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from odop_desktop.domain import reasons
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import eventlog, settings
from odop_desktop.storage.files import copy_whole
from odop_desktop.storage.place import Place
from odop_desktop.storage.settings import OFFERED
from odop_desktop.storage.store import Connection
from odop_desktop.sync import package
from odop_desktop.sync.enclosures import plain
from odop_desktop.sync.payload import Section
from odop_desktop.sync.sections import UPDATE
from odop_desktop.sync.updates import INSIDE, MOST, NOTE, VERSION, Update, hashed, read


def offer(office: Office, file: Path, version: str, note: str = "") -> Update:
    """From now on every file of headquarters tells of this update, in place of the one before.

    E-SYN-01: it cannot be read; E-UPD-01: no version, or too long a note; E-UPD-02: too large.
    """
    version, note = version.strip(), reasons.plain(note)
    if not VERSION.fullmatch(version) or len(note) > NOTE:
        raise OdopError("E-UPD-01", most=NOTE)
    try:
        size = file.stat().st_size
        if not 0 < size <= MOST:
            raise OdopError("E-UPD-02", file=file.name, most=MOST // 1_000_000)
        made = Update(
            plain(file.name), version, size, hashed(file), note, size <= INSIDE, office.today().isoformat()
        )
        kept = _keep(office, file, made)
    except OSError as error:
        raise OdopError("E-SYN-01", file=file.name) from error
    with office.transaction() as conn:
        settings.put(conn, OFFERED, asdict(made))
        facts = {"file": made.name, "version": made.version, "sha256": made.sha256}
        eventlog.note(conn, "update.offer", office.user.name, office.now(), facts)
    _drop_others(kept, file)
    return made


def _keep(office: Office, file: Path, made: Update) -> Path:
    """A small one among the attachments, a large one as a file in the office's own folder."""
    kept = _beside(office.place, made)
    if made.inside:
        office.store.blobs.put(file.read_bytes())
        return kept
    kept.parent.mkdir(parents=True, exist_ok=True)
    if kept != file:
        copy_whole(file, kept)
    return kept


def _drop_others(kept: Path, file: Path) -> None:
    """The one before is needed until the store tells of the new one."""
    with suppress(OSError):
        for old in kept.parent.iterdir():
            if old not in (kept, file):
                old.unlink()


def _beside(place: Place, made: Update) -> Path:
    return place.root / "updates" / f"{made.sha256[:8]}_{made.name}"


def withdraw(office: Office) -> None:
    """Headquarters tells of no update any more."""
    with office.transaction() as conn:
        settings.put(conn, OFFERED, None)
        eventlog.note(conn, "update.withdraw", office.user.name, office.now(), {})


def offered(conn: Connection) -> Update | None:
    return read(settings.get(conn, OFFERED))


def offering(office: Office) -> Update | None:
    with office.reading() as conn:
        return offered(conn)


def section(conn: Connection, has: str) -> tuple[Section | None, list[str]]:
    """What a file tells of it, and the hash of what goes along: nothing where the PC says it `has` it."""
    made = offered(conn)
    if made is None:
        return None, []
    along = [made.sha256] if made.inside and has != made.sha256 else []
    return Section(UPDATE, asdict(made)), along


def lay_beside(office: Office, out: Path) -> Path | None:
    """Writes a large one into the folder of the files that tell of it. E-SYN-18, 19."""
    with office.reading() as conn:
        made = offered(conn)
    if made is None or made.inside:
        return None
    there = out / made.name
    try:
        if there.is_file() and there.stat().st_size == made.size and hashed(there) == made.sha256:
            return there
        out.mkdir(parents=True, exist_ok=True)
        return copy_whole(_beside(office.place, made), there)
    except OSError as error:
        raise package.not_written(there, error) from error
