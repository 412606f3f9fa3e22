"""The table of loi lines, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import far, number, record, reference, string

LOI_LINE = record(
    "loi_line",
    reference("loi", "loi"),
    number("line_no"),
    far("seller"),
    string("seller_name"),
    string("seller_district"),
    string("seller_mobile"),
    far("linked"),
    string("linked_no"),
    far("offering"),
    reference("product", "product"),
    string("product_hi"),
    string("product_en"),
    string("spec"),
    string("hs"),
    number("qty"),  # thousandths
    string("unit"),
    number("rate"),  # paise
    number("value"),  # paise
    Index("ix_loi_line_loi", "loi"),
    Index("ix_loi_line_seller", "seller"),
    Index("ix_loi_line_linked", "linked"),
)
