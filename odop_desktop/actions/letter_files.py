"""Letters on the disk: one PDF each, one for the print run, the despatch list; written beside, then renamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection

from odop_desktop.actions import letter_copies, letters
from odop_desktop.actions.letter_copies import Progress, Sheet
from odop_desktop.actions.letter_making import file_name
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.errors import OdopError
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import register as paper
from odop_desktop.letters.compose.facts import Head, Two
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts, letter_runs, read
from odop_desktop.queries import letters as queries
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.files import write_whole


@dataclass(frozen=True, slots=True)
class Written:
    """One file: the letter's number ('' for a draft), its record's number, the path and the hash of the bytes;
    which copy it is and which of its kind, as in `letter_copies`."""

    number: str
    record: str
    file: Path
    sha256: str
    copy: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    letters: tuple[Written, ...]
    combined: Path | None = None
    despatch: Path | None = None


@least(Role.OPERATOR)
def write(
    office: Office,
    *,
    kind: str,
    ids: Sequence[str],
    out: Path,
    copy: str = letter_copies.AS_ISSUED,
    progress: Progress | None = None,
) -> Run:
    """The letters just issued, and earlier ones of the kind whose first copy never came out."""
    rows = queries.some(office, ids)
    rows = [r for r in queries.unwritten(office, kind) if r.id not in set(ids)] + rows
    return copies(office, rows=rows, out=out, copy=copy, stem=f"{kind}-", progress=progress)


@least(Role.OPERATOR)
def resume(office: Office, *, kind: str, first: str, out: Path, copy: str = letter_copies.AS_ISSUED) -> Run:
    """A run once more, from the letter of this number on: after a paper jam, or files that were lost.

    A letter whose first copy never came out comes as it was issued. One that was noted as out comes as a
    duplicate: the program cannot know that the paper of such a one was spoilt, and a second unmarked letter
    could be shown beside the first (DECISIONS 25). E-ACT-01, E-ACT-25: no letter of this number stands.
    """
    rows = letter_runs.run_from(office, first)
    if rows and rows[0]["kind"] != kind.upper():
        raise OdopError("E-ACT-01", record=first)
    if not rows or rows[0].number != first:
        raise OdopError("E-ACT-25", number=first)
    return copies(office, rows=rows, out=out, copy=copy, stem=f"{kind}-")


@least(Role.OPERATOR)
def copies(
    office: Office,
    *,
    rows: Sequence[RecordRow],
    out: Path,
    copy: str = letter_copies.AS_ISSUED,
    stem: str = "",
    progress: Progress | None = None,
) -> Run:
    """These letters' copies into a folder: a file each, all of them for one print run, the despatch list."""
    if not rows:
        return Run(())
    out.mkdir(parents=True, exist_ok=True)
    sheets = letter_copies.sheets(office, rows=rows, copy=copy, progress=progress)
    files = [_file(office, sheet, out) for sheet in sheets]
    stem = file_name(f"{stem}{rows[0].number}-{rows[-1]['serial']}").removesuffix(".pdf")
    combined, despatch = out / f"{stem}-combined.pdf", out / f"{stem}-despatch.pdf"
    write_whole(combined, letter_copies.joined(sheets))
    write_whole(despatch, despatch_list(office, rows=rows))
    letter_copies.noted(office, sheets=sheets, saved=out.name)
    return Run(tuple(files), combined, despatch)


def _file(office: Office, sheet: Sheet, out: Path) -> Written:
    path, row = out / sheet.file_name, sheet.letter
    write_whole(path, sheet.pdf)
    digest = sha256(sheet.pdf).hexdigest()
    return Written(row.number, _record(office, row), path, digest, sheet.copy, sheet.count)


def _record(office: Office, row: RecordRow) -> str:
    with office.reading() as conn:
        found = queries.record(conn, row)
    return found.number if found else row["subject"] or row["record_id"]


