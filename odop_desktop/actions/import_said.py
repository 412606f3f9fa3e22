"""What an import says of its rows as it goes, and which record each row became."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from odop_desktop.actions.import_result import RowProblem
from odop_desktop.errors import Problem
from odop_desktop.sheets.rows import CleanRow, SheetFacts


class Said:
    """Gathers the problems of one import in any order; `all` has them in the order of the file."""

    def __init__(self, facts: SheetFacts) -> None:
        self.heads = {col.key: col.head for col in facts.columns if col.key}
        self._became: dict[int, str] = {}
        self._problems = [self._told(None, p) for p in facts.problems]

    def say(self, row: int, problems: Iterable[Problem], fate: str = "") -> None:
        """`fate`: what becomes of the row for these problems, where it is not taken."""
        self._problems += [self._told(row, p, fate) for p in problems]

    def say_fate(self, row: CleanRow) -> None:
        """Why the reader does not give the row to be taken: one of its problems, or the reason alone."""
        why = next((p for p in row.problems if p.code == row.reason), None) or Problem.of(row.reason)
        self.say(row.row, [p for p in row.problems if p is not why])
        self.say(row.row, [why], str(row.fate))

    def became(self, rows: Iterable[int], record: str | None) -> None:
        """Notes the record that these rows became, met or may be, for those who want to look at it."""
        if record is not None:
            self._became.update(dict.fromkeys(rows, record))

    def record_of(self, row: int) -> str | None:
        return self._became.get(row)

    def all(self) -> tuple[RowProblem, ...]:
        """Every problem, each with the record of its row."""
        self._problems.sort(key=lambda p: p.row or 0)
        became = self._became
        return tuple(replace(p, record=became[p.row]) if p.row in became else p for p in self._problems)

    def _told(self, row: int | None, problem: Problem, fate: str = "") -> RowProblem:
        key = problem.field or ""
        return RowProblem(row, self.heads.get(key) or self.heads.get(f"line.{key}") or key, problem, fate)
