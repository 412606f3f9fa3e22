"""The table of lois, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Record, reference, text, whole


class LoI(Record, Base):
    __tablename__ = "loi"

    number: Mapped[text | None]
    loi_no: Mapped[text | None]
    paper_no: Mapped[text | None]
    loi_date: Mapped[text | None]
    event: Mapped[text | None] = reference("event")
    signed_place: Mapped[text | None]
    buyer: Mapped[text | None] = reference("buyer")
    buyer_city: Mapped[text | None]
    buyer_gstin: Mapped[text | None]
    who_signs: Mapped[text | None]
    witness1: Mapped[text | None]
    witness2: Mapped[text | None]
    lang: Mapped[text | None]

    valid_till: Mapped[text | None]
    tax: Mapped[text | None]
    sample_days: Mapped[whole | None]
    delivery_place: Mapped[text | None]
    delivery_by: Mapped[text | None]
    freight_by: Mapped[text | None]
    payment_terms: Mapped[text | None]
    payment_terms_en: Mapped[text | None]
    advance_pct: Mapped[whole | None]  # hundredths of a percent
    pay_days: Mapped[whole | None]
    followup_days: Mapped[whole | None]
    jurisdiction_hi: Mapped[text | None]
    jurisdiction_en: Mapped[text | None]
    currency: Mapped[text | None]
    exchange_rate: Mapped[whole | None]  # thousandths
    exchange_source: Mapped[text | None]
    exchange_on: Mapped[text | None]
    total: Mapped[whole | None]  # paise

    stage: Mapped[text | None]
    stage_on: Mapped[text | None]
    stage_reason: Mapped[text | None]
    claimed: Mapped[text | None]
    signed_file: Mapped[text | None]
    corrections: Mapped[text | None]
    approved_by: Mapped[text | None] = reference("user")
    approval_note: Mapped[text | None]
    approval_page: Mapped[text | None]
    approval_on: Mapped[text | None]
    followup_last: Mapped[text | None]
    followup_next: Mapped[text | None]
    order_value: Mapped[whole | None]  # paise
    supplied_value: Mapped[whole | None]  # paise
    paid_value: Mapped[whole | None]  # paise
    uploaded_on: Mapped[text | None]
    portal_no: Mapped[text | None]
    remarks: Mapped[text | None]
    extra: Mapped[text | None]  # JSON list

    __table_args__: Any = (
        Index("ix_loi_number", "number"),
        Index("ix_loi_event", "event"),
        Index("ix_loi_buyer", "buyer"),
        {"sqlite_strict": True},
    )
