"""Which page shows a record: most by the one built from the catalogue, some by a page of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.ui import late
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.page import Page


def record_page(desk: Desk, kind: str, id: str | None, given: Mapping[str, Any]) -> Page:
    """The page of a record, or of a new one (`id` None) with what is already known of it."""
    page: Page
    match kind:
        case "event":
            page = late.page("event").EventPage(desk, id, given)
        case "import":
            page = late.page("imports").ImportPage(desk, given)
        case "letter" if id is not None:
            page = late.page("letter").LetterPage(desk, id, given)
        case "loi":
            page = late.page("loi").LoiPage(desk, id, given)
        case "participation":
            page = late.page("participation").ParticipationPage(desk, id, given)
        case "query":
            page = late.page("query").QueryPage(desk, id, given)
        case _:
            page = late.page("record").RecordPage(desk, kind_of(kind), id, given)
    return page
