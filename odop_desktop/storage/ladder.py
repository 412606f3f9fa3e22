"""Which backups of the office's own folder stay: the recent, one a day, one a week (after Anki's ladder)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from odop_desktop.storage.container import SUFFIX

RECENT, DAILY, WEEKLY = 12, 10, 9
_PREFIX, _TIME = "office-", "%Y%m%d-%H%M%S"


def name_at(folder: Path, at: datetime) -> Path:
    """The file for a backup made at a time (local, to the second)."""
    return folder / f"{_PREFIX}{at:{_TIME}}{SUFFIX}"


def steps(times: Iterable[datetime]) -> set[datetime]:
    """The times that stay: the newest 12, then the last of each of 10 days and of 9 weeks before."""
    newest_first = sorted(times, reverse=True)
    kept = set(newest_first[:RECENT])
    rest = newest_first[RECENT:]
    days = list(dict.fromkeys(t.date() for t in rest))[:DAILY]
    weeks = list(dict.fromkeys(t.isocalendar()[:2] for t in rest))[:WEEKLY]
    kept |= {max(t for t in rest if t.date() == day) for day in days}
    return kept | {max(t for t in rest if t.isocalendar()[:2] == week) for week in weeks}


def prune(folder: Path) -> list[Path]:
    """Removes the backups that no step of the ladder holds; others' files and copies by hand stay."""
    ours = {t: p for p in folder.glob(f"{_PREFIX}*{SUFFIX}") if (t := _time(p))}
    gone = [p for t, p in ours.items() if t not in steps(ours)]
    for path in gone:
        path.unlink()
    return gone


def _time(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name, f"{_PREFIX}{_TIME}{SUFFIX}")
    except ValueError:
        return None
