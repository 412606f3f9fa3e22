"""Letters on the disk: one PDF each, one for the print run, the despatch list; written beside, then renamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection

from odop_desktop.actions import letters
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.letters.compose import register as paper
from odop_desktop.letters.compose.facts import Head, Two
from odop_desktop.letters.render.combine import combine
from odop_desktop.letters.render.pdf import render
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts, read
from odop_desktop.queries import letters as queries
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.files import write_whole


@dataclass(frozen=True, slots=True)
class Written:
    """One file: the letter's number ('' for a draft), its record's number, the path and the hash of the bytes."""

    number: str
    record: str
    file: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Run:
    letters: tuple[Written, ...]
    combined: Path | None = None
    despatch: Path | None = None


@least(Role.OPERATOR)
def write(office: Office, *, kind: str, ids: Sequence[str], out: Path) -> Run:
    """The letters just issued, and earlier ones of the kind whose first copy never reached the disk."""
    rows = queries.some(office, list(ids))
    rows = [r for r in queries.unwritten(office, kind) if r.id not in set(ids)] + rows
    if not rows:
        return Run(())
    out.mkdir(parents=True, exist_ok=True)
    files = [_file(office, row, out) for row in rows]
    stem = letters.file_name(f"{kind}-{rows[0].number}-{rows[-1]['serial']}").removesuffix(".pdf")
    combined, despatch = out / f"{stem}-combined.pdf", out / f"{stem}-despatch.pdf"
    write_whole(combined, combine([office.store.blobs.get(r["pdf"]) for r in rows], title=stem))
    write_whole(despatch, _despatch(office, rows))
    letters.written(office, ids=[r.id for r in rows])
    return Run(tuple(files), combined, despatch)


def _file(office: Office, row: RecordRow, out: Path) -> Written:
    content = office.store.blobs.get(row["pdf"])
    path = out / row["file_name"]
    write_whole(path, content)
    return Written(row.number, _record(office, row), path, sha256(content).hexdigest())


def _record(office: Office, row: RecordRow) -> str:
    with office.reading() as conn:
        found = read.get(conn, office.kinds[row["record_kind"]], row["record_id"])
    return found.number if found else row["record_id"]


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
def reprint(office: Office, *, number: str, out: Path) -> Written:
    """A further copy, marked and counted; the first one, unmarked, where it never reached the disk."""
    row, content = letters.reprint(office, number=number)
    out.mkdir(parents=True, exist_ok=True)
    mark = f"-duplicate-{row['copies']}" if row["written_out"] else ""
    path = out / str(row["file_name"]).replace(".pdf", f"{mark}.pdf")
    write_whole(path, content)
    if not row["written_out"]:
        letters.written(office, ids=[row.id])
    return Written(row.number, _record(office, row), path, sha256(content).hexdigest())


@least(Role.OPERATOR)
def register(office: Office, rows: Sequence[RecordRow], out: Path) -> None:
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
    write_whole(out, render(paper.register(facts, hi, en), practice=office.facts.practice))


def _head(office: Office) -> Head:
    with office.reading() as conn:
        return letter_facts.head(conn, office)


def _despatch(office: Office, rows: Sequence[RecordRow]) -> bytes:
    """The peon-book sheet of these letters."""
    hi, en = office.words("hi"), office.words("en")
    with office.reading() as conn:
        entries = [_entry(conn, office, row) for row in rows]
    title = Two(hi("letter.despatch.title"), en("letter.despatch.title"))
    letter = paper.despatch_list(entries, title, office.today().isoformat(), _head(office), hi, en)
    return render(letter, practice=office.facts.practice)


def _entry(conn: Connection, office: Office, row: RecordRow) -> paper.DespatchRow:
    record = read.get(conn, office.kinds[row["record_kind"]], row["record_id"])
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
