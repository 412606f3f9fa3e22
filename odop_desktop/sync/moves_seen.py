"""Somebody here has looked at what became of a move: it is not told any more."""

from __future__ import annotations

from odop_desktop.office import Office
from odop_desktop.queries.transfer_news import SEEN
from odop_desktop.storage import settings


def seen(office: Office, transfer: str) -> None:
    with office.transaction() as conn:
        settings.put(conn, SEEN, sorted({*settings.get(conn, SEEN, []), transfer}))
