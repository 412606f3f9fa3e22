"""The stages of a Letter of Intent that need no further paper of their own: signed, lapsed, withdrawn, and back.

Issued is what its letter makes it (`letters.issue`); orders, bills and payments have records of their own.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from odop_desktop.actions.changes import Changes
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain.catalogue import LOI
from odop_desktop.domain.reasons import said
from odop_desktop.domain.stages import LOI_CLOSED, LoiStage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import letters, living
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.apply import Put, apply

APPROVERS = ("APPROVER", "ADMIN")


@least(Role.OPERATOR)
def step(
    office: Office, *, id: str, stage: LoiStage, reason: str | None = None, seen_in: str | None = None
) -> Changes:
    """Moves a LoI to a stage that its papers prove, or out of the way with a reason.

    SIGNED asks `seen_in`, file and page of the signed original (E-LOI-06) and a letter that stands
    (E-LOI-07); LAPSED, WITHDRAWN and every way back ask a reason (E-LOI-08). Others: E-LOI-02.
    """
    why, where = said(reason), said(seen_in, LOI.by_key["signed_file"].max_len)
    with office.transaction() as conn:
        row = living.get(conn, LOI, id)
        new = _new(conn, row, stage, why, where)
        if row["stage"] == stage:
            return Changes("")
        new |= {"stage": str(stage), "stage_on": office.today().isoformat(), "stage_reason": why}
        done = apply(conn, office.act("loi.step"), [Put(LOI, id, new, "change", why)])
    return Changes(office.last_act if done else "", ((LOI.name, id),) if done else ())


def _new(
    conn: Connection, row: RecordRow, stage: LoiStage, why: str | None, where: str | None
) -> dict[str, Any]:
    """What changes beside the stage."""
    before = LoiStage(row["stage"] or LoiStage.DRAFT)
    if stage is LoiStage.SIGNED:
        return _signed(conn, row, before, why, where or row["signed_file"])
    if stage not in (*LOI_CLOSED, *_open(conn, row)):
        raise OdopError("E-LOI-02", stage=str(stage))
    if why is None and stage is not before:
        raise OdopError("E-LOI-08", before=str(before), stage=str(stage))
    return {"signed_file": None} if before is LoiStage.SIGNED and stage not in LOI_CLOSED else {}


def _signed(
    conn: Connection, row: RecordRow, before: LoiStage, why: str | None, where: str | None
) -> dict[str, Any]:
    if letters.standing(conn, row.id) is None:
        raise OdopError("E-LOI-07", number=row.number)
    if where is None:
        raise OdopError("E-LOI-06", number=row["loi_no"] or row.number)
    if why is None and before not in (LoiStage.ISSUED, LoiStage.SIGNED):
        raise OdopError("E-LOI-08", before=str(before), stage=str(LoiStage.SIGNED))
    return {"signed_file": where}


def _open(conn: Connection, row: RecordRow) -> tuple[LoiStage, ...]:
    """Where a LoI stands by its letter alone."""
    return (LoiStage.ISSUED,) if letters.standing(conn, row.id) else (LoiStage.DRAFT,)


@least(Role.APPROVER)
def approve(office: Office, *, id: str) -> Changes:
    """The approver who is signed in approves the draft. E-LOI-09: who is signed in is none."""
    if office.user.role not in APPROVERS:
        raise OdopError("E-LOI-09", user=office.user.name)
    with office.transaction() as conn:
        row = living.get(conn, LOI, id)
        if row["stage"] not in (None, LoiStage.DRAFT):
            raise OdopError("E-LOI-03", number=row["loi_no"] or row.number)
        new = {"approved_by": office.user.id, "approval_on": office.today().isoformat()}
        done = apply(conn, office.act("loi.approve"), [Put(LOI, id, new)])
    return Changes(office.last_act if done else "", ((LOI.name, id),) if done else ())
