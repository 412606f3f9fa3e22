"""What a list remembers on this PC: columns, widths, the order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.queries import whose
from odop_desktop.queries.whose import OFFICE
from odop_desktop.telling import shown
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.columns import choosable

# Where what happened last is looked for first; elsewhere the kind's own order.
_NEWEST = {"event": "-from_date", "loi": "-loi_date", "letter": "-letter_date"}
_WIDE = (40, 800)


class Memory:
    """Reads and keeps `settings.lists[<plural>]`; what is there and is none of ours is passed over."""

    def __init__(self, desk: Desk, kind: RecordKind) -> None:
        self._desk, self._kind = desk, kind

    @property
    def usual(self) -> tuple[str, ...]:
        """The columns of a list that nobody has touched; at headquarters whose a record is stands behind its number."""
        first, *rest = [f.key for f in shown.columns(self._kind)]
        return (first, *([OFFICE] if whose.shown(self._desk.office, self._kind) else []), *rest)

    @property
    def keys(self) -> tuple[str, ...]:
        known, kept = choosable(self._desk.office, self._kind), self._kept.get("columns")
        found = [k for k in kept if k in known] if isinstance(kept, list) else []
        return tuple(dict.fromkeys(found)) or self.usual

    @property
    def sort(self) -> str:
        """Empty where the list stands in the kind's own order."""
        kept = self._kept.get("sort")
        own = {OFFICE} if whose.shown(self._desk.office, self._kind) else set()
        valid = isinstance(kept, str) and kept.lstrip("-") in self._kind.by_key.keys() | own
        return str(kept) if valid else _NEWEST.get(self._kind.name, "")

    @property
    def widths(self) -> Mapping[str, int]:
        kept = self._kept.get("widths")
        if not isinstance(kept, dict):
            return {}
        return {k: n for k, n in kept.items() if isinstance(n, int) and _WIDE[0] <= n <= _WIDE[1]}

    def keep(self, **what: Any) -> None:
        """Columns, widths or sort, kept at once."""
        self._desk.settings.lists[self._kind.plural] = {**self._kept, **what}
        self._desk.remember()

    @property
    def _kept(self) -> dict[str, Any]:
        kept = self._desk.settings.lists.get(self._kind.plural)
        return kept if isinstance(kept, dict) else {}
