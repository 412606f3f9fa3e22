"""The table of buyers, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, reference, string

BUYER = record(
    "buyer",
    string("number"),
    string("kind"),
    string("name_en"),
    string("name_hi"),
    string("address"),
    string("address_hi"),
    string("city"),
    string("state"),
    string("country"),
    string("pin"),
    string("gstin"),
    string("pan"),
    string("iec"),
    string("rep_name"),
    string("rep_name_hi"),
    string("rep_gender"),
    string("rep_post"),
    string("rep_post_hi"),
    string("mobile"),
    string("phone2"),
    string("email"),
    string("website"),
    string("letter_lang"),
    string("languages"),
    string("products_wanted"),
    reference("empanelled", "partner"),
    string("uploaded_on"),
    string("portal_no"),
    string("remarks"),
    string("extra"),  # JSON list
    reference("same_as", "buyer"),
    number("adopted"),  # 1 or 0
    Index("ix_buyer_number", "number"),
)
