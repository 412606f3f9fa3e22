"""What waited at headquarters for a record that has come; and all that has come goes into the feed."""

from __future__ import annotations

from collections.abc import Iterable

from odop_desktop.storage import waiting
from odop_desktop.storage.store import Connection
from odop_desktop.sync import feed, homing
from odop_desktop.sync.authority import weighing
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.ended import within
from odop_desktop.sync.merge import Merge


def uptake(conn: Connection, here: Desk, merge: Merge, let_in: Iterable[str] = ()) -> None:
    """After a file of whatever kind. `let_in`: ops that no longer wait, by their ids."""
    orphans = [*let_in, *(s.op for s in waiting.of(conn))]
    feed.catch_up(conn, here)
    if not orphans:
        return
    whose = feed.offices(here)
    merge.take_up(within(here.trust, weighing(conn, whose, here.office_id)), homing.come(conn, whose))
    feed.follow_up(conn, here, orphans)
    feed.catch_up(conn, here)
