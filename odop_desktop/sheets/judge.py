"""What becomes of a row: taken, parked or refused (DECISIONS 6 and 23)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from odop_desktop.domain.catalogue.field import Need
from odop_desktop.errors import Problem
from odop_desktop.identity.fold import fold_search
from odop_desktop.sheets.rows import Fate, Reading

_ADULT = 18
_AROUND = re.compile(r"^(?:जिला|ज़िला|जनपद|district|distt?\.?)[\s:\-]+|\([^)]*\)|[\s,]+$", re.IGNORECASE)


class Judge:
    """One reading's rules: a name, every required field, grown up, of this district."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._one_of = reading.kind.one_of
        self._required = tuple(f.key for f in reading.kind.sheet_fields if f.need is Need.REQUIRED)

    def fate(self, values: dict[str, Any]) -> tuple[Fate, Problem | None]:
        """The row's fate and, where it is not taken, why."""
        why = self._refusal(values)
        if why:
            return Fate.REJECTED, why
        district = values.get("district")
        if self._reading.here and district and not self._is_here(str(district)):
            return Fate.PARKED, Problem.of("E-XLS-43", "district", district=district)
        return Fate.DATA, None

    def _refusal(self, values: dict[str, Any]) -> Problem | None:
        if self._one_of and not any(values.get(k) for k in self._one_of):
            return Problem.of("E-XLS-40", self._one_of[0])
        missing = next((k for k in self._required if values.get(k) is None), None)
        if missing:
            return Problem.of("E-XLS-44", missing)
        young = _too_young(values, self._reading.on)
        return Problem.of("E-XLS-41", young) if young else None

    def _is_here(self, district: str) -> bool:
        bare = _AROUND.sub("", _AROUND.sub("", district.strip()))
        return not self._reading.here.isdisjoint((fold_search(district), fold_search(bare)))


def _too_young(values: dict[str, Any], on: date) -> str | None:
    """The field that shows it; a birth date counts before an age."""
    born, age = values.get("dob"), values.get("age")
    if isinstance(born, str):
        return "dob" if born > f"{on.year - _ADULT:04}-{on.month:02}-{on.day:02}" else None
    return "age" if isinstance(age, int) and age < _ADULT else None
