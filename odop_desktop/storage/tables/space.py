"""The table of spaces, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Record, reference, text, whole


class Space(Record, Base):
    __tablename__ = "space"

    number: Mapped[text | None]
    event: Mapped[text | None] = reference("event")
    name_hi: Mapped[text | None]
    name_en: Mapped[text | None]
    for_whom: Mapped[text | None]
    area: Mapped[whole | None]  # hundredths of m²
    remarks: Mapped[text | None]

    __table_args__: Any = (
        Index("ix_space_number", "number"),
        Index("ix_space_event", "event"),
        {"sqlite_strict": True},
    )
