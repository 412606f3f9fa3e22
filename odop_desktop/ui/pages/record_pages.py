"""Which page shows a record: most by the one built from the catalogue, some by a page of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.event import EventPage
from odop_desktop.ui.pages.imports import ImportPage
from odop_desktop.ui.pages.record import RecordPage


def record_page(desk: Desk, kind: str, id: str | None, given: Mapping[str, Any]) -> Page:
    """The page of a record, or of a new one (`id` None) with what is already known of it."""
    match kind:
        case "event":
            return EventPage(desk, id, given)
        case "import":
            return ImportPage(desk, given)
        case _:
            return RecordPage(desk, kind_of(kind), id, given)
