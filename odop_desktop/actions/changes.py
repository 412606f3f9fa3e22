"""What an action touched: pages refresh by it, the undo strip speaks of it."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.errors import Problem


@dataclass(frozen=True, slots=True)
class Changes:
    """`act` is empty when nothing changed. `touched` are (kind, id) pairs, `problems` what is doubtful."""

    act: str
    touched: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(id for _, id in self.touched)
