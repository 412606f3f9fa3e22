"""The table of partners, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, reference, string

PARTNER = record(
    "partner",
    string("short"),
    string("name_hi"),
    string("name_en"),
    string("kind"),
    string("purpose_hi"),
    string("purpose_en"),
    string("aliases"),  # JSON list
    string("mou_status"),
    string("contact_name"),
    string("contact_post"),
    string("phone"),
    string("email"),
    string("website"),
    string("state"),
    string("source"),
    string("remarks"),
    reference("same_as", "partner"),
    number("adopted"),  # 1 or 0
    Index("ix_partner_short", "short"),
    packed=True,
)
