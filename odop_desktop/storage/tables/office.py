"""The table of offices, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Record, reference, text, whole


class Office(Record, Base):
    __tablename__ = "office"

    kind: Mapped[text | None]
    state: Mapped[text | None]
    district: Mapped[text | None] = reference("place")
    name_hi: Mapped[text | None]
    name_en: Mapped[text | None]
    head_post_hi: Mapped[text | None]
    head_post_en: Mapped[text | None]

    address_hi: Mapped[text | None]
    address_en: Mapped[text | None]
    place_hi: Mapped[text | None]
    place_en: Mapped[text | None]
    pin: Mapped[text | None]
    phone: Mapped[text | None]
    email: Mapped[text | None]
    website: Mapped[text | None]
    contact_name_hi: Mapped[text | None]
    contact_name_en: Mapped[text | None]
    contact_phone: Mapped[text | None]
    contact_email: Mapped[text | None]

    letterhead_hi: Mapped[text | None]
    letterhead_en: Mapped[text | None]
    letterhead_blank_mm: Mapped[whole | None]
    emblem: Mapped[text | None]  # SHA-256 in blobs.db
    prefix: Mapped[text | None]
    number_pattern: Mapped[text | None]
    facilitator_hi: Mapped[text | None]
    facilitator_en: Mapped[text | None]
    jurisdiction_hi: Mapped[text | None]
    jurisdiction_en: Mapped[text | None]
    claim_days: Mapped[whole | None]
    helper_max: Mapped[whole | None]
    followup_days: Mapped[whole | None]
    copies_hi: Mapped[text | None]
    copies_en: Mapped[text | None]
    hand_despatch: Mapped[whole | None]  # 1 or 0
