"""The marks that mean "as in the row above"."""

from __future__ import annotations

from typing import Any

from odop_desktop.errors import Problem

_MARKS = frozenset(
    ("-do-", "do", "do.", "-do", "do-", "--do--", "- do -", "ditto", "-ditto-", "तदैव", "-तदैव-", "तदेव",
     "यथोपरि", "-यथोपरि-", "उपरोक्त", "डिट्टो", "-डो-", "″", "〃", '"', "''", '""', '-"-', "-''-", "``",
     "”", "’’", ",,")
)  # fmt: skip
_STARTS = frozenset(mark[0] for mark in _MARKS) | {" ", "D"}


class Dittos:
    """Writes the marks out, row after row; a row that is refused later is still the row above."""

    def __init__(self) -> None:
        self._above: list[Any] = []

    def write_out(self, cells: list[Any]) -> list[tuple[int, Problem]]:
        """Changes `cells`; the columns whose mark stands under an empty cell, with the problem."""
        problems: list[tuple[int, Problem]] = []
        for at, value in enumerate(cells):
            if value.__class__ is str and value and value[0] in _STARTS and _is_mark(value):
                cells[at] = self._above[at] if at < len(self._above) else ""
                if cells[at] == "":
                    problems.append((at, Problem.of("E-XLS-45", mark=value.strip())))
        self._above = cells
        return problems


def _is_mark(value: str) -> bool:
    return len(value) <= 12 and value.strip().lower() in _MARKS
