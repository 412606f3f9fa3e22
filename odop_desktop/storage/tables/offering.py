"""The table of offerings, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, reference, string

OFFERING = record(
    "offering",
    string("number"),
    reference("artisan", "artisan"),
    reference("product", "product"),
    string("description"),
    string("unit"),
    number("capacity_month"),  # thousandths
    number("price_min"),  # paise
    number("price_max"),  # paise
    string("photo"),  # SHA-256 in blobs.db
    string("gi_user_no"),
    string("quality_status"),
    string("logo_status"),
    string("logo_no"),
    string("logo_valid_till"),
    string("uploaded_on"),
    string("portal_no"),
    string("remarks"),
    string("extra"),  # JSON list
    Index("ix_offering_number", "number"),
    Index("ix_offering_artisan", "artisan"),
)
