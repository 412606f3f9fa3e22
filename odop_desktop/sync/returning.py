"""Headquarters was restored from a copy: its own files of before, kept here byte for byte, are given back to it.

Its newest file says what it still has of its own work; nothing but a file that it signed itself is believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import posts, settings
from odop_desktop.storage.store import Connection
from odop_desktop.sync import archive, desk, envelope, names, outbox, package
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.header import Header
from odop_desktop.sync.sections import BACK


def due(office: Office) -> list[str]:
    """Names of the files to give back, oldest first; none where headquarters lacks nothing. E-SYN-50."""
    return [name for name, _ in owed(office)]


def count(office: Office) -> int:
    """How many there are; 0 where headquarters has not enrolled this PC."""
    with office.reading() as conn:
        lacks = settings.get(conn, BACK, {})
    return len(owed(office)) if lacks else 0


def give_back(office: Office, out: Path) -> list[Path]:
    """Lays those files into the folder, beside the next file to headquarters. E-SYN-18, 19."""
    return [outbox.lay(out, name, envelope.whole(path)) for name, path in owed(office)]


_MOST = 10_000  # files looked through


def owed(office: Office) -> list[tuple[str, Path]]:
    """The names they are given back under, and where they lie in the archive."""
    with office.reading() as conn:
        here = desk.sit(office, conn)
        lacks: Mapping[str, Any] = settings.get(conn, BACK, {})
        if not lacks:
            return []
        own = [int(e) for e in lacks["ends"]]
        came = {here.trust.hq.node: _came(conn, here, here.trust.hq.node, own)}
        came |= {of: _came(conn, here, of, None) for of in lacks.get("former", {})}
    return [one for of, files in came.items() for one in list(_found(here, of, files, lacks))[::-1]]


def _came(conn: Connection, here: Desk, hq: str, epochs: list[int] | None) -> list[tuple[str, int]]:
    """(id, epoch) of its files, the newest first; last what was laid aside, which the book knows no more after a
    restore (`doubled`)."""
    found = posts.epochs_from(conn, hq, epochs, _MOST)
    for path in archive.laid_aside(here.office.place)[::-1]:
        with suppress(OdopError):
            header = package.read_header(path)
            if header.sender == hq and (epochs is None or header.epoch in epochs):
                found.append((header.pkg_id, header.epoch))
    return list(dict.fromkeys(found))


def _found(
    here: Desk, hq: str, came: list[tuple[str, int]], lacks: Mapping[str, Any]
) -> Iterator[tuple[str, Path]]:
    """From the newest to the oldest: those that bring work of its own, and the last of each epoch.

    That one says what headquarters had let in by then, which it may have noted nowhere else. Of the others the
    header is read and no more: this is asked at every look at Today.
    """
    had, seen = frozenset(lacks["files"]), set[int]()
    ends = lacks["former"][hq] if hq in lacks.get("former", {}) else lacks["ends"]
    for id, epoch in came:
        path = archive.kept(here.office.place, id, hq)
        if id not in had:
            try:
                header = package.read_header(path)
            except OdopError:
                continue  # not in the archive any more
            if epoch not in seen or _brings(header, hq, ends):
                label = outbox.label(here, header.to)
                yield names.package_name("HQ", label, header.epoch, header.pkg_no), path
        seen.add(epoch)


def _brings(header: Header, hq: str, ends: Mapping[str, int]) -> bool:
    """Whether the file holds something of headquarters' own that it says it lacks."""
    own = header.ops.get(hq, {})
    return any(int(span[1]) > ends.get(str(e), 0) for e, span in own.items())
