"""Issue and cancel letters. Number, PDF and change of the record come about together.

Per letter, in the store's transaction: number → render → bytes kept by hash → op → commit (DECISIONS 25).
Copies and files are made afterwards (`letter_copies`, `letter_files`); an issued letter is never rendered again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from odop_desktop.actions import numbers
from odop_desktop.actions.changes import Changes
from odop_desktop.actions.letter_making import KINDS, Approval, Maker, Told
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.letter import FILE
from odop_desktop.domain.stages import LetterStatus, LoiStage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import letters, read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.ops import Act

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Batch:
    """The letters of one run, by id; the records that are not ready with what they lack; those whose letter
    could not be made, with the reason; and how many were not reached because the run was stopped."""

    issued: tuple[str, ...]
    waiting: tuple[tuple[RecordRow, tuple[str, ...]], ...]
    failed: tuple[tuple[RecordRow, OdopError], ...] = ()
    left: int = 0


@least(Role.APPROVER)
def issue(
    office: Office,
    *,
    kind: str,
    lang: str,
    event: str | None = None,
    ids: Collection[str] | None = None,
    approved: Approval | str | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
) -> Batch:
    """Issues every letter of the kind that is due (of one event or of these records, if given), each in its own
    transaction.

    `lang` hi, en or both (two sheets under one number). `approved`: the approval of those that have none. A
    letter that cannot be made takes no number and does not stop the others. `stop` is asked before each letter;
    a stop or a crash between two letters loses none: the next run goes on behind them.
    """
    approval = approved if isinstance(approved, Approval) else Approval(approved)
    due, waiting = letters.due(office, kind, event=event, approved=bool(approval), ids=ids)
    maker, act = Maker(office, kind, lang), office.act(f"letters.{kind}")
    issued: list[str] = []
    failed: list[tuple[RecordRow, OdopError]] = []
    for n, row in enumerate(due):
        if stop and stop():
            return Batch(tuple(issued), tuple(waiting), tuple(failed), len(due) - n)
        try:
            issued += _issue_one(maker, act, row.id, approval)
        except OdopError as error:
            if not _of_this_letter(error):
                raise
            failed.append((row, error))
        if progress:
            progress(n + 1, len(due))
    return Batch(tuple(issued), tuple(waiting), tuple(failed))


def _of_this_letter(error: OdopError) -> bool:
    """Whether only this letter is concerned: no officer on its day, or a fact or wording that cannot be set."""
    return error.code == "E-ACT-23" or error.code.startswith("E-LTR-")


def _issue_one(maker: Maker, act: Act, record_id: str, approval: Approval) -> list[str]:
    """One letter, whole or not at all. Returns its id; none where the record has got its letter meanwhile."""
    office, kind = maker.office, KINDS[maker.kind]
    with office.transaction() as conn:
        row = read.get(conn, kind, record_id)
        if row is None or row.deleted_at or letters.standing(conn, record_id):
            return []
        on = letters.day(office, row)
        told = Told(*numbers.take_letter(conn, office, maker.kind, on), on)
        kept = office.store.blobs.put(maker.pdf(conn, row, told.number, on))
        letter = maker.put(conn, row, told, kept, approval)
        apply(conn, act, [letter, Put(kind, row.id, maker.standing(row, told, approval))])
    return [letter.id]


@least(Role.OPERATOR)
def draft(
    office: Office, *, kind: str, lang: str, event: str | None = None, number: str | None = None
) -> list[tuple[RecordRow, bytes]]:
    """The letters as they would be: marked, without a number; nothing is written to the store."""
    maker = Maker(office, kind, lang)
    rows, _ = letters.due(office, kind, event=event, approved=True, number=number)
    with office.reading() as conn:
        return [(row, maker.pdf(conn, row, "", letters.day(office, row), draft=True)) for row in rows]


@least(Role.OPERATOR)
def draft_of(office: Office, *, kind: str, lang: str, id: str) -> bytes:
    """One record's letter as it would be; E-ACT-01, E-ACT-23, E-LTR-…: why it cannot be made."""
    with office.reading() as conn:
        row = read.get(conn, KINDS[kind], id)
        if row is None:
            raise OdopError("E-ACT-01", record=id)
        return Maker(office, kind, lang).pdf(conn, row, "", letters.day(office, row), draft=True)


@least(Role.APPROVER)
def cancel(office: Office, *, number: str, reason: str) -> Changes:
    """Cancels a letter: it keeps its number and its reason; its record can be issued anew (E-ACT-24, 25).

    `number` may be its id: at headquarters letters of several offices may bear one number (E-ACT-33).
    """
    with office.transaction() as conn:
        row = letters.named(conn, number)
        if not reason.strip():
            raise OdopError("E-ACT-24", number=row.number)
        if row["status"] != LetterStatus.ISSUED:
            raise OdopError("E-ACT-25", number=row.number)
        gone = {
            "status": str(LetterStatus.CANCELLED),
            "cancel_reason": reason.strip(),
            "cancelled_on": office.today().isoformat(),
        }
        puts = [Put(c.LETTER, row.id, gone, reason=reason), *_released(conn, row, reason)]
        done = apply(conn, office.act("letters.cancel"), puts)
    return Changes(office.last_act, tuple((p.record.name, p.id) for p in puts if p.id in done))


@least(Role.APPROVER)
def cancel_all(office: Office, *, ids: Sequence[str], reason: str) -> Changes:
    """Cancels these letters, each by itself; those that do not stand are passed over. E-ACT-25: none stands."""
    rows = [row for row in letters.some(office, ids) if row["status"] == LetterStatus.ISSUED]
    if not rows:
        raise OdopError("E-ACT-25", number=next((r.number for r in letters.some(office, ids)), ""))
    done = [cancel(office, number=row.id, reason=reason) for row in rows]
    return Changes(done[-1].act, tuple(pair for each in done for pair in each.touched))


def _released(conn: Connection, row: RecordRow, reason: str) -> list[Put]:
    """The record of a cancelled letter goes back to where it was before it was issued."""
    if row["record_kind"] == FILE:
        return []
    kind = c.kind(row["record_kind"])
    back: dict[str, Any] = {"allot_no": None, "allot_on": None}
    if kind is c.LOI:
        back = {"stage": str(LoiStage.DRAFT), "loi_no": None, "stage_reason": reason, "signed_file": None}
    return [Put(kind, row["record_id"], back, reason=reason)] if kind in KINDS.values() else []
