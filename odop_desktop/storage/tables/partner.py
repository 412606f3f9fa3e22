"""The table of partners, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Packed, text


class Partner(Packed, Base):
    __tablename__ = "partner"

    short: Mapped[text | None]
    name_hi: Mapped[text | None]
    name_en: Mapped[text | None]
    kind: Mapped[text | None]
    purpose_hi: Mapped[text | None]
    purpose_en: Mapped[text | None]
    aliases: Mapped[text | None]  # JSON list
    mou_status: Mapped[text | None]
    contact_name: Mapped[text | None]
    contact_post: Mapped[text | None]
    phone: Mapped[text | None]
    email: Mapped[text | None]
    website: Mapped[text | None]
    state: Mapped[text | None]
    source: Mapped[text | None]
    remarks: Mapped[text | None]

    __table_args__: Any = (
        Index("ix_partner_short", "short"),
        {"sqlite_strict": True},
    )
