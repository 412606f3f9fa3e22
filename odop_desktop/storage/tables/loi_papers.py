"""The tables of orders, despatches and payments of LoIs, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table

from odop_desktop.storage.tables.base import number, record, reference, string


def _paper(name: str, *own: Column[str] | Column[int]) -> Table:
    return record(
        name,
        string("number"),
        reference("loi", "loi"),
        reference("line", "loi_line"),
        string("paper_no"),
        string("day"),
        number("value"),  # paise
        *own,
        string("seen_in"),
        string("remarks"),
        reference("district", "place"),
        Index(f"ix_{name}_number", "number"),
        Index(f"ix_{name}_loi", "loi"),
        Index(f"ix_{name}_line", "line"),
    )


LOI_ORDER = _paper("loi_order", number("qty"), string("deliver_by"))  # qty: thousandths
LOI_DESPATCH = _paper("loi_despatch", number("qty"), string("carrier"))
LOI_PAYMENT = _paper("loi_payment")
