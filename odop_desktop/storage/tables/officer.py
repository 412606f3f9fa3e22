"""The table of officers, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Record, reference, text, whole


class Officer(Record, Base):
    __tablename__ = "officer"

    number: Mapped[text | None]
    office: Mapped[text | None] = reference("office")
    honorific: Mapped[text | None]
    name_hi: Mapped[text | None]
    name_en: Mapped[text | None]
    post_hi: Mapped[text | None]
    post_en: Mapped[text | None]
    gender: Mapped[text | None]
    for_whom_hi: Mapped[text | None]
    for_whom_en: Mapped[text | None]
    additional_charge: Mapped[whole | None]  # 1 or 0
    from_date: Mapped[text | None]
    to_date: Mapped[text | None]
    remarks: Mapped[text | None]

    __table_args__: Any = (
        Index("ix_officer_number", "number"),
        Index("ix_officer_office", "office"),
        {"sqlite_strict": True},
    )
