"""Reading a workbook: `with read_rows(path, reading) as sheet: sheet.facts; for row in sheet: ...`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from odop_desktop.sheets.child import DONE, FACTS, Child
from odop_desktop.sheets.limits import LIMITS, Limits
from odop_desktop.sheets.rows import CleanRow, Reading, SheetFacts

Progress = Callable[[int, int], None]  # rows done, rows in all


class SheetReader:
    """An open reading: the facts first, then each row once, in the sheet's order."""

    def __init__(self, child: Child, facts: SheetFacts, progress: Progress | None) -> None:
        self.facts = facts
        self._child, self._progress = child, progress

    def __iter__(self) -> Iterator[CleanRow]:
        done = 0
        while True:
            kind, body = self._child.receive()
            if kind == DONE:
                return
            rows: list[CleanRow] = body
            yield from rows
            done += len(rows)
            if self._progress:
                self._progress(done, self.facts.rows)

    def close(self) -> None:
        self._child.close()

    def __enter__(self) -> SheetReader:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()


def read_rows(
    path: Path,
    reading: Reading,
    *,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> SheetReader:
    """Opens the file in a process of its own and waits for the facts.

    Raises OdopError E-XLS-01 … 16 for what is refused, E-XLS-90 when the process was killed by its limits or
    by the file, E-XLS-91 when `cancelled()` became true; the same may come while iterating. Close it, or use
    `with`: an unread process is ended.
    """
    child = Child(path, reading, limits, cancelled or _never)
    try:
        facts = _facts(child.receive())
    except BaseException:
        child.close()
        raise
    return SheetReader(child, facts, progress)


def _facts(message: tuple[str, Any]) -> SheetFacts:
    kind, body = message
    if kind != FACTS or not isinstance(body, SheetFacts):
        raise TypeError(f"facts come first, not {kind}")
    return body


def _never() -> bool:
    return False
