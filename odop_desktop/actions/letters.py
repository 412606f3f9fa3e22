"""Issue, reprint and cancel letters. Number, PDF and change of the record come about together.

Per letter, in the store's transaction: number → render → bytes kept by hash → op → commit (DECISIONS 25).
Files are written afterwards by `letter_files`; an issued letter is never rendered again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from odop_desktop.actions import numbers
from odop_desktop.actions.changes import Changes
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.fiscal import financial_year
from odop_desktop.domain.stages import LetterStatus, LoiStage
from odop_desktop.errors import OdopError
from odop_desktop.letters.compose import loi, stall, wordings
from odop_desktop.letters.compose.template import Template
from odop_desktop.letters.render.combine import combine
from odop_desktop.letters.render.pdf import render
from odop_desktop.letters.render.stamp import duplicate
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.queries import letter_facts, letters, read, stall_facts
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.ops import Act, uuid7

Progress = Callable[[int, int], None]
KINDS = {"loi": c.LOI, "stall": c.PARTICIPATION}


@dataclass(frozen=True, slots=True)
class Batch:
    """The letters of one run: issued ones by id, and the records that are not ready with what they lack."""

    issued: tuple[str, ...]
    waiting: tuple[tuple[RecordRow, tuple[str, ...]], ...]


@least(Role.APPROVER)
def issue(
    office: Office,
    *,
    kind: str,
    lang: str,
    event: str | None = None,
    approved: str | None = None,
    progress: Progress | None = None,
) -> Batch:
    """Issues every letter of the kind that is due (of one event, if given), each in its own transaction.

    `lang` hi, en or both (two sheets under one number). `approved`: the approval on file of those that have
    none. A crash between two letters loses none: the next run goes on behind it.
    """
    due, waiting = letters.due(office, kind, event=event, approved=bool(approved))
    desk = _Desk(office, kind, lang)
    act, issued = office.act(f"letters.{kind}"), []
    for n, row in enumerate(due, 1):
        issued += _issue_one(desk, act, row.id, approved)
        if progress:
            progress(n, len(due))
    return Batch(tuple(issued), tuple(waiting))


@least(Role.OPERATOR)
def draft(
    office: Office, *, kind: str, lang: str, event: str | None = None, number: str | None = None
) -> list[tuple[RecordRow, bytes]]:
    """The letters as they would be: marked, without a number; nothing is written to the store."""
    desk = _Desk(office, kind, lang)
    rows, _ = letters.due(office, kind, event=event, approved=True, number=number)
    with office.reading() as conn:
        return [(row, desk.pdf(conn, row, "", _date_of(office, row), draft=True)) for row in rows]


@least(Role.OPERATOR)
def reprint(office: Office, *, number: str) -> tuple[RecordRow, bytes]:
    """A further copy: the kept bytes under a mark that counts it (the first copy counts as one).

    The first copy itself, unmarked, while it has never been written out. E-ACT-25: the letter is cancelled.
    """
    with office.transaction() as conn:
        row = _letter(conn, number)
        if row["status"] != LetterStatus.ISSUED:
            raise OdopError("E-ACT-25", number=row.number)
        first = office.store.blobs.get(row["pdf"])
        if not row["written_out"]:
            return row, first
        copies = (row["copies"] or 1) + 1
        lang = "en" if row["lang"] == "en" else "hi"
        marked = duplicate(first, copies, office.words(lang))
        apply(conn, office.act("letters.reprint"), [Put(c.LETTER, row.id, {"copies": copies})])
        row = _letter(conn, number)
    return row, marked


@least(Role.APPROVER)
def cancel(office: Office, *, number: str, reason: str) -> Changes:
    """Cancels a letter: it keeps its number and its reason; its record can be issued anew (E-ACT-24, 25)."""
    if not reason.strip():
        raise OdopError("E-ACT-24", number=number)
    with office.transaction() as conn:
        row = _letter(conn, number)
        if row["status"] != LetterStatus.ISSUED:
            raise OdopError("E-ACT-25", number=number)
        gone = {
            "status": str(LetterStatus.CANCELLED),
            "cancel_reason": reason.strip(),
            "cancelled_on": office.today().isoformat(),
        }
        puts = [Put(c.LETTER, row.id, gone, reason=reason), *_released(conn, row, reason)]
        done = apply(conn, office.act("letters.cancel"), puts)
    return Changes(office.last_act, tuple((p.record.name, p.id) for p in puts if p.id in done))


def _letter(conn: Connection, number: str) -> RecordRow:
    row = read.by_number(conn, c.LETTER, number)
    if row is None:
        raise OdopError("E-ACT-01", record=number)
    return row


def _released(conn: Connection, row: RecordRow, reason: str) -> list[Put]:
    """The record of a cancelled letter goes back to where it was before it was issued."""
    kind = c.kind(row["record_kind"])
    back: dict[str, Any] = {"allot_no": None, "allot_on": None}
    if kind is c.LOI:
        back = {"stage": str(LoiStage.DRAFT), "loi_no": None, "stage_reason": reason}
    return [Put(kind, row["record_id"], back, reason=reason)] if kind in KINDS.values() else []


class _Desk:
    """Words and wordings of one run, read once."""

    def __init__(self, office: Office, kind: str, lang: str) -> None:
        self.office, self.kind, self.lang = office, kind, lang
        folder = resources() / "letters"
        self._templates: dict[str, Template] = {
            each: wordings.read(kind, each, folder) for each in (("hi", "en") if lang == "both" else (lang,))
        }

    def pdf(self, conn: Connection, row: RecordRow, number: str, on: str, *, draft: bool = False) -> bytes:
        sheets = []
        facts: Any
        for lang, template in self._templates.items():
            words = self.office.words(lang)
            if self.kind == "loi":
                facts = letter_facts.loi(conn, self.office, row, number, on)
                letter = loi.compose(facts, words, template)
            else:
                facts = stall_facts.stall(conn, self.office, row, number, on)
                letter = stall.compose(facts, words, template)
            sheets.append(render(letter, draft=draft, practice=self.office.facts.practice))
        return sheets[0] if len(sheets) == 1 else combine(sheets, title=number)


def _issue_one(desk: _Desk, act: Act, record_id: str, approved: str | None) -> list[str]:
    """One letter, whole or not at all. Returns its id; none where the record has got its letter meanwhile."""
    office, kind = desk.office, KINDS[desk.kind]
    with office.transaction() as conn:
        row = read.get(conn, kind, record_id)
        if row is None or row.deleted_at or letters.standing(conn, record_id):
            return []
        on = _date_of(office, row)
        number, serial = numbers.take_letter(conn, office, desk.kind, on)
        pdf = desk.pdf(conn, row, number, on)
        kept = office.store.blobs.put(pdf)
        letter = _letter_put(conn, desk, row, (number, serial, on), kept, approved)
        apply(conn, act, [letter, Put(kind, row.id, _standing(office, row, number, on, approved))])
    return [letter.id]


def _date_of(office: Office, row: RecordRow) -> str:
    """A LoI bears the day it was agreed, a stall letter the day it is issued."""
    return str(row["loi_date"]) if row.kind is c.LOI else office.today().isoformat()


def _standing(office: Office, row: RecordRow, number: str, on: str, approved: str | None) -> dict[str, Any]:
    """What the record says of its letter from now on."""
    if row.kind is not c.LOI:
        return {"allot_no": number, "allot_on": on}
    stage = {"loi_no": number, "stage": str(LoiStage.ISSUED), "stage_on": office.today().isoformat()}
    if row["loi_no"] and not row["paper_no"]:
        stage["paper_no"] = row["loi_no"]  # the number under which a list brought it
    return stage | ({"approval_note": approved} if approved and not row["approval_note"] else {})


def _letter_put(
    conn: Connection,
    desk: _Desk,
    row: RecordRow,
    told: tuple[str, int, str],
    pdf: str,
    approved: str | None,
) -> Put:
    office, (number, serial, on) = desk.office, told
    to_whom = letters.addressee(conn, row)
    values = {
        "number": number,
        "kind": desk.kind.upper(),
        "fy": financial_year(on),
        "pc": office.facts.pc,
        "serial": serial,
        "letter_date": on,
        "lang": desk.lang,
        "to_whom": to_whom,
        "record_kind": row.kind.name,
        "record_id": row.id,
        "event": row["event"],
        "officer": letter_facts.officer_on(conn, on).id,
        "pdf": pdf,
        "issued_by": office.user.id,
        "approval_note": row["approval_note"] or approved,
        "status": str(LetterStatus.ISSUED),
        "written_out": False,
        "file_name": file_name(number),
        "copies": 1,
    }
    return Put(c.LETTER, uuid7(), values, "create")


def file_name(number: str) -> str:
    """A letter's number as the name of its file, on any system: 'DIC_LOI_2025-26_1-0001.pdf'."""
    return re.sub(r'[\\/:*?"<>|\s]+', "_", number).strip("._") + ".pdf"


@least(Role.OPERATOR)
def written(office: Office, *, ids: Sequence[str]) -> None:
    """Notes that the first copies of these letters lie on the disk."""
    with office.transaction() as conn:
        apply(conn, office.act("letters.written"), [Put(c.LETTER, id, {"written_out": True}) for id in ids])
