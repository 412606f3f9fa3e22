"""Files to headquarters and back, in plain sentences: what became of one, where a record is on its way."""

from __future__ import annotations

from collections.abc import Sequence

from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.queries.arrivals import Arrival
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.sync_books import MadeFile
from odop_desktop.queries.sync_status import Beside, Standing, State
from odop_desktop.sync import parts
from odop_desktop.sync import standing as whole
from odop_desktop.sync.aside import Moved
from odop_desktop.sync.parting import Awaited
from odop_desktop.sync.receiving import APPLIED, DUPLICATE, HELD, JOINED, Outcome
from odop_desktop.sync.sending import Handed
from odop_desktop.telling import masters, transfers, wording

_AWAITED = 5  # files told of one by one


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
        if each.brought.comer is not None:
            return f"{each.file.name}: {transfers.came(words, each.brought.comer)}"
        return " ".join([said, *masters.brought(words, each.brought)])
    if each.state == JOINED:
        return words("sync.came.joined", file=each.file.name)
    assert each.error is not None
    why = wording.sentences(words, each.error.code, each.error.facts)
    kind = each.state if each.state in (DUPLICATE, HELD) else "refused"
    return words(f"sync.came.{kind}", file=each.file.name, why=why)


def beside(words: Words, done: Handed) -> list[str]:
    """What there is to heed about a file that was handed over."""
    told = {"sync.sent.behind": done.behind, "sync.sent.rest": done.rest}
    return [words(msgid) for msgid, so in told.items() if so]


def moved(words: Words, done: Moved, folder: str) -> list[str]:
    """What was taken in and now lies in the folder, and what could not be moved there."""
    said = [words("sync.aside", n=grouping(len(done.files)), folder=folder)] if done.files else []
    return said + [words("sync.aside.left", file=file.name) for file in done.left]


def standing(words: Words, now: Standing) -> str:
    """Where a record is on its way to headquarters, in a few words; and that it was entered there."""
    if now.state is State.IN_FILE:
        said = [words("sync.record.in_file", n=now.file, date=date_screen(now.at))]
    elif now.state is State.ANSWERED:
        said = [_answered(words, now)]
    elif now.state is State.RECEIVED and not now.heard:
        said = [words("sync.record.accepted")]
    elif now.state is State.UNSENT and now.beside:
        said = [_beside(words, now.beside)]
    else:
        said = [words(f"sync.record.{now.state}")]
    if now.entered and now.state is not State.ENTERED:
        said.append(words("sync.record.entered"))
    if now.state is not State.ASKED and any(q.open for q in now.questions):
        said.append(words("sync.record.asks"))
    return " · ".join(said)


def _beside(words: Words, given: Beside) -> str:
    """That this PC has not sent it, and which other PC of the office was given it."""
    return words("sync.record.with_pc" if given.there else "sync.record.for_pc", pc=given.pc, n=given.file)


def _answered(words: Words, now: Standing) -> str:
    """That headquarters' question is answered, and how far the answer is that has come least far."""
    ways = [q.way for q in now.questions if q.way and q.way.state in (State.UNSENT, State.IN_FILE)]
    least = next((w for w in ways if w.state is State.UNSENT), ways[0] if ways else None)
    said = words("sync.record.answered")
    return words("sync.record.answer", answered=said, way=standing(words, least)) if least else said


def questions(words: Words, now: Standing | None) -> list[str]:
    """Each question that is open, with its number, its field and the day by which an answer is wanted."""
    return [asks(words, q.row) for q in now.questions if q.open] if now else []


def asks(words: Words, row: RecordRow) -> str:
    """`QRY-1-000001, मोबाइल: नम्बर जाँचें (उत्तर 30-11-2026 तक)`."""
    field = f"{row['field']}.label" if row["field"] else ""
    said = words(field) if field in words else ""
    about = f"{row.number}, {said}" if said else row.number
    due = words("query.by", date=date_screen(row["due"])) if row["due"] else ""
    return f"{about}: {row['question']}" + (f" ({due})" if due else "")


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
    if file.lost:
        return words("sync.made.lost")
    if not file.confirmed:
        return words("sync.made.waiting")
    return words("sync.made.confirmed", date=date_screen(file.confirmed_on))


def compared(words: Words, known: whole.Standing) -> str:
    """Whether both ends hold the same, as far as headquarters has compared them; "" where it has not yet."""
    if known.compared is None:
        return ""
    kinds = ", ".join(words(f"{kind}.plural") for kind in known.differs)
    return words("sync.differs" if kinds else "sync.same", n=known.compared, kinds=kinds)


def parts_awaited(words: Words, awaited: Sequence[Awaited]) -> list[str]:
    """The files of which parts have not come; of many the first, and how many more: anybody can make parts."""
    told = [
        words("cli.sync.status.parts", missing=parts.said(a.missing), parts=a.parts)
        for a in awaited[:_AWAITED]
    ]
    more = len(awaited) - len(told)
    return [*told, words("sync.parts.more", n=grouping(more))] if more else told


def came(words: Words, file: Arrival) -> str:
    """What became of a file in the book."""
    return words(f"sync.state.{file.state}")
