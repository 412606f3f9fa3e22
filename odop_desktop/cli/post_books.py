"""`sync book`: the book of what came, at either end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from odop_desktop.cli.desk import Desk
from odop_desktop.cli.sync_steps import opened, step
from odop_desktop.cli.table import lines as table
from odop_desktop.cli.usage import Whole
from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.queries import arrivals, whose
from odop_desktop.queries.arrivals import Arrival
from odop_desktop.sync import listed
from odop_desktop.telling import booked, exchange

_HEADS = ("at", "office", "number", "month", "state", "applied", "duplicate", "waiting", "why")
_MOST = 20  # lines where nobody says how many
_Called = Mapping[str, Two]


def steps(words: Words) -> list[click.Command]:
    return [_book(words)]


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
