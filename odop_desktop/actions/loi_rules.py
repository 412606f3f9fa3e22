"""Rules of Letters of Intent: exact money, proven stages, lines that name their seller."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from odop_desktop.domain.catalogue import ARTISAN, LOI, LOI_LINE, PLACE, PRODUCT
from odop_desktop.domain.money import line_value
from odop_desktop.domain.stages import LoiStage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow

Values = dict[str, Any]


def loi(conn: Connection, office: Office, old: RecordRow | None, whole: Values) -> Values:
    """Valid from its date on (E-LOI-01); the stage is proven by papers, never typed (E-LOI-02)."""
    signed, till = whole.get("loi_date"), whole.get("valid_till")
    if signed and till and till < signed:
        raise OdopError("E-LOI-01", first=signed, last=till)
    was = old["stage"] if old else None
    if whole.get("stage") not in (None, was, LoiStage.DRAFT):
        raise OdopError("E-LOI-02", stage=whole["stage"])
    return {} if whole.get("stage") else {"stage": str(LoiStage.DRAFT)}


def line(conn: Connection, old: RecordRow | None, whole: Values) -> Values:
    """The value is quantity × rate to the paisa; the product's name is kept as it is today."""
    parent = read.get(conn, LOI, whole["loi"])
    if parent is None or parent.deleted_at:
        raise OdopError("E-ACT-11", record="loi_line", field="loi", value=whole["loi"])
    if parent["stage"] not in (None, LoiStage.DRAFT):
        raise OdopError("E-LOI-03", number=parent["loi_no"] or parent.number)
    added = worked_out(conn, whole)
    if not whole.get("line_no"):
        lines = read.children(conn, LOI_LINE, parent.id)
        added["line_no"] = max((x["line_no"] or 0 for x in lines), default=0) + 1
    return added


def worked_out(conn: Connection, whole: Values) -> Values:
    """What follows from a line's other values: its value, the product's names, the seller's district."""
    added: Values = {}
    if whole.get("qty") is not None and whole.get("rate") is not None:
        added["value"] = line_value(whole["qty"], whole["rate"])
    return added | _frozen(conn, whole)


def _frozen(conn: Connection, whole: Values) -> Values:
    """Names as they stand now: the list of products may change, the letter does not."""
    added: Values = {}
    if whole.get("product") and (product := read.get(conn, PRODUCT, whole["product"])):
        if product["confirmed"] is False:
            raise OdopError("E-LOI-04")
        hs = str(product["hs_code"] or "").split(",")[0]
        names = {"product_hi": product["name_hi"], "product_en": product["name_en"], "hs": hs}
        added |= {k: v for k, v in names.items() if v and not whole.get(k)}
    if whole.get("seller") and not whole.get("seller_district"):
        seller = read.get(conn, ARTISAN, whole["seller"])
        place = read.get(conn, PLACE, seller["district"]) if seller and seller["district"] else None
        added |= {"seller_district": place.title()} if place else {}
    return added


def total(lines: list[RecordRow]) -> int:
    """The sum of the lines, paise."""
    return sum(x["value"] or 0 for x in lines)
