"""Headquarters' own files, taken in by itself after a restore."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from odop_desktop.storage import logged, waiting
from odop_desktop.storage.apply import UNMET, take_these
from odop_desktop.storage.intake import Rules
from odop_desktop.storage.logged import Come
from odop_desktop.storage.meeting import standing_of
from odop_desktop.storage.store import Connection
from odop_desktop.sync import circulars, decided, feed
from odop_desktop.sync.authority import anyone
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.header import Header
from odop_desktop.sync.merge import Merge, Merged
from odop_desktop.sync.payload import Line
from odop_desktop.sync.sections import CIRCULARS, CONFIRMED, returned
from odop_desktop.sync.sorting import newer_trust, sorting
from odop_desktop.sync.uptake import uptake


def given_back(conn: Connection, here: Desk, header: Header, lines: Iterable[Line]) -> Merged:
    """A file of our own from before we were restored: an office or our archive kept it, and with it what we lost.

    It tells what had been let in when it was made: what it does not call returned was, whatever waits here.
    """
    told: dict[str, dict[str, Any]] = {}
    waited: dict[str, str] = {}  # what was not let in, and why

    whose: dict[str, str] = {}  # who is on the list; an op of nobody's would be taken for headquarters' own

    def ready() -> None:
        whose.update(feed.offices(here.with_trust(newer_trust(conn, here, told))))
        waited.update({b["op"]: b["code"] for b in returned(told)})

    def judge(op: Come, row: Mapping[str, Any] | None) -> str | None:
        return waited.get(op.id)

    rank = standing_of(feed.offices(here), here.trust.hq.node)
    had = decided.by(conn, here)
    merge = Merge(
        conn,
        here.office.now(),
        rank,
        lambda _: judge,
        whose.__contains__,
        whole=False,
        began=(header.sender, header.epoch),  # of a PC that ran twice we may have the other one's work by now
        weighed=True,
        decided=had,
    )
    merge.ops(sorting(merge.done, lines, told, ready))
    circulars.learn(conn, here.office.store.blobs, told.get(CIRCULARS))
    decided.remember(conn, told.get(CONFIRMED, {}).get("ends", {}), waited)
    merge.decided = decided.by(conn, here)
    let_in = [op.id for op in logged.these(conn, _held_up(conn)) if merge.decided(op)]
    again = take_these(conn, let_in, Rules(rank, anyone, weighed=True), here.office.now())
    merge.done.taken.touched |= again.touched
    uptake(conn, here, merge, let_in)
    return merge.done


def _held_up(conn: Connection) -> list[str]:
    """What waits for a decision."""
    return [stuck.op for stuck in waiting.of(conn) if stuck.code not in UNMET]
