"""Files month by month / माह-दर-माह फ़ाइलें: of each office what came on time, late, nil or not, and the rates."""

from __future__ import annotations

from dataclasses import dataclass, replace

from odop_desktop.i18n.format import month_short
from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter, Table
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.both import Both, one
from odop_desktop.letters.compose.facts import Head, Two
from odop_desktop.letters.compose.register import RegisterColumn, RegisterFacts, register
from odop_desktop.letters.compose.sheet import lines

_OFFICE, _MONTH = 24, 8
_RATES = {"came": 8, "percent": 8, "on_time": 12}


@dataclass(frozen=True, slots=True)
class ReportingRow:
    """`cells` one for each month, as they stand on the screen; of the line of all offices its months' rates."""

    name: Two
    code: str
    cells: tuple[str, ...]
    came: str
    percent: str
    on_time: str


@dataclass(frozen=True, slots=True)
class ReportingFacts:
    """`months` (`2026-11`), the oldest first; `total` the line of all offices."""

    head: Head
    date: str
    months: tuple[str, ...]
    rows: tuple[ReportingRow, ...]
    total: ReportingRow


def compose(facts: ReportingFacts, hi: Words, en: Words) -> Letter:
    """The offices by code, all of them at the end. E-LTR-02 names the column."""
    both = Both(hi, en)
    month = [RegisterColumn(Two(told, told), _MONTH, "centre") for told in map(month_short, facts.months)]
    rates = [
        RegisterColumn(both.each(f"paper.reporting.{key}"), width, "centre") for key, width in _RATES.items()
    ]
    total = replace(facts.total, name=both.each("paper.reporting.all", n=len(facts.rows)))
    paper = RegisterFacts(
        title=both.each("paper.reporting.title"),
        date=facts.date,
        head=facts.head,
        columns=(RegisterColumn(both.each("paper.silent.office"), _OFFICE), *month, *rates),
        rows=tuple(_cells(row) for row in (*facts.rows, total)),
        subtitle=_which(facts, both),
        certified=False,
    )
    letter = register(paper, hi, en)
    blocks = [_uncounted(block) if isinstance(block, Table) else block for block in letter.blocks]
    return replace(letter, blocks=(*blocks, *lines(both.each("paper.reporting.legend"))))


def _which(facts: ReportingFacts, both: Both) -> Two:
    """Which months, and the day on which they stood so."""
    first, last = both.month(facts.months[0]), both.month(facts.months[-1])
    return both.each("paper.reporting.which", first=first, last=last, on=grammar.day(facts.date))


def _uncounted(table: Table) -> Table:
    """The line of all offices has no serial."""
    *rows, total = table.rows
    return replace(table, rows=(*rows, ("", *total[1:])))


def _cells(row: ReportingRow) -> tuple[str, ...]:
    code = f" ({row.code})" if row.code else ""
    return (f"{one(row.name)}{code}", *row.cells, row.came, row.percent, row.on_time)
