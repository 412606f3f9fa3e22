"""Rules of Letters of Intent: exact money, proven stages, lines that name their seller, papers that follow."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from odop_desktop.domain.catalogue import ARTISAN, LOI, LOI_LINE, LOI_PAPERS, PLACE, PRODUCT
from odop_desktop.domain.money import line_value
from odop_desktop.domain.stages import LoiStage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import lent, moved
from odop_desktop.storage.apply import Put

Values = dict[str, Any]


def loi(conn: Connection, office: Office, old: RecordRow | None, whole: Values) -> Values:
    """Valid from its date on (E-LOI-01); the stage is proven by papers, never typed (E-LOI-02). Of one made at
    headquarters it says whose it is: no district's, or that for which headquarters enters it.
    """
    signed, till = whole.get("loi_date"), whole.get("valid_till")
    if signed and till and till < signed:
        raise OdopError("E-LOI-01", first=signed, last=till)
    was = old["stage"] if old else None
    told = whole.get("stage")
    if told != was and (was or told not in (None, LoiStage.DRAFT)):
        raise OdopError("E-LOI-02", stage=told or "")
    added: Values = {} if told else {"stage": str(LoiStage.DRAFT)}
    if old is None and office.facts.headquarters:
        added |= {"of_district": office.facts.district} if office.stands_in else {"of_hq": True}
    return added


def line(conn: Connection, old: RecordRow | None, whole: Values) -> Values:
    """The value is quantity × rate to the paisa; the product's name is kept as it is today.

    E-LOI-03: lines do not change once the LoI is issued; E-LOI-05: a line stays with its LoI.
    """
    parent = read.get(conn, LOI, whole["loi"])
    if parent is None or parent.deleted_at:
        raise OdopError("E-ACT-11", record="loi_line", field="loi", value=whole["loi"])
    if old and old["loi"] != parent.id:
        raise OdopError("E-LOI-05", number=parent.number)
    open_for_lines(parent)
    added = worked_out(conn, whole, old)
    if parent["of_hq"] and whole.get("seller") != (old["seller"] if old else None):
        added |= of_register(conn, whole.get("seller"))
    if not whole.get("line_no"):
        lines = read.children(conn, LOI_LINE, parent.id)
        added["line_no"] = max((x["line_no"] or 0 for x in lines), default=0) + 1
    return added


def of_register(conn: Connection, seller: str | None) -> Values:
    """Headquarters' register is every district's: a seller of its own LoI is linked without being asked for."""
    person = read.get(conn, ARTISAN, seller) if seller else None
    return {"linked": seller, "linked_no": person.number if person else None}


def open_for_lines(loi: RecordRow) -> None:
    """E-LOI-03 once the LoI is issued: its paper says what its lines were."""
    if loi["stage"] not in (None, LoiStage.DRAFT):
        raise OdopError("E-LOI-03", number=loi["loi_no"] or loi.number)


def worked_out(conn: Connection, whole: Values, old: RecordRow | None = None) -> Values:
    """What follows from a line's other values: its value, the product's names, the seller's district."""
    added: Values = {}
    told = [whole.get("qty"), whole.get("rate")]
    if None not in told:
        added["value"] = line_value(whole["qty"], whole["rate"])
    elif old and None not in (old["qty"], old["rate"]):
        added["value"] = None  # it was worked out from what is no longer there
    return added | _product(conn, whole, old) | _seller(conn, whole, old)


def _product(conn: Connection, whole: Values, old: RecordRow | None) -> Values:
    """Names as they stand now: the list of products may change, the letter does not. E-LOI-04."""
    product = read.get(conn, PRODUCT, whole["product"]) if whole.get("product") else None
    if product is None:
        return {}
    if product["confirmed"] is False:
        raise OdopError("E-LOI-04")
    hs = str(product["hs_code"] or "").split(",")[0]
    names = {"product_hi": product["name_hi"], "product_en": product["name_en"], "hs": hs or None}
    return _unless_told(names, whole, old, "product")


def _seller(conn: Connection, whole: Values, old: RecordRow | None) -> Values:
    seller = read.get(conn, ARTISAN, whole["seller"]) if whole.get("seller") else None
    place = read.get(conn, PLACE, seller["district"]) if seller and seller["district"] else None
    return _unless_told({"seller_district": place.title()} if place else {}, whole, old, "seller")


def _unless_told(own: Values, whole: Values, old: RecordRow | None, source: str) -> Values:
    """What the source says, where nothing else was written; another source replaces what the old one said."""
    other = old is not None and old[source] not in (None, whole[source])
    return {
        k: v
        for k, v in own.items()
        if (v and not whole.get(k)) or (other and old is not None and whole.get(k) == old[k])
    }


def paper(conn: Connection, office: Office, old: RecordRow | None, whole: Values) -> Values:
    """What an order, despatch or payment says beside its paper: the LoI of its line, and which district notes it.

    E-LOI-13: the LoI is another office's, and the line not of an artisan of this register.
    """
    line = read.get(conn, LOI_LINE, whole["line"])
    loi = read.get(conn, LOI, line["loi"]) if line else None
    if line is None or loi is None or loi.deleted_at:
        raise OdopError("E-ACT-11", record="loi_line", field="loi", value=whole["line"])
    if old is not None:
        return {}
    here = office.facts.district
    other = loi["of_hq"] or loi["of_district"] not in (None, here)
    if here and other and not _ours(conn, line):
        raise OdopError("E-LOI-13", number=loi["loi_no"] or loi.number, line=line["line_no"])
    return {"loi": loi.id} | ({"district": here} if here else {})


def _ours(conn: Connection, line: RecordRow) -> bool:
    """Whether the line is linked to an artisan whose record this office keeps."""
    person = line["linked"]
    return bool(person and read.get(conn, ARTISAN, person) and not moved.elsewhere(conn, [person]))


def without_papers(conn: Connection, row: RecordRow) -> None:
    """E-LOI-14 where orders, despatches or payments stand on a LoI or a line that is to go."""
    key = "loi" if row.kind is LOI else "line"
    if any(read.where(conn, kind, read.table_of(kind).c[key] == row.id) for kind in LOI_PAPERS):
        raise OdopError("E-LOI-14", record=row.title(), record_en=row.title("en"))


def linking(put: Put) -> bool:
    """Whether a change of a line says nothing but to whom headquarters links it."""
    return put.record is LOI_LINE and put.kind == "change" and lent.HQ_KEYS[LOI_LINE.name] >= put.new.keys()


def total(lines: list[RecordRow]) -> int:
    """The sum of the lines, paise."""
    return sum(x["value"] or 0 for x in lines)