@least(Role.OPERATOR)
def drafts(office: Office, *, kind: str, lang: str, event: str | None, out: Path) -> list[Written]:
    """Every letter that could be issued, marked as a draft; the store is not touched."""
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for row, content in letters.draft(office, kind=kind, lang=lang, event=event):
        path = out / f"draft-{row.number}.pdf"
        write_whole(path, content)
        files.append(Written("", row.number, path, sha256(content).hexdigest()))
    return files


@least(Role.OPERATOR)
def reprint(office: Office, *, number: str, out: Path, copy: str = letter_copies.AS_ISSUED) -> list[Written]:
    """Copies of one letter: its first, unmarked, where that never came out; else marked and counted."""
    sheets = letter_copies.sheets_of(office, number=number, copy=copy)
    out.mkdir(parents=True, exist_ok=True)
    files = [_file(office, sheet, out) for sheet in sheets]
    letter_copies.noted(office, sheets=sheets, saved=out.name)
    return files


@least(Role.OPERATOR)
def note_paper(office: Office, *, what: str) -> None:
    """Notes that a despatch list or the register was printed."""
    office.note("print", paper=what)


@least(Role.OPERATOR)
def save_paper(office: Office, *, what: str, pdf: bytes, out: Path) -> None:
    """A despatch list or the register as a file, written beside and renamed, and noted."""
    out.parent.mkdir(parents=True, exist_ok=True)
    write_whole(out, pdf)
    office.note("export", kind=what, file=out.name)


@least(Role.OPERATOR)
def register(office: Office, rows: Sequence[RecordRow], out: Path) -> None:
    """The despatch register into a file."""
    write_whole(out, register_pdf(office, rows=rows))
    office.note("export", kind=c.LETTER.plural, file=out.name, rows=len(rows), purpose="")


@least(Role.OPERATOR)
def register_pdf(office: Office, *, rows: Sequence[RecordRow]) -> bytes:
    """The despatch register as bound-book pages: every number with its date, addressee, state and reason."""
    hi, en = office.words("hi"), office.words("en")
    widths = {"number": 20, "letter_date": 10, "to_whom": 40, "status": 10, "cancel_reason": 20}
    columns = tuple(
        paper.RegisterColumn(Two(hi(f"letter.{k}.label"), en(f"letter.{k}.label")), width)
        for k, width in widths.items()
    )
    cells = tuple(tuple(show(c.LETTER.by_key[k], r[k], hi, office.lists) for k in widths) for r in rows)
    title = Two(hi("letter.plural"), en("letter.plural"))
    facts = paper.RegisterFacts(title, office.today().isoformat(), _head(office), columns, cells)
    return _printed(office, paper.register(facts, hi, en))


def _printed(office: Office, letter: Letter) -> bytes:
    from odop_desktop.letters.render.pdf import render  # noqa: PLC0415  (the window opens without it)

    return render(letter, practice=office.facts.practice)


def _head(office: Office) -> Head:
    with office.reading() as conn:
        return letter_facts.head(conn, office)


@least(Role.OPERATOR)
def despatch_list(office: Office, *, rows: Sequence[RecordRow]) -> bytes:
    """The peon-book sheet of these letters."""
    hi, en = office.words("hi"), office.words("en")
    with office.reading() as conn:
        entries = [_entry(conn, row) for row in rows]
    title = Two(hi("letter.despatch.title"), en("letter.despatch.title"))
    letter = paper.despatch_list(entries, title, office.today().isoformat(), _head(office), hi, en)
    return _printed(office, letter)


def _entry(conn: Connection, row: RecordRow) -> paper.DespatchRow:
    record = queries.record(conn, row)
    who = queries.person(conn, record) if record else None
    told = paper.DespatchRow(row.number, row["letter_date"], row["to_whom"] or "")
    if who is None:
        return told
    block = read.get(conn, c.PLACE, who["block"]) if who["block"] else None
    return replace(
        told,
        mobile=who["mobile"] or "",
        pin=who["pin"] or "",
        post_office=Two(who["post_office"] or ""),
        block=letter_facts.two(block, "name"),
    )
