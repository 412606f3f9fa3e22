"""The table of loi lines, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Record, reference, text, whole


class LoILine(Record, Base):
    __tablename__ = "loi_line"

    loi: Mapped[text | None] = reference("loi")
    line_no: Mapped[whole | None]
    seller: Mapped[text | None] = reference("artisan")
    seller_name: Mapped[text | None]
    seller_district: Mapped[text | None]
    seller_mobile: Mapped[text | None]
    offering: Mapped[text | None] = reference("offering")
    product: Mapped[text | None] = reference("product")
    product_hi: Mapped[text | None]
    product_en: Mapped[text | None]
    spec: Mapped[text | None]
    hs: Mapped[text | None]
    qty: Mapped[whole | None]  # thousandths
    unit: Mapped[text | None]
    rate: Mapped[whole | None]  # paise
    value: Mapped[whole | None]  # paise

    __table_args__: Any = (
        Index("ix_loi_line_loi", "loi"),
        Index("ix_loi_line_seller", "seller"),
        {"sqlite_strict": True},
    )
