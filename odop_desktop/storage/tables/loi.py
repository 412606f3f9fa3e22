"""The table of lois, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import far, number, record, reference, string

LOI = record(
    "loi",
    string("number"),
    string("loi_no"),
    string("paper_no"),
    string("loi_date"),
    reference("event", "event"),
    string("signed_place"),
    reference("buyer", "buyer"),
    string("buyer_city"),
    string("buyer_gstin"),
    string("who_signs"),
    string("witness1"),
    string("witness2"),
    string("lang"),
    string("valid_till"),
    string("tax"),
    number("sample_days"),
    string("delivery_place"),
    string("delivery_by"),
    string("freight_by"),
    string("payment_terms"),
    string("payment_terms_en"),
    number("advance_pct"),  # hundredths of a percent
    number("pay_days"),
    number("followup_days"),
    string("jurisdiction_hi"),
    string("jurisdiction_en"),
    string("currency"),
    number("exchange_rate"),  # thousandths
    string("exchange_source"),
    string("exchange_on"),
    number("total"),  # paise
    string("stage"),
    string("stage_on"),
    string("stage_reason"),
    string("claimed"),
    string("signed_file"),
    string("corrections"),
    far("approved_by"),
    string("approval_note"),
    string("approval_page"),
    string("approval_on"),
    string("followup_last"),
    string("followup_next"),
    number("order_value"),  # paise
    number("supplied_value"),  # paise
    number("paid_value"),  # paise
    string("uploaded_on"),
    string("portal_no"),
    string("remarks"),
    reference("of_district", "place"),
    number("of_hq"),  # 1 or 0
    string("extra"),  # JSON list
    Index("ix_loi_number", "number"),
    Index("ix_loi_event", "event"),
    Index("ix_loi_buyer", "buyer"),
    Index("ix_loi_of_district", "of_district"),
)
