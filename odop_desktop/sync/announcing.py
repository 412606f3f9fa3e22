"""A person who moves is announced to the receiving office by a file of its own (kind TRANSFER, DECISIONS 30).

It goes with the person, or by mail, and can be there before headquarters has heard of the request. It brings no
changes of records, only who comes, from where and why: no more than the printed slip says. It is signed by the
office that keeps the person; headquarters and every PC of the receiving office can read it. Until headquarters
has countersigned, the receiving office holds nothing but this note, and nothing that could be changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from odop_desktop.domain.catalogue import ARTISAN, PLACE, TRANSFER
from odop_desktop.domain.stages import TransferStage
from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries import read, transfers
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.transfers import ANNOUNCED
from odop_desktop.storage import settings
from odop_desktop.storage.outgoing import Made
from odop_desktop.storage.store import Connection
from odop_desktop.sync import desk, outbox
from odop_desktop.sync.brought import Comer
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.outbox import Load
from odop_desktop.sync.payload import End, Line, Section
from odop_desktop.sync.sections import MOVES, MOVING

_ASKED = ("number", "from_district", "to_district", "to_office", "reason", "asked_on")
_PERSON = ("reg_no", "name_hi", "name_en")
_LONGEST = 500  # characters of a text taken from another office's file
_MOST = 500  # persons kept in the book


def made(office: Office, asked: str) -> Made:
    """The file about a request, in the archive only; `sending.announce` hands it over.

    E-SYN-50: not enrolled; E-MOV-05: decided; E-MOV-06: the receiving office has no PC; E-MOV-09: no such request.
    """
    with office.transaction() as conn:
        here = desk.sit(office, conn)
        row = transfers.request_in(conn, asked)
        if row["stage"] != TransferStage.ASKED or row.deleted_at:
            raise OdopError("E-MOV-05", record=row.number)
        pcs = [n for n in here.trust.nodes if n.works and n.code == row["to_office"]]
        if not pcs:
            names = transfers.district_names(conn, row["to_district"])
            raise OdopError("E-MOV-06", district=names.of("hi"), district_en=names.of("en"))
        load = Load((), sections=(Section(MOVES, _told(conn, row)),), readers=tuple(n.age for n in pcs))
        return outbox.make(conn, here, (Kind.TRANSFER, pcs[0].id), load)[0]


def _told(conn: Connection, row: RecordRow) -> dict[str, Any]:
    """What the receiving office is told of the person: what the slip says, no telephone, no bank, no id."""
    person = read.get(conn, ARTISAN, row["artisan"])
    if person is None:
        raise OdopError("E-ACT-01", record=row["artisan"])
    told = {key: row[key] for key in _ASKED} | {key: person[key] for key in _PERSON}
    told |= {"transfer": row.id, "guardian": person["guardian_name"], "product": person["odop_product"]}
    return {key: value for key, value in told.items() if value}


def is_for(here: Desk, header: Header) -> bool:
    """Whether such a file may be read here: at headquarters, and by each PC of the office it is for."""
    if header.kind is not Kind.TRANSFER:
        return False
    return here.is_hq or here.trust.offices().get(header.to) == here.office_id


def take(conn: Connection, here: Desk, header: Header, lines: Iterable[Line]) -> Comer:
    """Notes who was announced. E-MOV-10: the file does not speak for its sender, is for another office than it
    says, or brings more than an announcement."""
    told: dict[str, Any] = {}
    for line in lines:
        if isinstance(line, Section):
            told.update(line.content if line.name == MOVES else {})
        elif not isinstance(line, End):
            raise OdopError("E-MOV-10")
    found = {key: str(told.get(key) or "")[:_LONGEST] for key in MOVING}
    id = str(told.get("transfer") or "")[:36]
    fair = here.trust.node(header.to).code == found["to_office"] and id
    origin = read.get(conn, PLACE, found["from_district"]) if found["from_district"] else None
    sender = here.trust.node(header.sender).code
    if not fair or origin is None or sender.rpartition("-")[2] != origin["code3"]:
        raise OdopError("E-MOV-10")
    book: dict[str, Any] = settings.get(conn, ANNOUNCED, {})
    book.pop(id, None)
    kept = list(book.items())[-_MOST + 1 :]
    settings.put(conn, ANNOUNCED, dict(kept) | {id: {**found, "came": here.office.now()}})
    name = Two(found["name_hi"], found["name_en"])
    return Comer(name, found["reg_no"], transfers.district_names(conn, found["from_district"]))


def forget(conn: Connection, refused: Mapping[str, Any]) -> None:
    """Headquarters has refused these: they come no more."""
    book: dict[str, Any] = settings.get(conn, ANNOUNCED, {})
    left = {id: one for id, one in book.items() if id not in refused.get("refused", ())}
    if left != book:
        settings.put(conn, ANNOUNCED, left)


def refused(conn: Connection, code: str) -> Section | None:
    """For headquarters' file to an office: the requests to move somebody there that it has refused."""
    table = read.table_of(TRANSFER)
    wanted = (table.c.to_office == code, table.c.stage == TransferStage.REFUSED)
    rows = read.where(conn, TRANSFER, *wanted, bin=True)
    return Section(MOVES, {"refused": [row.id for row in rows][-_MOST:]}) if rows else None
