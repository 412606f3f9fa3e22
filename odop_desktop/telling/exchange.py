"""Files to headquarters and back, in plain sentences: what became of one, where a record is on its way."""

from __future__ import annotations

from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.queries.sync_books import CameFile, MadeFile
from odop_desktop.queries.sync_status import Standing, State
from odop_desktop.sync.receiving import APPLIED, DUPLICATE, HELD, Outcome
from odop_desktop.telling import masters, wording


def month(words: Words, told: str) -> str:
    """'11-2026' of "2026-11"."""
    return f"{told[5:7]}-{told[:4]}" if told else words("sync.month.unknown")


def outcome(words: Words, each: Outcome) -> str:
    """What became of one file, and what to do where it was not taken in."""
    if each.state == APPLIED and each.came is not None:
        facts = {"new": grouping(each.came.applied), "had": grouping(each.came.duplicate)}
        said = words("sync.came.applied", file=each.file.name, **facts)
        if each.came.waiting:
            said += " " + words("sync.came.waiting", n=grouping(each.came.waiting))
        if each.skew:
            said += " " + words(f"sync.came.{each.skew}")
        return " ".join([said, *masters.brought(words, each.brought)])
    assert each.error is not None
    why = wording.sentences(words, each.error.code, each.error.facts)
    kind = each.state if each.state in (DUPLICATE, HELD) else "refused"
    return words(f"sync.came.{kind}", file=each.file.name, why=why)


def standing(words: Words, now: Standing) -> str:
    """Where a record is on its way to headquarters, in a few words; and that it was entered there."""
    if now.state is State.IN_FILE:
        said = words("sync.record.in_file", n=now.file, date=date_screen(now.at))
    else:
        said = words(f"sync.record.{now.state}")
    more = now.entered and now.state is not State.ENTERED
    return f"{said} · {words('sync.record.entered')}" if more else said


def way(words: Words, now: Standing | None) -> list[str]:
    """As `standing`, and why headquarters returned it; nothing of a record that is not on its way."""
    if now is None:
        return []
    said = now.reason or (why(words, now.code) if now.code else "")
    return [standing(words, now), *([words("sync.record.why", why=said)] if said else [])]


def why(words: Words, code: str) -> str:
    """Why headquarters has not let a change in."""
    return wording.told(words, code, {})[0]


def mend(words: Words, code: str) -> str:
    """As `why`, and what to do."""
    return wording.sentences(words, code, {})


def made(words: Words, file: MadeFile) -> str:
    """What became of a file that was made."""
    if not file.confirmed:
        return words("sync.made.waiting")
    return words("sync.made.confirmed", date=date_screen(file.confirmed_on))


def came(words: Words, file: CameFile) -> str:
    """What became of a file in the book."""
    return words(f"sync.state.{file.state}")
