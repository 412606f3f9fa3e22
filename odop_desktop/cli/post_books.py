"""`sync book`: the book of what came, at either end; `sync months`: headquarters' table of who sent when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from odop_desktop.actions import hq_sheets
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.sync_steps import opened, step
from odop_desktop.cli.table import lines as table
from odop_desktop.cli.usage import Whole
from odop_desktop.domain import months
from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.queries import arrivals, reporting, whose
from odop_desktop.queries.arrivals import Arrival
from odop_desktop.queries.reporting import Rate, Reporting, Row
from odop_desktop.sync import listed
from odop_desktop.telling import booked, exchange
from odop_desktop.telling import reporting as say

_HEADS = ("at", "office", "number", "month", "state", "applied", "duplicate", "waiting", "why")
_MOST = 20  # lines where nobody says how many
_Called = Mapping[str, Two]


def steps(words: Words) -> list[click.Command]:
    return [_book(words), _months(words)]


def _book(words: Words) -> click.Command:
    @step(words, "book")
    @click.option("--last", type=Whole(words, 1, 10_000), default=_MOST, help=words("cli.sync.book.most"))
    @click.option("--for", "code", help=words("cli.sync.book.for"))
    @click.pass_obj
    def run(desk: Desk, last: int, code: str | None) -> None:
        with opened(desk) as office:
            trust = listed.known(office)
            found = arrivals.arrivals(office, last, whose.meant(office, code)[0] if code else None)
        desk.answer(*_told(desk.words, found, listed.called(trust) if trust else {}))

    return run


def _months(words: Words) -> click.Command:
    @step(words, "months")
    @click.option("--month", help=words("cli.sync.months.month"))
    @click.option("--out", type=click.Path(path_type=Path), help=words("cli.sync.months.out"))
    @click.pass_obj
    def run(desk: Desk, month: str | None, out: Path | None) -> None:
        with opened(desk) as office:
            trust = listed.headquarters(office)
            now = office.today().isoformat()
            wanted = months.month(month, now) if month else None
            found = reporting.found(office, listed.offices(trust), wanted)
            if out is not None:
                hq_sheets.reporting(office, facts=say.paper(office, found), out=out)
        desk.answer(*_reported(desk.words, found, out))

    return run


def _reported(words: Words, found: Reporting, out: Path | None) -> tuple[Any, ...]:
    """The object of --json, then the month's sentence and the table, those first that have not sent."""
    last = found.months[-1]
    facts = {
        "months": [{"month": m, **_rated(found.of_month(m))} for m in found.months],
        "offices": [
            {"code": row.listed.code, **_rated(row.rate), "files": _fared(found, row)} for row in found.rows
        ],
    }
    rows = [say.all_(words, found), *(say.line(words, row) for row in found.pressing(last))]
    said = [say.month(words, found, last), *table(say.heads(words, found), rows), words("reporting.legend")]
    return facts, *said, *([words("cli.written", file=out)] if out else [])


def _rated(of: Rate) -> dict[str, Any]:
    return {"due": of.due, "came": of.came, "on_time": of.on_time, "percent": of.percent}


def _fared(found: Reporting, row: Row) -> list[dict[str, Any]]:
    return [
        {"month": m, "fared": str(c.fared), "came": c.came or None, "days": c.days, "nil": c.nil}
        for m, c in zip(found.months, row.cells, strict=True)
    ]


def _told(words: Words, found: Sequence[Arrival], called: _Called) -> tuple[Any, ...]:
    facts = {"files": [_facts(words, each, called) for each in found]}
    if not found:
        return facts, words("cli.sync.book.none")
    lines = table([words(f"ui.hq.came.{h}") for h in _HEADS], [_line(words, each, called) for each in found])
    return facts, *lines, *_advised(words, found, called)


def _facts(words: Words, each: Arrival, called: _Called) -> dict[str, Any]:
    told = {
        "at": each.at,
        "from": _name(words, each, called),
        "package": each.number,
        "month": each.month,
        "outcome": each.state,
        "applied": each.applied,
        "duplicate": each.duplicate,
        "quarantined": each.waiting,
        "code": booked.code(each),
        "title": booked.why(words, each, called),
        "advice": booked.advice(words, each, called),
    }
    return {key: value for key, value in told.items() if value not in (None, "")}


def _line(words: Words, each: Arrival, called: _Called) -> tuple[str, ...]:
    counts = (each.applied, each.duplicate, each.waiting)
    return (
        f"{date_screen(each.at[:10])} {each.at[11:16]}",
        _name(words, each, called),
        str(each.number or ""),
        exchange.month(words, each.month) if each.month else "",
        exchange.came(words, each),
        *(grouping(n) if each.taken else "" for n in counts),
        booked.why(words, each, called),
    )


def _advised(words: Words, found: Sequence[Arrival], called: _Called) -> list[str]:
    """What to do, each sentence once."""
    return list(dict.fromkeys(said for each in found if (said := booked.whole(words, each, called))))


def _name(words: Words, each: Arrival, called: _Called) -> str:
    known = called.get(each.sender or "")
    return known.of(words.lang) if known else ""
