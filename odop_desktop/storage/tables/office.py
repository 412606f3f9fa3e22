"""The table of offices, as `domain/catalogue` declares them."""

from __future__ import annotations

from odop_desktop.storage.tables.base import number, record, reference, string

OFFICE = record(
    "office",
    string("kind"),
    string("state"),
    reference("district", "place"),
    string("name_hi"),
    string("name_en"),
    string("head_post_hi"),
    string("head_post_en"),
    string("address_hi"),
    string("address_en"),
    string("place_hi"),
    string("place_en"),
    string("pin"),
    string("phone"),
    string("email"),
    string("website"),
    string("contact_name_hi"),
    string("contact_name_en"),
    string("contact_phone"),
    string("contact_email"),
    string("letterhead_hi"),
    string("letterhead_en"),
    number("letterhead_blank_mm"),
    string("emblem"),  # SHA-256 in blobs.db
    string("prefix"),
    string("number_pattern"),
    string("facilitator_hi"),
    string("facilitator_en"),
    string("jurisdiction_hi"),
    string("jurisdiction_en"),
    number("claim_days"),
    number("helper_max"),
    number("followup_days"),
    string("copies_hi"),
    string("copies_en"),
    number("hand_despatch"),  # 1 or 0
)
