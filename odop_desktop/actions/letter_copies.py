"""Copies of issued letters, made from the kept bytes, and what is noted once they are on paper or in a file.

The party's copy is the one with effect: its first is the letter as it was issued, each further one is marked
दूसरी प्रति / DUPLICATE and counted on the letter. Office and file copies always bear their name at the head of
each sheet, so they are never taken for the letter and are not counted; the event log knows every one.

A copy is noted after it came out, not before: a print dialog that is closed or a folder that cannot be written
uses up no number and no first copy (DECISIONS 25).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from odop_desktop.actions.changes import Changes
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.stages import LetterStatus
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import LANGUAGES, Words
from odop_desktop.office import Office
from odop_desktop.queries import letter_papers, letter_runs, letters
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import eventlog
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.files import write_whole

Progress = Callable[[int, int], None]
AS_ISSUED, PARTY, OFFICE, FILE, ALL = "", "party", "office", "file", "all"
COPIES = (PARTY, OFFICE, FILE, ALL)
_COUNTED = (AS_ISSUED, PARTY)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One copy of one letter, ready for paper. `count`: which party's copy it is, 1 the first; 0 of an office or
    file copy. `copy`: '', party, office or file; '' is the letter without the name of a copy at its head."""

    letter: RecordRow
    copy: str
    count: int
    pdf: bytes

    @property
    def file_name(self) -> str:
        """The letter's own file name for the first copy, else with what tells the copy apart."""
        parts = [str(self.letter["file_name"]).removesuffix(".pdf"), self.copy]
        if self.count > 1:
            parts.append(f"duplicate-{self.count}")
        return "-".join(filter(None, parts)) + ".pdf"


@least(Role.OPERATOR)
def sheets(
    office: Office, *, rows: Sequence[RecordRow], copy: str = AS_ISSUED, progress: Progress | None = None
) -> tuple[Sheet, ...]:
    """The copies of these letters in their order, as they will be on paper; nothing is noted yet.

    `copy`: '' (the letter; a duplicate where it is out), party, office, file, or all three of each letter.
    E-ACT-25: a letter is cancelled; E-SYN-73: its paper has not come yet.
    """
    wanted = (PARTY, OFFICE, FILE) if copy == ALL else (copy,)
    words = {lang: office.words(lang) for lang in LANGUAGES}
    made = []
    for n, row in enumerate(rows, 1):
        if row["status"] != LetterStatus.ISSUED:
            raise OdopError("E-ACT-25", number=row.number)
        made += [_sheet(office, words, row, each) for each in wanted]
        if progress:
            progress(n, len(rows))
    return tuple(made)


@least(Role.OPERATOR)
def sheets_of(office: Office, *, number: str, copy: str = AS_ISSUED) -> tuple[Sheet, ...]:
    """The copies of one letter as it stands now. E-ACT-01, E-ACT-25."""
    with office.reading() as conn:
        row = letters.named(conn, number)
    return sheets(office, rows=[row], copy=copy)


def _sheet(office: Office, words: Mapping[str, Words], row: RecordRow, copy: str) -> Sheet:
    from odop_desktop.letters.render.stamp import stamped  # noqa: PLC0415  (the window opens without it)

    count = 0
    if copy in _COUNTED:
        count = (row["copies"] or 1) + 1 if row["written_out"] else 1
    first = letter_papers.first_copy(office, row)
    return Sheet(row, copy, count, stamped(first, _marks(words, row["lang"], copy, count)))


def _marks(words: Mapping[str, Words], lang: str, copy: str, count: int) -> list[str]:
    """In the letter's language; in both where it is in both."""
    spoken = [words[each] for each in (LANGUAGES if lang == "both" else (lang,))]
    marks = [" / ".join(said(f"paper.copy.{copy}") for said in spoken)] if copy else []
    return [*marks, spoken[0]("paper.mark.duplicate", count=count)] if count > 1 else marks


def joined(sheets: Sequence[Sheet]) -> bytes:
    """One PDF of them all, for one print run; a single sheet's own bytes. Same sheets, same bytes."""
    from odop_desktop.letters.render.combine import combine  # noqa: PLC0415  (the window opens without it)

    if len(sheets) == 1:
        return sheets[0].pdf
    ends = dict.fromkeys((sheets[0].letter.number, sheets[-1].letter.number))
    return combine([s.pdf for s in sheets], title=" – ".join(ends))


@least(Role.OPERATOR)
def noted(
    office: Office, *, sheets: Sequence[Sheet], spoilt: Sequence[Sheet] = (), saved: str = ""
) -> Changes:
    """Notes that these copies are on paper, or in the file or folder `saved`: first copies as out, duplicates as
    counted, and every one in the event log.

    `spoilt` went to the printer and did not come out: they are logged as such, and come anew as they were.
    """
    what = letter_runs.SAVED if saved else letter_runs.PRINTED
    told = [_told(s) for s in sheets] + [{**_told(s), "spoilt": True} for s in spoilt]
    puts = [p for p in map(_put, sheets) if p is not None]
    with office.transaction() as conn:
        done = set(apply(conn, office.act("letters.out"), puts)) if puts else set()
        if told:
            eventlog.note(conn, what, office.user.name, office.now(), {"letters": told, "file": saved})
    return Changes(office.last_act if done else "", tuple((c.LETTER.name, id) for id in done))


@least(Role.OPERATOR)
def save(office: Office, *, sheets: Sequence[Sheet], out: Path) -> Changes:
    """These copies as one PDF, written beside and renamed, then noted."""
    out.parent.mkdir(parents=True, exist_ok=True)
    write_whole(out, joined(sheets))
    return noted(office, sheets=sheets, saved=out.name)


def _told(sheet: Sheet) -> dict[str, Any]:
    return {"number": sheet.letter.number, "copy": sheet.copy, "count": sheet.count}


def _put(sheet: Sheet) -> Put | None:
    if sheet.count == 0:
        return None
    if sheet.count == 1:
        return Put(c.LETTER, sheet.letter.id, {"written_out": True})
    return Put(c.LETTER, sheet.letter.id, {"copies": sheet.count})
