"""The table of events, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, reference, string

EVENT = record(
    "event",
    string("code"),
    string("kind"),
    string("name_hi"),
    string("name_en"),
    reference("part_of", "event"),
    string("from_date"),
    string("to_date"),
    string("venue_hi"),
    string("venue_en"),
    string("city"),
    string("state"),
    string("organiser_hi"),
    string("organiser_en"),
    string("organised_by"),
    string("status"),
    number("area"),  # hundredths of m²
    number("stalls_offered"),
    number("seats"),
    string("quota_rules"),
    number("assistance"),  # paise
    string("last_date"),
    string("last_time"),
    string("open_time"),
    string("close_time"),
    string("report_date"),
    string("report_time"),
    string("report_place_hi"),
    string("report_place_en"),
    number("rent"),  # paise
    number("helper_max"),
    string("id_docs"),  # JSON list
    string("tada_clause_hi"),
    string("tada_clause_en"),
    number("claim_days"),
    string("lodging_hi"),
    string("lodging_en"),
    string("confirm_by"),
    string("enclosures_hi"),
    string("enclosures_en"),
    string("copies_hi"),
    string("copies_en"),
    number("food_rule"),  # 1 or 0
    string("activities_hi"),
    string("activities_en"),
    string("outcome"),
    string("approval_note"),
    string("approval_on"),
    string("source"),
    string("uploaded_on"),
    string("portal_no"),
    string("remarks"),
    string("extra"),  # JSON list
    Index("ix_event_code", "code"),
    packed=True,
)
