"""Can this PC's clock be right? A dead battery sets it back by years; op order does not need it, papers do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

_SLACK = timedelta(days=1)  # another time zone, a correction by hand
_AHEAD = timedelta(days=3653)


@dataclass(frozen=True, slots=True)
class Doubt:
    """`why` is `made` (before the program was), `last` (before the last change) or `ahead`; `than` when."""

    why: str
    than: datetime


def doubt(now: datetime, made: datetime, last: datetime | None = None) -> Doubt | None:
    """What speaks against the clock; all three in this PC's time. None: nothing does."""
    if now < made - _SLACK:
        return Doubt("made", made)
    if last and now < last - _SLACK:
        return Doubt("last", last)
    return Doubt("ahead", made) if now > made + _AHEAD else None
