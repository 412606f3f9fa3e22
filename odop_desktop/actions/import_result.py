"""What an import says when it is done: counts that add up, and what is to be said of its rows."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.errors import Problem
from odop_desktop.sheets.rows import DateQuestion, MappedColumn


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is to be said of a row (None: of the file). `column` is the head as the sheet has it.

    `fate` is `rejected` or `parked` where this is why the row was not taken, else empty. `record` is the id of
    the record the row became, met or may be; None where there is none (a dry run makes none).
    """

    row: int | None
    column: str
    problem: Problem
    fate: str = ""
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """The counts of one import; `rows` is the sum of the six below it. `act` is empty when nothing changed.

    `sheet` is the name of the sheet that was read, `columns` are its heads and where each one goes.
    """

    rows: int
    new: int = 0
    changed: int = 0
    same: int = 0
    rejected: int = 0
    parked: int = 0
    skipped: int = 0
    masked: int = 0
    converted: int = 0
    problems: tuple[RowProblem, ...] = ()
    questions: tuple[DateQuestion, ...] = ()
    act: str = ""
    sheet: str = ""
    columns: tuple[MappedColumn, ...] = ()

    def adds_up(self) -> bool:
        parts = (self.new, self.changed, self.same, self.rejected, self.parked, self.skipped)
        return self.rows == sum(parts)
