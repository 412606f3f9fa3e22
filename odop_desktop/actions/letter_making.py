"""The making of one letter: its words and wordings, its day, its bytes, its row of the register."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.fiscal import financial_year
from odop_desktop.domain.stages import LetterStatus, LoiStage
from odop_desktop.letters.compose import loi, stall, wordings
from odop_desktop.letters.compose.template import Template
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.queries import letter_facts, letters, stall_facts
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.apply import Put
from odop_desktop.storage.ops import uuid7

KINDS = {"loi": c.LOI, "stall": c.PARTICIPATION}


@dataclass(frozen=True, slots=True)
class Approval:
    """How a run's letters are approved: on file (`note`: "note p. 3, 02-01-2026"), or `by` the approver who is
    signed in (the user's id); `on` is the day (ISO). Empty: each record must bring its own."""

    note: str | None = None
    by: str | None = None
    on: str | None = None

    def __bool__(self) -> bool:
        return bool(self.note or self.by)


@dataclass(frozen=True, slots=True)
class Told:
    """What a letter is told apart by: its number, its serial, its day (ISO)."""

    number: str
    serial: int
    on: str


class Maker:
    """Words and wordings of one run, read once. `lang`: hi, en or both (two sheets under one number)."""

    def __init__(self, office: Office, kind: str, lang: str) -> None:
        self.office, self.kind, self.lang = office, kind, lang
        folder = resources() / "letters"
        langs = ("hi", "en") if lang == "both" else (lang,)
        self._templates: dict[str, Template] = {each: wordings.read(kind, each, folder) for each in langs}
        self._words = {each: office.words(each) for each in langs}

    def pdf(self, conn: Connection, row: RecordRow, number: str, on: str, *, draft: bool = False) -> bytes:
        from odop_desktop.letters.render.combine import combine  # noqa: PLC0415  (the window opens without it)
        from odop_desktop.letters.render.pdf import render  # noqa: PLC0415

        sheets = []
        facts: Any
        for lang, template in self._templates.items():
            words = self._words[lang]
            if self.kind == "loi":
                facts = letter_facts.loi(conn, self.office, row, number, on)
                letter = loi.compose(facts, words, template)
            else:
                facts = stall_facts.stall(conn, self.office, row, number, on)
                letter = stall.compose(facts, words, template)
            sheets.append(render(letter, draft=draft, practice=self.office.facts.practice))
        return sheets[0] if len(sheets) == 1 else combine(sheets, title=number)

    def put(self, conn: Connection, row: RecordRow, told: Told, pdf: str, approval: Approval) -> Put:
        """The letter's row; `pdf` is the hash of its kept bytes."""
        values = {
            "number": told.number,
            "kind": self.kind.upper(),
            "fy": financial_year(told.on),
            "pc": self.office.facts.pc,
            "serial": told.serial,
            "letter_date": told.on,
            "lang": self.lang,
            "to_whom": letters.addressee(conn, row),
            "record_kind": row.kind.name,
            "record_id": row.id,
            "event": row["event"],
            "officer": letter_facts.officer_on(conn, told.on).id,
            "pdf": pdf,
            "issued_by": self.office.user.id,
            **self._approved(row, approval),
            "status": str(LetterStatus.ISSUED),
            "written_out": False,
            "file_name": file_name(told.number),
            "copies": 1,
        }
        return Put(c.LETTER, uuid7(), values, "create")

    def _approved(self, row: RecordRow, approval: Approval) -> dict[str, Any]:
        """The record's own approval first; what the run brought where it has none."""
        if row["approval_note"] or row["approved_by"]:
            return {key: row[key] for key in ("approval_note", "approved_by", "approval_on")}
        return {"approval_note": approval.note, "approved_by": approval.by, "approval_on": approval.on}

    def standing(self, row: RecordRow, told: Told, approval: Approval) -> dict[str, Any]:
        """What the record says of its letter from now on."""
        if row.kind is not c.LOI:
            return {"allot_no": told.number, "allot_on": told.on}
        today = self.office.today().isoformat()
        stage = {"loi_no": told.number, "stage": str(LoiStage.ISSUED), "stage_on": today}
        if row["loi_no"] and not row["paper_no"]:
            stage["paper_no"] = row["loi_no"]  # the number under which a list brought it
        if row["approval_note"] or row["approved_by"] or not approval:
            return stage
        return stage | self._approved(row, approval)


def file_name(number: str) -> str:
    """A letter's number as the name of its file, on any system: 'DIC_LOI_2025-26_1-0001.pdf'."""
    return re.sub(r'[\\/:*?"<>|\s]+', "_", number).strip("._") + ".pdf"
