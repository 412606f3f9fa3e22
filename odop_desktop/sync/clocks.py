"""What the clocks of two PCs say of each other.

No clock decides anything here; but a wrong date stands on letters too, so both offices are told (SAFETY 5.2).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from odop_desktop.storage import outgoing, posts
from odop_desktop.storage.outgoing import Made
from odop_desktop.storage.store import Connection
from odop_desktop.sync.header import Header

_DAY = timedelta(days=1)


class Skew(StrEnum):
    """How the sender's clock stands: as it should, ahead of ours, or before what it said itself or must follow."""

    NONE = ""
    AHEAD = "ahead"
    BEHIND = "behind"


def of(conn: Connection, header: Header, now: str, answers: str) -> Skew:
    """Of a file that is being taken in. `answers`: when (ISO) the newest of our files that it answers was made."""
    made = _moment(header.created)
    if made - _moment(now) > _DAY:
        return Skew.AHEAD
    before = posts.made_before(conn, header.sender, header.epoch, header.pkg_no)
    if before and made < _moment(before):
        return Skew.BEHIND
    return Skew.BEHIND if answers and _moment(answers) - made > _DAY else Skew.NONE


def went_back(conn: Connection, made: Made) -> bool:
    """Whether this PC's own clock stands before that of the file it made last."""
    before = outgoing.newest_before(conn, made)
    return before is not None and _moment(made.at) < _moment(before)


def _moment(iso: str) -> datetime:
    return datetime.fromisoformat(iso)
