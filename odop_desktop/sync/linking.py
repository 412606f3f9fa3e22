"""Headquarters links the outside seller of a LoI's line to the artisan of another office (DECISIONS 5).

From then on that office is given the LoI to read (`lending`) and may add orders, despatches and payments for the
line. The link stands in fields that headquarters alone sets: what the line's paper says stays, and a link that is
taken back leaves it as it was. What the other office has noted by then stays too.
"""

from __future__ import annotations

from typing import Any

from odop_desktop.domain.catalogue import ARTISAN, LOI, LOI_LINE, OFFICE
from odop_desktop.domain.reasons import said
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import districts, living, read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import feeding
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.store import Connection
from odop_desktop.sync import desk, feed
from odop_desktop.sync.authority import SHARED
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.homing import KEPT

LINK, UNLINK = "loi.link", "loi.unlink"


def link(office: Office, line: str, artisan: str) -> RecordRow:
    """The line's seller is this artisan. Returns the line as it stands.

    E-SYN-84: this is not headquarters; E-ACT-01, E-ACT-10: a record is not there, or in the bin; E-LOI-15: the
    seller is of the maker's register; E-LOI-16: so is the artisan; E-LOI-18: the artisan is in no office's.
    """
    with office.transaction() as conn:
        here, row, loi = _begin(conn, office, line)
        person = living.get(conn, ARTISAN, artisan)
        if row["seller"]:
            seller = read.get(conn, ARTISAN, row["seller"])
            raise OdopError("E-LOI-15", line=row["line_no"], **_named(seller or row))
        homes = feeding.homes(conn, [loi.id, person.id])
        maker, of = homes.get(loi.id, SHARED), homes.get(person.id, SHARED)
        if of in (SHARED, KEPT):
            raise OdopError("E-LOI-18", **_named(person))
        if of == maker:
            raise OdopError("E-LOI-16", **_named(person))
        district = _district(conn, here, maker)
        puts = [Put(LOI, loi.id, {"of_district": district})] if district else []
        puts.append(Put(LOI_LINE, row.id, {"linked": person.id, "linked_no": person.number}))
        apply(conn, office.act(LINK), puts)
        feed.catch_up(conn, here)
        return living.get(conn, LOI_LINE, row.id)


def unlink(office: Office, line: str, reason: str = "") -> RecordRow:
    """The line's seller is nobody of any register, as its paper says. As `link`; E-LOI-17: it is not linked."""
    with office.transaction() as conn:
        here, row, _ = _begin(conn, office, line)
        if not row["linked"]:
            raise OdopError("E-LOI-17")
        empty: dict[str, Any] = {"linked": None, "linked_no": None}
        apply(conn, office.act(UNLINK), [Put(LOI_LINE, row.id, empty, "change", said(reason))])
        feed.catch_up(conn, here)
        return living.get(conn, LOI_LINE, row.id)


def _begin(conn: Connection, office: Office, line: str) -> tuple[Desk, RecordRow, RecordRow]:
    here = desk.sit(office, conn)
    if not here.is_hq:
        raise OdopError("E-SYN-84")
    row = living.get(conn, LOI_LINE, line)
    loi = living.get(conn, LOI, row["loi"])
    feed.catch_up(conn, here)
    return here, row, loi


def _named(row: RecordRow) -> dict[str, str]:
    if row.kind is LOI_LINE:
        return {"name": str(row["seller_name"] or ""), "name_en": str(row["seller_name"] or "")}
    return {"name": row.title("hi"), "name_en": row.title("en")}


def _district(conn: Connection, here: Desk, maker: str) -> str | None:
    """The district whose office made the LoI; None for one of headquarters' own."""
    if maker in (SHARED, KEPT):
        return None
    node = next((n for n in here.trust.nodes if n.office == maker), None)
    if node and node.district:
        return node.district
    row = read.get(conn, OFFICE, maker)
    told = row["district"] if row else None
    return told or (districts.coded(conn, node.code) if node else None)
