"""Somebody has looked at the files that no accident makes; who and when stays in the event log."""

from __future__ import annotations

from collections.abc import Sequence

from odop_desktop.office import Office
from odop_desktop.queries.alarms import SEEN, Alarm
from odop_desktop.storage import eventlog, settings


def seen(office: Office, alarms: Sequence[Alarm]) -> None:
    """These are not told of any more; one that comes later is."""
    if not alarms:
        return
    last = max(each.arrival for each in alarms)
    with office.transaction() as conn:
        settings.put(conn, SEEN, max(last, int(settings.get(conn, SEEN, 0))))
        eventlog.note(conn, "sync.alarms_seen", office.user.name, office.now(), {"upto": last})
