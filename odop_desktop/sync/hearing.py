"""The receipt phrase at the district: what headquarters said over the telephone confirms a file (DECISIONS 31)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import sync_reach
from odop_desktop.queries.sync_reach import HEARD
from odop_desktop.storage import eventlog, outgoing, peers, settings
from odop_desktop.storage.outgoing import Made
from odop_desktop.storage.store import Connection
from odop_desktop.sync import archive, desk, package, phrase, spoken
from odop_desktop.sync.header import Header

_EPOCHS = 4  # restores of headquarters that this PC may not have heard of yet


@dataclass(frozen=True, slots=True)
class Heard:
    """The file that is confirmed now: its number, when it was made (ISO)."""

    pkg_no: int
    at: str


def said(secret: bytes, header: Header, hq_epoch: int) -> str:
    """The phrase of a file that was taken in: over what its header counts. `secret` is `phrase.secret_for`."""
    return phrase.said(secret, header.pkg_id, header.counts._asdict(), hq_epoch)


def confirm(office: Office, typed: str) -> Heard:
    """Marks the file that the phrase belongs to as received.

    E-SYN-50: not enrolled; E-SYN-66: the phrase belongs to no file that waits for its receipt; E-SYN-51: to none
    that is in the archive, and one that waits is not.
    """
    secret = phrase.secret(office.place, office.key)
    against = OdopError("E-SYN-66")
    with office.transaction() as conn:
        here = desk.sit(office, conn)
        epochs = range(here.position.epoch, here.position.epoch + _EPOCHS)
        for made in outgoing.unconfirmed(conn):
            try:
                header = package.read_header(archive.sent(office.place, made))
            except OdopError as gone:
                against = gone
                continue
            if secret and any(spoken.same(typed, said(secret, header, epoch)) for epoch in epochs):
                _confirm(conn, office, made)
                return Heard(made.pkg_no, made.at)
    raise against


def _confirm(conn: Connection, office: Office, made: Made) -> None:
    """Headquarters has everything the file covers; its next file says so once more, or says otherwise."""
    now = office.now()
    had: dict[tuple[str, int], int] = dict(peers.confirmed(conn))
    for chain, last in _lasts(made.covers):
        had[chain] = max(had.get(chain, 0), last)
    _remember(conn, made.pkg_id, now)
    peers.confirm(conn, had, now)
    outgoing.mark_confirmed(conn, [made.pkg_id], now)
    eventlog.note(conn, "sync.phrase", office.user.name, now, {"file": made.file})


def _remember(conn: Connection, pkg_id: str, now: str) -> None:
    """That nothing but a phrase says so, and what headquarters' own file said last."""
    before = settings.get(conn, HEARD, {})
    told = sync_reach.told(conn)
    known = peers.confirmed(conn) if told is None else told
    files = [*before.get("files", ()), pkg_id]
    settings.put(conn, HEARD, {"at": now, "told": peers.told(known), "files": files})


def _lasts(covers: Mapping[str, Any]) -> list[tuple[tuple[str, int], int]]:
    return [((node, int(epoch)), int(run[1])) for node, of in covers.items() for epoch, run in of.items()]
