"""Headquarters was restored from a copy: its own files of before, kept here byte for byte, are given back to it.

Its newest file says what it still has of its own work; nothing but a file that it signed itself is believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import posts, settings
from odop_desktop.sync import archive, desk, names, outbox, package
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.header import Header
from odop_desktop.sync.sections import BACK


def due(office: Office) -> list[tuple[str, bytes]]:
    """Names and bytes of the files to give back, oldest first; none where headquarters lacks nothing. E-SYN-50."""
    with office.reading() as conn:
        here = desk.sit(office, conn)
        lacks: Mapping[str, Any] = settings.get(conn, BACK, {})
        if not lacks:
            return []
        came = posts.taken_from(conn, here.trust.hq.node, limit=_MOST)
    return list(_found(here, came, lacks))[::-1]


def count(office: Office) -> int:
    """How many there are; 0 where headquarters has not enrolled this PC."""
    with office.reading() as conn:
        lacks = settings.get(conn, BACK, {})
    return len(due(office)) if lacks else 0


def give_back(office: Office, out: Path) -> list[Path]:
    """Lays those files into the folder, beside the next file to headquarters. E-SYN-18, 19."""
    return [outbox.lay(out, name, content) for name, content in due(office)]


_MOST = 10_000  # files looked through


def _found(here: Desk, came: list[str], lacks: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """From the newest to the oldest: those that bring work of its own, and the last of each epoch.

    That one says what headquarters had let in by then, which it may have noted nowhere else.
    """
    seen: set[int] = set()
    for id in came:
        content = archive.received(here.office.place, id)
        try:
            header = package.read_header(content)
        except OdopError:
            continue  # not in the archive any more
        last = str(header.epoch) in lacks["ends"] and header.epoch not in seen
        seen.add(header.epoch)
        if id not in lacks["files"] and (last or _brings(header, here.trust.hq.node, lacks["ends"])):
            label = outbox.label(here, header.to)
            yield names.package_name("HQ", label, header.epoch, header.pkg_no), content


def _brings(header: Header, hq: str, ends: Mapping[str, int]) -> bool:
    """Whether the file holds something of headquarters' own that it says it lacks."""
    own = header.ops.get(hq, {})
    return any(int(span[1]) > ends[str(e)] for e, span in own.items() if str(e) in ends)
