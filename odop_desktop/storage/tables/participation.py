"""The table of participations, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Record, reference, text, whole


class Participation(Record, Base):
    __tablename__ = "participation"

    number: Mapped[text | None]
    event: Mapped[text | None] = reference("event")
    artisan: Mapped[text | None] = reference("artisan")
    offering: Mapped[text | None] = reference("offering")
    product: Mapped[text | None] = reference("product")
    district: Mapped[text | None] = reference("place")
    mobile: Mapped[text | None]
    helper: Mapped[text | None]

    stage: Mapped[text | None]
    stage_on: Mapped[text | None]
    stage_reason: Mapped[text | None]
    rank: Mapped[whole | None]
    waiting_no: Mapped[whole | None]
    quota_used: Mapped[text | None]
    quota_counted: Mapped[text | None]  # JSON list
    stall: Mapped[text | None] = reference("stall")
    substitute: Mapped[text | None]
    substitute_reason: Mapped[text | None]

    application_date: Mapped[text | None]
    diary_no: Mapped[text | None]
    papers: Mapped[text | None]  # JSON list
    fee: Mapped[whole | None]  # paise
    fee_ref: Mapped[text | None]
    fee_refunded_on: Mapped[text | None]

    allot_no: Mapped[text | None]
    allot_on: Mapped[text | None]
    ref_no: Mapped[text | None]
    ref_date: Mapped[text | None]
    rent: Mapped[whole | None]  # paise
    report_date: Mapped[text | None]
    report_time: Mapped[text | None]
    report_place_hi: Mapped[text | None]
    report_place_en: Mapped[text | None]
    helper_max: Mapped[whole | None]
    id_docs: Mapped[text | None]  # JSON list
    tada_clause_hi: Mapped[text | None]
    tada_clause_en: Mapped[text | None]
    claim_days: Mapped[whole | None]
    lodging_hi: Mapped[text | None]
    lodging_en: Mapped[text | None]
    confirm_by: Mapped[text | None]
    confirmed_on: Mapped[text | None]
    enclosures_hi: Mapped[text | None]
    enclosures_en: Mapped[text | None]
    copies_hi: Mapped[text | None]
    copies_en: Mapped[text | None]
    approved_by: Mapped[text | None] = reference("user")
    approval_note: Mapped[text | None]
    approval_on: Mapped[text | None]

    id_type: Mapped[text | None]
    reported_at: Mapped[text | None]
    attendance: Mapped[text | None]  # JSON list
    sale_cash: Mapped[whole | None]  # paise
    order_booked: Mapped[whole | None]  # paise
    enquiries: Mapped[whole | None]
    visitors: Mapped[whole | None]
    travel_class: Mapped[text | None]
    travel_fare: Mapped[whole | None]  # paise
    freight: Mapped[whole | None]  # paise
    claim_paid: Mapped[whole | None]  # paise
    claim_paid_on: Mapped[text | None]
    feedback: Mapped[text | None]
    uploaded_on: Mapped[text | None]
    portal_no: Mapped[text | None]
    remarks: Mapped[text | None]
    extra: Mapped[text | None]  # JSON list

    __table_args__: Any = (
        Index("ix_participation_number", "number"),
        Index("ix_participation_event", "event"),
        Index("ix_participation_artisan", "artisan"),
        Index("ix_participation_stall", "stall"),
        {"sqlite_strict": True},
    )
