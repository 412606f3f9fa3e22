"""The table of products, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, reference, string

PRODUCT = record(
    "product",
    string("product_key"),
    string("name_hi"),
    string("name_en"),
    reference("district", "place"),
    string("districts"),  # JSON list
    string("aliases"),  # JSON list
    string("craft"),
    number("is_odop"),  # 1 or 0
    number("confirmed"),  # 1 or 0
    string("units"),  # JSON list
    string("hs_code"),
    string("hs_note"),
    string("gi_status"),
    string("gi_no"),
    string("brand_note"),
    string("quality_note"),
    string("scheme"),
    string("list_wave"),
    string("confirmation"),
    string("sources"),
    string("valid_from"),
    string("valid_to"),
    string("uploaded_on"),
    string("portal_no"),
    string("remarks"),
    string("extra"),  # JSON list
    reference("same_as", "product"),
    number("adopted"),  # 1 or 0
    Index("ix_product_product_key", "product_key"),
    packed=True,
)
