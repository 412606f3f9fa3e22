"""Over several months: which office's file came on time, how late, nil, or not; with the rates of both sides.

As in DHIS2's reporting rates: what came of what was due. A month counts as reported by its own file or by a later
one, which carries what the earlier would have brought; a nil file reports too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, Integer, case, func, literal_column, select

from odop_desktop.domain import months
from odop_desktop.office import Office
from odop_desktop.queries.headquarters import Listed, due
from odop_desktop.storage.tables.sync import Received

MONTHS = 12
_APPLIED, _TO_HEADQUARTERS = "applied", "D2H"


class Fared(StrEnum):
    """What became of an office's file of a month."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    OPEN = "open"  # not here, and not due yet
    BEFORE = "before"  # the office sent nothing before this month


COUNTED = (Fared.ON_TIME, Fared.LATE, Fared.MISSING)


@dataclass(frozen=True, slots=True)
class Cell:
    """One office and one month. `came`: the day (ISO) of the first file that reports it, "" where none came; `days`
    late, or overdue; `nil`: it held no change; `later`: a later month's file brought it."""

    fared: Fared
    came: str = ""
    days: int = 0
    nil: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class Rate:
    """Of `due` files so many came, `on_time` of them by the day."""

    due: int
    came: int
    on_time: int

    @property
    def percent(self) -> int | None:
        """Of those that were due how many came, in whole percent, and never 100 where one is missing."""
        return self.came * 100 // self.due if self.due else None


@dataclass(frozen=True, slots=True)
class Row:
    """An office with a cell for each month, the oldest first."""

    listed: Listed
    cells: tuple[Cell, ...]

    @property
    def rate(self) -> Rate:
        return rate(self.cells)


@dataclass(frozen=True, slots=True)
class Reporting:
    """`months` (2026-11), the oldest first; offices by code; those that headquarters keeps itself send nothing."""

    months: tuple[str, ...]
    rows: tuple[Row, ...]

    def of_month(self, month: str) -> Rate:
        at = self.months.index(month)
        return rate(row.cells[at] for row in self.rows)

    @property
    def rate(self) -> Rate:
        return rate(cell for row in self.rows for cell in row.cells)

    def pressing(self, month: str) -> tuple[Row, ...]:
        """Of this month those first whose file is missing, then the latest; else by code."""
        at = self.months.index(month)
        rank = {Fared.MISSING: 0, Fared.LATE: 1}

        def order(row: Row) -> tuple[int, int, str]:
            cell = row.cells[at]
            return rank.get(cell.fared, 2), -cell.days, row.listed.code

        return tuple(sorted(self.rows, key=order))


def rate(cells: Iterable[Cell]) -> Rate:
    counted = [cell.fared for cell in cells if cell.fared in COUNTED]
    on_time = counted.count(Fared.ON_TIME)
    return Rate(len(counted), on_time + counted.count(Fared.LATE), on_time)


def found(
    office: Office, listed: Sequence[Listed], month: str | None = None, count: int = MONTHS
) -> Reporting:
    """The last `count` months up to `month`, the last whole one where none is named."""
    today = office.today()
    wanted = months.up_to(month or due(today), count)
    with office.reading() as conn:
        came, begun = _came(conn, wanted[0]), _begun(conn)
    first = min(begun.values(), default="")
    senders = [each for each in listed if not each.proxy]
    rows = [_row(each, came, begun, first, wanted, today) for each in senders]
    return Reporting(wanted, tuple(sorted(rows, key=lambda row: row.listed.code)))


@dataclass(frozen=True, slots=True)
class _First:
    """The first file of a PC that reports a month: the day it came, and whether all of that month were nil."""

    day: str
    nil: bool


_Came = Mapping[str, Mapping[str, _First]]  # node → month → file

# Written out: PostgreSQL compares what is grouped by as it is written.
_ONE: ColumnElement[int] = literal_column("1", Integer)
# The month of which a file can speak: none after that in which it came, whatever the sender's clock said.
_ARRIVED = func.substr(Received.at, _ONE, literal_column("7", Integer))
_REPORTS = case((Received.month < _ARRIVED, Received.month), else_=_ARRIVED)
_THERE = (Received.kind == _TO_HEADQUARTERS, Received.state == _APPLIED)


def _came(conn: Connection, first: str) -> _Came:
    """Of each PC and month the first file, in one walk over the book."""
    changes = func.sum(Received.applied + Received.duplicate + Received.waiting)
    asked = select(
        Received.sender,
        _REPORTS,
        func.min(func.substr(Received.at, _ONE, literal_column("10", Integer))),
        changes,
    )
    asked = asked.where(*_THERE, first <= _REPORTS).group_by(Received.sender, _REPORTS)
    found: dict[str, dict[str, _First]] = defaultdict(dict)
    for sender, month, day, ops in conn.execute(asked):
        found[sender][month] = _First(day, int(ops) == 0)
    return found


def _begun(conn: Connection) -> Mapping[str, str]:
    """The first month of which each PC ever sent a file."""
    asked = select(Received.sender, func.min(_REPORTS)).where(*_THERE).group_by(Received.sender)
    return {sender: str(month) for sender, month in conn.execute(asked)}


def _row(
    listed: Listed, came: _Came, begun: Mapping[str, str], first: str, wanted: Sequence[str], today: date
) -> Row:
    """From the newest month back: what came of a later month reports the earlier ones too."""
    nodes = [pc.node for pc in listed.pcs]
    since = min((begun[node] for node in nodes if node in begun), default=first)
    files: dict[str, list[_First]] = defaultdict(list)
    for node in nodes:
        for month, file in came.get(node, {}).items():
            files[month].append(file)
    later = min((f.day for month, some in files.items() if month > wanted[-1] for f in some), default="")
    cells: list[Cell] = []
    for month in reversed(wanted):
        own = files.get(month, [])
        cells.append(_cell(month, own, later, today) if since and month >= since else Cell(Fared.BEFORE))
        later = min((day for day in (later, *(f.day for f in own)) if day), default="")
    return Row(listed, tuple(reversed(cells)))


def _cell(month: str, own: Sequence[_First], later: str, today: date) -> Cell:
    """`own`: the month's own files of the office's PCs; `later`: the day of the first file of a later month."""
    day = date.fromisoformat(months.due_day(month))
    first = min((f.day for f in own), default="")
    came = min((one for one in (first, later) if one), default="")
    if not came:
        over = (today - day).days
        return Cell(Fared.MISSING, days=over) if over > 0 else Cell(Fared.OPEN)
    days = max((date.fromisoformat(came) - day).days, 0)
    nil = bool(own) and all(f.nil for f in own)
    return Cell(Fared.LATE if days else Fared.ON_TIME, came, days, nil, came != first)
