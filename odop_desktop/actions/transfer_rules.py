"""Rules of transfers: a request goes to another district, one at a time, and is not touched once it is decided."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from odop_desktop.domain.catalogue import ARTISAN, PLACE, TRANSFER
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.stages import TransferStage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import read, transfers
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import moved

Values = dict[str, Any]


def transfer(conn: Connection, office: Office, old: RecordRow | None, whole: Values) -> Values:
    """What a new request says beside who, where to and why.

    E-MOV-01: the person is elsewhere already; E-MOV-03: is in that district; E-MOV-04: a request is open;
    E-MOV-05: headquarters has decided; E-MOV-08: the place is no district of an office.
    """
    if old is not None:
        undecided(old)
        return {}
    moved.closed(conn, {whole["artisan"]})
    to = read.get(conn, PLACE, whole["to_district"])
    if to is None or not to["code3"]:
        raise OdopError("E-MOV-08", value=to.title() if to else "", value_en=to.title("en") if to else "")
    here = office.facts.district or _whose(conn, whole["artisan"])
    if to.id == here:
        raise OdopError("E-MOV-03")
    if open_ := transfers.open_for(conn, whole["artisan"]):
        raise OdopError("E-MOV-04", number=open_.number)
    said = {
        "from_district": here,
        "to_office": f"{to['state'] or office.facts.state}-{to['code3']}",
        "asked_on": office.today().isoformat(),
        "stage": str(TransferStage.ASKED),
    }
    return {key: value for key, value in said.items() if not whole.get(key)}


def here(conn: Connection, kind: RecordKind, old: RecordRow | None, whole: Values) -> None:
    """E-MOV-01 for what is kept of a person who is another office's now."""
    if kind is ARTISAN and old is not None:
        moved.closed(conn, {old.id})
    elif kind.name in moved.FAMILY and whole.get(moved.PERSON):
        moved.closed(conn, {whole[moved.PERSON]})


def undecided(row: RecordRow) -> None:
    """E-MOV-05 for a transfer on which headquarters has decided."""
    if row.kind is TRANSFER and row["stage"] != TransferStage.ASKED:
        raise OdopError("E-MOV-05", record=row.number)


def _whose(conn: Connection, person: str) -> str | None:
    """At headquarters: the district where the last transfer brought the person, else that of the address."""
    if move := moved.stands(conn, [person]).get(person):
        return move.district
    row = read.get(conn, ARTISAN, person)
    return row["district"] if row else None
