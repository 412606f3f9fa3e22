"""The table of participations, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, reference, string

PARTICIPATION = record(
    "participation",
    string("number"),
    reference("event", "event"),
    reference("artisan", "artisan"),
    reference("offering", "offering"),
    reference("product", "product"),
    reference("district", "place"),
    string("mobile"),
    string("helper"),
    string("stage"),
    string("stage_on"),
    string("stage_reason"),
    number("rank"),
    number("waiting_no"),
    string("quota_used"),
    string("quota_counted"),  # JSON list
    reference("stall", "stall"),
    string("substitute"),
    string("substitute_reason"),
    string("application_date"),
    string("diary_no"),
    string("papers"),  # JSON list
    number("fee"),  # paise
    string("fee_ref"),
    string("fee_refunded_on"),
    string("allot_no"),
    string("allot_on"),
    string("ref_no"),
    string("ref_date"),
    number("rent"),  # paise
    string("report_date"),
    string("report_time"),
    string("report_place_hi"),
    string("report_place_en"),
    number("helper_max"),
    string("id_docs"),  # JSON list
    string("tada_clause_hi"),
    string("tada_clause_en"),
    number("claim_days"),
    string("lodging_hi"),
    string("lodging_en"),
    string("confirm_by"),
    string("confirmed_on"),
    string("enclosures_hi"),
    string("enclosures_en"),
    string("copies_hi"),
    string("copies_en"),
    reference("approved_by", "user"),
    string("approval_note"),
    string("approval_on"),
    string("id_type"),
    string("reported_at"),
    string("attendance"),  # JSON list
    number("sale_cash"),  # paise
    number("order_booked"),  # paise
    number("enquiries"),
    number("visitors"),
    string("travel_class"),
    number("travel_fare"),  # paise
    number("freight"),  # paise
    number("claim_paid"),  # paise
    string("claim_paid_on"),
    string("feedback"),
    string("uploaded_on"),
    string("portal_no"),
    string("remarks"),
    string("extra"),  # JSON list
    Index("ix_participation_number", "number"),
    Index("ix_participation_event", "event"),
    Index("ix_participation_artisan", "artisan"),
    Index("ix_participation_stall", "stall"),
)
