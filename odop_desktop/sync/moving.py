"""Headquarters on the requests to move a person to another office: it countersigns, or refuses with a reason.

Countersigning is what moves the person; `feed` reads it from the log. District, block and tehsil of the person
follow at once, for lists and registers go by them; the rest of the address the new office learns from the person.
Neither decision is taken back: papers say what was decided. Another transfer can move the person again.
"""

from __future__ import annotations

from typing import Any

from odop_desktop.domain.catalogue import ARTISAN, TRANSFER
from odop_desktop.domain.reasons import needed, said
from odop_desktop.domain.stages import TransferStage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import living, transfers
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import feeding
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.store import Connection
from odop_desktop.sync import desk, feed
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.trust_parts import Status

COUNTERSIGN, REFUSE = "transfer.countersign", "transfer.refuse"
_OLD_ADDRESS = ("block", "tehsil")  # parts of the district that the person has left


def countersign(office: Office, id: str, reason: str = "") -> RecordRow:
    """The person is the other office's from now on. Returns the transfer as it stands.

    E-SYN-84: this is not headquarters; E-MOV-05: it is decided; E-ACT-10: it was withdrawn, or the person lies in
    the bin; E-MOV-06: no office there to receive; E-MOV-07: the person is not of the office that asks;
    E-SYN-44: changes of the person wait for a decision.
    """
    with office.transaction() as conn:
        here, row = _begin(conn, office, id)
        person = living.get(conn, ARTISAN, row["artisan"])
        homes = feeding.homes(conn, [row.id, person.id])
        in_use = (n for n in here.trust.nodes if n.status is Status.ACTIVE)
        to = next((n.office for n in in_use if n.code == row["to_office"]), None)
        if to is None:
            names = transfers.district_names(conn, row["to_district"])
            raise OdopError("E-MOV-06", district=names.of("hi"), district_en=names.of("en"))
        if homes.get(person.id) != homes.get(row.id) or to == homes.get(person.id):
            raise OdopError("E-MOV-07", record=person.number)
        turn = transfers.signed_so_far(conn, person.id) + 1
        decided = _decided(office, TransferStage.COUNTERSIGNED, said(reason)) | {"turn": turn}
        where: dict[str, Any] = {"district": row["to_district"], **dict.fromkeys(_OLD_ADDRESS)}
        act = office.act(COUNTERSIGN)
        apply(conn, act, [Put(TRANSFER, row.id, decided), Put(ARTISAN, person.id, where)])
        feed.catch_up(conn, here)
        return living.get(conn, TRANSFER, row.id)


def refuse(office: Office, id: str, reason: str) -> RecordRow:
    """The person stays; the office that asked reads why. As `countersign`; E-SYN-81: no reason."""
    with office.transaction() as conn:
        here, row = _begin(conn, office, id)
        why = needed(reason)
        apply(conn, office.act(REFUSE), [Put(TRANSFER, row.id, _decided(office, TransferStage.REFUSED, why))])
        feed.catch_up(conn, here)
        return living.get(conn, TRANSFER, row.id)


def _begin(conn: Connection, office: Office, id: str) -> tuple[Desk, RecordRow]:
    here = desk.sit(office, conn)
    if not here.is_hq:
        raise OdopError("E-SYN-84")
    row = living.ensured(transfers.request_in(conn, id), id)
    if row["stage"] != TransferStage.ASKED:
        raise OdopError("E-MOV-05", record=row.number)
    feed.catch_up(conn, here)
    return here, row


def _decided(office: Office, stage: TransferStage, why: str | None) -> dict[str, Any]:
    on = office.today().isoformat()
    return {"stage": str(stage), "decided_on": on, "decided_by": office.user.name, "decision": why}
