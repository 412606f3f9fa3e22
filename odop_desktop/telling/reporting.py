"""Over several months: came on time, late, nil or not, as short cells and in whole sentences; and its sheet's facts."""

from __future__ import annotations

from odop_desktop.domain import months
from odop_desktop.i18n.format import date_screen, grouping, month_short
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.facts import NONE
from odop_desktop.letters.compose.reporting import ReportingFacts, ReportingRow
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts
from odop_desktop.queries.reporting import Cell, Fared, Rate, Reporting, Row
from odop_desktop.telling import exchange, offices


def cell(one: Cell) -> str:
    """`✓` for on time, `+12` for twelve days late, `*` behind a nil file, `–` where none came."""
    nil = " *" if one.nil else ""
    match one.fared:
        case Fared.ON_TIME:
            return f"✓{nil}"
        case Fared.LATE:
            return f"+{one.days}{nil}"
        case Fared.MISSING:
            return "–"
    return ""


def dated(one: Cell) -> str:
    """As `cell`, with the day: `03-11`, `19-11 +12`."""
    day, said = f"{one.came[8:10]}-{one.came[5:7]}" if one.came else "", cell(one)
    return " ".join([day, *said.replace("✓", "").split()]) if day else said


def percent(one: Rate) -> str:
    """ "" where nothing was due yet."""
    return "" if one.percent is None else f"{one.percent} %"


def share(one: Rate) -> str:
    """`11/12`: how many came of those that were due."""
    return f"{grouping(one.came)}/{grouping(one.due)}" if one.due else ""


def heads(words: Words, found: Reporting) -> list[str]:
    """Of the columns of `line`."""
    rates = [words(f"reporting.{key}") for key in ("came", "percent", "on_time")]
    return [words("reporting.office"), *map(month_short, found.months), *rates]


def line(words: Words, row: Row) -> tuple[str, ...]:
    """Office, a cell for each month, how many came, the rate, how many by the day."""
    return (offices.listed(words, row.listed), *map(cell, row.cells), *_rates(row.rate))


def all_(words: Words, found: Reporting) -> tuple[str, ...]:
    """The first line: of each month the rate of all offices."""
    rates = [percent(found.of_month(month)) for month in found.months]
    return (words("reporting.all", n=grouping(len(found.rows))), *rates, *_rates(found.rate))


def _rates(one: Rate) -> tuple[str, str, str]:
    return share(one), percent(one), grouping(one.on_time) if one.due else ""


def month(words: Words, found: Reporting, wanted: str) -> str:
    """One sentence on one month."""
    rate, at = found.of_month(wanted), found.months.index(wanted)
    facts = {"month": exchange.month(words, wanted), "by": date_screen(months.due_day(wanted))}
    if rate.due:
        return words("reporting.month", **facts, **_counted(rate))
    before = all(row.cells[at].fared is Fared.BEFORE for row in found.rows)
    return words("reporting.month.before" if before else "reporting.month.none", **facts)


def over_all(words: Words, found: Reporting) -> str:
    """One sentence on all offices and months; "" where nothing was due yet."""
    first, last = (exchange.month(words, found.months[at]) for at in (0, -1))
    facts = {"first": first, "last": last, **_counted(found.rate)}
    return words("reporting.told.all", **facts) if found.rate.due else ""


def _counted(one: Rate) -> dict[str, str]:
    counts = {"due": one.due, "came": one.came, "on_time": one.on_time, "missing": one.due - one.came}
    return {"percent": percent(one), **{key: grouping(n) for key, n in counts.items()}}


def told(words: Words, row: Row, wanted: str, found: Reporting) -> str:
    """What became of one office's file of a month, and the clerk's telephone."""
    one = row.cells[found.months.index(wanted)]
    facts = {"office": row.listed.name.of(words.lang), "month": exchange.month(words, wanted)}
    facts |= {"on": date_screen(one.came) if one.came else "", "days": grouping(one.days)}
    said = [words(f"reporting.told.{one.fared}", **facts)]
    said += [words("reporting.told.nil")] if one.nil else []
    said += [words("reporting.told.later")] if one.later else []
    said += [words("reporting.told.phone", phone=row.listed.phone)] if row.listed.phone else []
    return " ".join(said)


def paper(here: Office, found: Reporting) -> ReportingFacts:
    """The facts of its sheet."""
    with here.reading() as conn:
        head = letter_facts.head(conn, here)
    rows = tuple(
        ReportingRow(row.listed.name, row.listed.code, tuple(map(dated, row.cells)), *_rates(row.rate))
        for row in found.rows
    )
    rates = tuple(percent(found.of_month(month)) for month in found.months)
    total = ReportingRow(NONE, "", rates, *_rates(found.rate))
    return ReportingFacts(head, here.today().isoformat(), found.months, rows, total)
