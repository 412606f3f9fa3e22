"""The table of events, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Packed, reference, text, whole


class Event(Packed, Base):
    __tablename__ = "event"

    code: Mapped[text | None]
    kind: Mapped[text | None]
    name_hi: Mapped[text | None]
    name_en: Mapped[text | None]
    part_of: Mapped[text | None] = reference("event")
    from_date: Mapped[text | None]
    to_date: Mapped[text | None]
    venue_hi: Mapped[text | None]
    venue_en: Mapped[text | None]
    city: Mapped[text | None]
    state: Mapped[text | None]
    organiser_hi: Mapped[text | None]
    organiser_en: Mapped[text | None]
    organised_by: Mapped[text | None]
    status: Mapped[text | None]

    area: Mapped[whole | None]  # hundredths of m²
    stalls_offered: Mapped[whole | None]
    seats: Mapped[whole | None]
    quota_rules: Mapped[text | None]
    assistance: Mapped[whole | None]  # paise
    last_date: Mapped[text | None]
    last_time: Mapped[text | None]

    open_time: Mapped[text | None]
    close_time: Mapped[text | None]
    report_date: Mapped[text | None]
    report_time: Mapped[text | None]
    report_place_hi: Mapped[text | None]
    report_place_en: Mapped[text | None]
    rent: Mapped[whole | None]  # paise
    helper_max: Mapped[whole | None]
    id_docs: Mapped[text | None]  # JSON list
    tada_clause_hi: Mapped[text | None]
    tada_clause_en: Mapped[text | None]
    claim_days: Mapped[whole | None]
    lodging_hi: Mapped[text | None]
    lodging_en: Mapped[text | None]
    confirm_by: Mapped[text | None]
    enclosures_hi: Mapped[text | None]
    enclosures_en: Mapped[text | None]
    copies_hi: Mapped[text | None]
    copies_en: Mapped[text | None]
    food_rule: Mapped[whole | None]  # 1 or 0

    activities_hi: Mapped[text | None]
    activities_en: Mapped[text | None]
    outcome: Mapped[text | None]
    approval_note: Mapped[text | None]
    approval_on: Mapped[text | None]
    source: Mapped[text | None]
    uploaded_on: Mapped[text | None]
    portal_no: Mapped[text | None]
    remarks: Mapped[text | None]
    extra: Mapped[text | None]  # JSON list

    __table_args__: Any = (
        Index("ix_event_code", "code"),
        {"sqlite_strict": True},
    )
