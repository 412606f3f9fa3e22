"""The table of buyers, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Record, reference, text


class Buyer(Record, Base):
    __tablename__ = "buyer"

    number: Mapped[text | None]
    kind: Mapped[text | None]
    name_en: Mapped[text | None]
    name_hi: Mapped[text | None]
    address: Mapped[text | None]
    address_hi: Mapped[text | None]
    city: Mapped[text | None]
    state: Mapped[text | None]
    country: Mapped[text | None]
    pin: Mapped[text | None]

    gstin: Mapped[text | None]
    pan: Mapped[text | None]
    iec: Mapped[text | None]

    rep_name: Mapped[text | None]
    rep_name_hi: Mapped[text | None]
    rep_gender: Mapped[text | None]
    rep_post: Mapped[text | None]
    rep_post_hi: Mapped[text | None]
    mobile: Mapped[text | None]
    phone2: Mapped[text | None]
    email: Mapped[text | None]
    website: Mapped[text | None]
    letter_lang: Mapped[text | None]
    languages: Mapped[text | None]

    products_wanted: Mapped[text | None]
    empanelled: Mapped[text | None] = reference("partner")
    uploaded_on: Mapped[text | None]
    portal_no: Mapped[text | None]
    remarks: Mapped[text | None]
    extra: Mapped[text | None]  # JSON list

    __table_args__: Any = (
        Index("ix_buyer_number", "number"),
        {"sqlite_strict": True},
    )
