"""What a file comes to, by kind of record: how many are new, changed, in the bin. A record counts once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from odop_desktop.storage.ops import OpLine

NEW, CHANGED, BINNED = "new", "changed", "binned"
_RANK = {CHANGED: 0, BINNED: 1, NEW: 2}


class Tally:
    """Counts the ops that pass."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[str, str]] = {}
        self.ops = 0

    def passing(self, lines: Iterable[tuple[OpLine, str]]) -> Iterator[tuple[OpLine, str]]:
        for line in lines:
            self.add(line[0])
            yield line

    def add(self, op: OpLine) -> None:
        self.ops += 1
        what = {"create": NEW, "bin": BINNED}.get(op.kind, CHANGED)
        _, before = self._seen.get(op.entity_id, ("", CHANGED))
        self._seen[op.entity_id] = (op.entity, max(before, what, key=lambda w: _RANK[w]))

    def counts(self) -> dict[str, dict[str, int]]:
        """{kind: {new, changed, binned}}"""
        found: dict[str, dict[str, int]] = {}
        for kind, what in self._seen.values():
            of = found.setdefault(kind, {NEW: 0, CHANGED: 0, BINNED: 0})
            of[what] += 1
        return found
