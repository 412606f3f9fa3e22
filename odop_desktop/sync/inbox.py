"""Taking in a file: found, header read, verified, opened, merged, archived (SYNC, state machines).

Whatever stands against a file, nothing else is touched: it is refused or held with a code, and the book says so.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from hashlib import file_digest, sha256
from pathlib import Path

from odop_desktop.domain import plainfile
from odop_desktop.errors import OdopError
from odop_desktop.identity.aadhaar import sweep
from odop_desktop.office import Office
from odop_desktop.queries import alarms
from odop_desktop.storage import eventlog, peers, posts
from odop_desktop.storage.posts import HELD, REFUSED, Came
from odop_desktop.sync import (
    ahead,
    archive,
    awaiting,
    doubled,
    enclosures,
    envelope,
    package,
    packs,
    recalling,
    unforeseen,
)
from odop_desktop.sync.entering import HOLDING, SIGNED, Received, enter, named, ours
from odop_desktop.sync.header import Header
from odop_desktop.sync.unforeseen import guarded
from odop_desktop.sync.unwrap import unwrap

__all__ = ["HOLDING", "Received", "receive", "refuse", "take"]

_FORK, _DOUBLE = "E-SYN-56", "E-SYN-77"


def receive(office: Office, file: Path) -> Received:
    """Takes in one file, whatever its name. Never raises for what is wrong with the file: see `error`.

    E-DB-…, E-VLT-…: this PC takes nothing in now. The file is neither refused nor booked, and can be given again.
    """
    try:
        found = guarded(unwrap, file)
        if not isinstance(found, Path | bytes):
            raise OdopError("E-SYN-52", part=found.part, parts=found.parts)
        content = envelope.whole(found)
    except OdopError as error:
        return refuse(office, file, error)
    return take(office, content, name=file.name)


def refuse(office: Office, file: Path, error: OdopError) -> Received:
    """A file that is no package to be verified: only the book and the event log learn of it."""
    came = Came(sha256=_hash_of(file), at=office.now(), size=_size(file), state=REFUSED)
    return _turned_away(office, came, error, name=file.name)


def take(office: Office, content: bytes, *, again: bool = False, name: str = "") -> Received:
    """Takes in the bytes of one package. `again`: one that was held, and of which nothing is said if it still is.

    `name`: what the file was called, for the event log. E-DB-…, E-VLT-…: see `receive`.
    """
    recalling.recall(office)
    got = _taken(office, content, again=again, name=name)
    if got.brought.pack is not None:
        with suppress(OdopError):  # else at the next opening
            packs.settle(office)
    with suppress(OSError):
        enclosures.settle(office)
    return got


def _taken(office: Office, content: bytes, *, again: bool, name: str) -> Received:
    came = Came(sha256=sha256(content).hexdigest(), at=office.now(), size=len(content), state=REFUSED)
    header: Header | None = None
    try:
        header = guarded(package.read_header, content)
        came = named(came, header)
        return guarded(enter, office, came, header, content)
    except OdopError as error:
        if ours(error):
            raise
        if error.code in HOLDING:
            if again:
                return Received(replace(came, state=HELD, code=error.code), error, header=header)
            ahead.keep_list(office, header, content, error)
            if against := _laid_aside(office, header if error.code in SIGNED else None, content):
                return _turned_away(office, came, against, header, name)
        elif error.code == _DOUBLE:
            doubled.lay_aside(office.place, error)
        return _turned_away(office, came, error, header, name)


def _laid_aside(office: Office, signed: Header | None, content: bytes) -> OdopError | None:
    """Keeps a file until it can go in, by its sender if it is `signed`. E-SYN-33, 34: too many lie there already."""
    try:
        if signed is None:
            archive.keep_unread(office.place, content, office.today())
        else:
            archive.keep_held(office.place, signed.sender, content)
    except OdopError as error:
        return error
    return None


def _turned_away(
    office: Office, came: Came, error: OdopError, header: Header | None = None, name: str = ""
) -> Received:
    """Nothing was touched; the book and the event log say what came and why it was not taken."""
    state = HELD if error.code in HOLDING else REFUSED
    came = replace(came, state=state, code=error.code)
    with office.transaction() as conn:
        before = posts.told(conn, came)  # then nothing is booked, and no alarm rings, for it lies there still
        if not before:
            posts.note_came(conn, came)
        if state == HELD:
            awaiting.note(conn, came, error)
        what = "alarm" if error.code in alarms.CODES else state
        called = sweep(name).text.encode(errors="replace").decode()  # a stick's names may be no text at all
        facts = {"code": error.code, "file": called, "size": came.size, "sha256": came.sha256}
        facts |= unforeseen.told(error)
        if not before:
            eventlog.note(conn, f"sync.{what}", office.user.name, came.at, facts)
        if error.code == _FORK and header is not None and error.facts["node"] != peers.me(conn).node:
            peers.block(conn, str(error.facts["node"]), int(str(error.facts["epoch"])))
    return Received(came, error, header=header, before=before)


def _hash_of(file: Path) -> str:
    try:
        with plainfile.opened(file) as f:
            return file_digest(f, "sha256").hexdigest()
    except OSError:
        return ""


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
