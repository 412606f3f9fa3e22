"""What is pending with files between headquarters and the offices, line by line, at either end."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import islice

from odop_desktop.domain import catalogue as c
from odop_desktop.i18n.format import date_screen
from odop_desktop.office import Office
from odop_desktop.queries import (
    alarms,
    asked,
    conflicts,
    headquarters,
    shelf,
    sync_books,
    transfer_news,
    transfers,
)
from odop_desktop.sync import hq_roots, listed, moves_seen, returning, standing, updates
from odop_desktop.telling import exchange
from odop_desktop.telling import transfers as moving
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.pages.today_line import NAMED, Chips, Pending, Tone


def from_headquarters(office: Office) -> Iterable[Pending]:
    """What headquarters returned, and fields to which two offices gave two values."""
    go = Goto(place="sync")
    if office.facts.headquarters:
        yield from _offices(office)
    yield from _questions(office)
    yield from _moves(office)
    if n := returning.count(office):
        yield Pending("late", n, "ui.today.gives_back", go)
    yield from _ageing(office)
    if least := standing.least(listed.known(office)):
        yield Pending("late", None, "ui.today.least", go, {"version": least})
    if update := updates.waits(office):
        yield Pending("soon", None, "ui.today.update", go, {"version": update.version})
    if n := len(sync_books.returned(office)):
        yield Pending("late", n, "ui.today.returned", go)
    if n := conflicts.count(office):
        yield Pending("late", n, "ui.today.conflicts", _tab("decide") if office.facts.headquarters else go)


def _ageing(office: Office) -> Iterable[Pending]:
    """The list of offices: signed anew at headquarters before its day, asked for by an office after it."""
    trust, today = listed.known(office), office.today()
    if trust is None:
        return
    if office.facts.headquarters:
        if hq_roots.due(trust, today):
            day: Chips = {"date": date_screen(trust.head.expires)}
            yield Pending(
                "late" if trust.expired(today) else "soon", None, "ui.today.list_ageing", _tab("pcs"), day
            )
    elif trust.expired(today):
        yield Pending("soon", None, "ui.today.list_old", Goto(place="sync"))


def _questions(office: Office) -> Iterable[Pending]:
    """What headquarters asks; at headquarters what was answered, and what is overdue."""
    counts = asked.counts(office)
    if not office.facts.headquarters:
        if n := counts["open"]:
            tone: Tone = "late" if counts[asked.OVERDUE] else "soon"
            yield Pending(tone, n, "ui.today.asked", Goto(place="sync"))
        return
    go = _tab("queries")
    if n := counts[asked.OVERDUE]:
        yield Pending("late", n, "ui.today.unanswered", go)
    if n := counts["answered"]:
        yield Pending("soon", n, "ui.today.answered", go)


def _moves(office: Office) -> Iterable[Pending]:
    """Who has come from another district, and what became of the moves that were asked for here."""
    for each in islice(transfer_news.found(office), NAMED):
        go = Goto(kind=c.ARTISAN.name, id=each.person.id)
        facts: Chips = {"news": partial(moving.news, each=each)}
        look = partial(moves_seen.seen, office, each.row.id)
        yield Pending("soon", None, "ui.today.move", go, facts, look)


def _offices(office: Office) -> Iterable[Pending]:
    """At headquarters: files that no accident makes, who has not sent the file that is due, what waits on the shelf
    and which requests for transfer wait for it."""
    if n := len(alarms.unseen(office)):
        yield Pending("late", n, "ui.today.alarms", _tab("came"))
    month = headquarters.due(office.today())
    trust = listed.known(office)
    lines = headquarters.standing(office, listed.offices(trust), month) if trust else ()
    if n := sum(line.silent for line in lines):
        facts: Chips = {"month": partial(exchange.month, told=month)}
        yield Pending("late", n, "ui.today.silent", _tab("offices"), facts)
    if n := shelf.count(office):
        yield Pending("soon", n, "ui.today.shelf", _tab("shelf"))
    if n := len(transfers.open_requests(office)):
        yield Pending("soon", n, "ui.today.moves", _tab("moves"))


def _tab(name: str) -> Goto:
    """A tab of headquarters' place of files."""
    return Goto(place="sync", given={"tab": name})
