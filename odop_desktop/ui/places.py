"""The places of the rail, in their order; each is built when it is first gone to, or shortly before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from odop_desktop.domain.catalogue import ARTISAN, BUYER, EVENT, LETTER, LOI, PRODUCT
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.ui import late
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the rail. Its word is `ui.place.<name>`, or `centre` at headquarters; `kinds` are the records
    that live there.
    """

    name: str
    icon: str
    make: Callable[[Desk], Page]
    kinds: tuple[str, ...] = ()
    centre: str = ""

    def word(self, desk: Desk) -> str:
        """The msgid of its word in this office."""
        here = self.centre if desk.office.facts.headquarters else ""
        return here or f"ui.place.{self.name}"


def _list(name: str, icon: str, kind: RecordKind, *more: str) -> Place:
    return Place(name, icon, lambda desk: late.page("list").ListPage(desk, kind), (kind.name, *more))


def _soon(name: str, icon: str) -> Place:
    return Place(name, icon, lambda desk: late.page("soon").SoonPage(desk, name))


def _sync(desk: Desk) -> Page:
    """Headquarters has another page there than a district."""
    found: Page
    if desk.office.facts.headquarters:
        found = late.page("headquarters").HeadquartersPage(desk)
    else:
        found = late.page("sync").SyncPage(desk)
    return found


PLACES = (
    Place("today", "sun", lambda desk: late.page("today").TodayPage(desk)),
    _list("artisans", "users", ARTISAN, "offering", "consent", "transfer"),
    _list("products", "package", PRODUCT),
    _list("events", "calendar-days", EVENT, "space", "stall", "participation"),
    _list("buyers", "store", BUYER),
    _list("lois", "file-pen-line", LOI, "loi_line", "loi_order", "loi_despatch", "loi_payment"),
    _soon("partners", "handshake"),
    _soon("benefits", "gift"),
    _soon("review", "chart-column"),
    Place("letters", "mail", lambda desk: late.page("letters").LettersPage(desk), (LETTER.name,)),
    Place("sync", "arrow-left-right", _sync, centre="ui.place.sync.centre"),
    Place(
        "settings",
        "settings",
        lambda desk: late.page("settings").SettingsPage(desk),
        ("office", "officer", "user"),
    ),
)
