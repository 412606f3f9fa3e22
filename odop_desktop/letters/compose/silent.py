"""Who has not sent / किसने नहीं भेजा: headquarters' list of silent offices, each with its clerk's telephone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter, Table
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.both import Both, one
from odop_desktop.letters.compose.facts import NONE, Head, Two
from odop_desktop.letters.compose.register import RegisterColumn, RegisterFacts, register
from odop_desktop.letters.compose.sheet import lines

_WIDTHS = {"office": 26, "last": 14, "on": 9, "days": 6, "clerk": 16, "phone": 11, "called": 22}
_NEVER = 1_000_000  # days: before all who have sent once


@dataclass(frozen=True, slots=True)
class SilentOffice:
    """`last_file` None: never sent; `last_on` ISO; `days` since then, or since the office was enrolled."""

    name: Two
    code: str
    clerk: Two = NONE
    phone: str = ""
    last_file: int | None = None
    last_month: str = ""
    last_on: str = ""
    days: int | None = None


@dataclass(frozen=True, slots=True)
class SilentFacts:
    """The month (`2026-11`), the day (ISO) by which files were due, how many sent, and sent nil (among them)."""

    head: Head
    date: str
    month: str
    due: str
    offices: tuple[SilentOffice, ...]
    sent: int
    nil: int

    @property
    def total(self) -> int:
        return self.sent + len(self.offices)


def compose(facts: SilentFacts, hi: Words, en: Words) -> Letter:
    """The longest silence first; who never sent stands before all. E-LTR-02 names the column."""
    both = Both(hi, en)
    told = {"month": both.month(facts.month), "due": grammar.day(facts.due), "n": len(facts.offices)}
    paper = RegisterFacts(
        title=both.each("paper.silent.title"),
        date=facts.date,
        head=facts.head,
        columns=_columns(both),
        rows=tuple(_row(each, both) for each in sorted(facts.offices, key=_longest)),
        subtitle=both.each("paper.silent.which", **told),
        certified=False,
    )
    letter = register(paper, hi, en)
    counts = both.each("paper.silent.counts", total=facts.total, sent=facts.sent, nil=facts.nil, n=told["n"])
    end = [*lines(counts), *lines(both.each("paper.silent.nil"))]
    blocks = [replace(b, tall=True) if isinstance(b, Table) else b for b in letter.blocks]  # room to write
    if not facts.offices:
        blocks = [b for b in blocks if not isinstance(b, Table)]
        end = [*lines(both.each("paper.silent.none"), bold=True), *end]
    return replace(letter, blocks=(*blocks, *end))


def _longest(office: SilentOffice) -> tuple[bool, int, str]:
    return office.last_file is not None, -(office.days if office.days is not None else _NEVER), office.code


def _columns(both: Both) -> tuple[RegisterColumn, ...]:
    return tuple(
        RegisterColumn(both.each(f"paper.silent.{key}"), width, "right" if key == "days" else "left")
        for key, width in _WIDTHS.items()
    )


def _row(each: SilentOffice, both: Both) -> tuple[str, ...]:
    last = both("paper.silent.never")
    if each.last_file is not None:
        month = one(both.month(each.last_month)) if each.last_month else ""
        last = " – ".join(filter(None, (str(each.last_file), month)))
    days = "" if each.days is None else str(each.days)
    office = f"{one(each.name)} ({each.code})"
    return office, last, grammar.day(each.last_on), days, one(each.clerk), each.phone, ""
