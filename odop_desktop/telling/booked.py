"""What became of a file, as the book of what came tells it: the book keeps the code, its columns the facts."""

from __future__ import annotations

from collections.abc import Mapping

from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.queries.arrivals import Arrival
from odop_desktop.sync.receiving import DUPLICATE, HELD
from odop_desktop.telling import wording

_BEFORE = "E-SYN-54"
_OF_THE_SENDER = frozenset(
    f"E-TRU-{n:02d}" for n in (2, 3, 4, 6, 7, 42)
)  # `pc` in these is who sent the file


def code(each: Arrival) -> str:
    """Why it was not taken in; "" where it was."""
    return each.code or (_BEFORE if each.state == DUPLICATE else "")


def why(words: Words, each: Arrival, called: Mapping[str, Two]) -> str:
    """Why it was not taken in, or that it was in the end; "" of one that was at once."""
    return _told(words, each, called)[0]


def whole(words: Words, each: Arrival, called: Mapping[str, Two]) -> str:
    """As `why`, and what to do."""
    title, advice = _told(words, each, called)
    return " ".join(filter(None, (wording.ended(words, title), advice))) if title else ""


def advice(words: Words, each: Arrival, called: Mapping[str, Two]) -> str:
    """What to do about one that was not taken in."""
    return _told(words, each, called)[1]


def _told(words: Words, each: Arrival, called: Mapping[str, Two]) -> tuple[str, str]:
    if each.state == HELD and each.since:
        return words("sync.came.since", on=date_screen(each.since[:10])), ""
    found = code(each)
    return wording.told(words, found, _facts(words, each, called, found)) if found else ("", "")


def _facts(words: Words, each: Arrival, called: Mapping[str, Two], found: str) -> dict[str, str]:
    """What the book knows of the chips of a code; what it does not know is told without."""
    name = called[each.sender].of(words.lang) if each.sender and each.sender in called else ""
    facts = {"on": (each.since or "")[:10], "whose": name, "awaited": each.awaited}
    facts |= {"pc": name, "number": str(each.number or "")} if found in _OF_THE_SENDER else {}
    return {key: value for key, value in facts.items() if value}
