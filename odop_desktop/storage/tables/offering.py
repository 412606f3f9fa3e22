"""The table of offerings, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Record, reference, text, whole


class Offering(Record, Base):
    __tablename__ = "offering"

    number: Mapped[text | None]
    artisan: Mapped[text | None] = reference("artisan")
    product: Mapped[text | None] = reference("product")
    description: Mapped[text | None]
    unit: Mapped[text | None]
    capacity_month: Mapped[whole | None]  # thousandths
    price_min: Mapped[whole | None]  # paise
    price_max: Mapped[whole | None]  # paise
    photo: Mapped[text | None]  # SHA-256 in blobs.db

    gi_user_no: Mapped[text | None]
    quality_status: Mapped[text | None]
    logo_status: Mapped[text | None]
    logo_no: Mapped[text | None]
    logo_valid_till: Mapped[text | None]
    uploaded_on: Mapped[text | None]
    portal_no: Mapped[text | None]
    remarks: Mapped[text | None]
    extra: Mapped[text | None]  # JSON list

    __table_args__: Any = (
        Index("ix_offering_number", "number"),
        Index("ix_offering_artisan", "artisan"),
        {"sqlite_strict": True},
    )
