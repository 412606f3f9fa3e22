"""The table of products, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Packed, reference, text, whole


class Product(Packed, Base):
    __tablename__ = "product"

    product_key: Mapped[text | None]
    name_hi: Mapped[text | None]
    name_en: Mapped[text | None]
    district: Mapped[text | None] = reference("place")
    districts: Mapped[text | None]  # JSON list
    aliases: Mapped[text | None]  # JSON list
    craft: Mapped[text | None]
    is_odop: Mapped[whole | None]  # 1 or 0
    confirmed: Mapped[whole | None]  # 1 or 0
    units: Mapped[text | None]  # JSON list

    hs_code: Mapped[text | None]
    hs_note: Mapped[text | None]
    gi_status: Mapped[text | None]
    gi_no: Mapped[text | None]
    brand_note: Mapped[text | None]
    quality_note: Mapped[text | None]

    scheme: Mapped[text | None]
    list_wave: Mapped[text | None]
    confirmation: Mapped[text | None]
    sources: Mapped[text | None]
    valid_from: Mapped[text | None]
    valid_to: Mapped[text | None]
    uploaded_on: Mapped[text | None]
    portal_no: Mapped[text | None]
    remarks: Mapped[text | None]
    extra: Mapped[text | None]  # JSON list

    __table_args__: Any = (
        Index("ix_product_product_key", "product_key"),
        {"sqlite_strict": True},
    )
