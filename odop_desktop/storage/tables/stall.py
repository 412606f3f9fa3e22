"""The table of stalls, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Record, reference, text, whole


class Stall(Record, Base):
    __tablename__ = "stall"

    number: Mapped[text | None]
    event: Mapped[text | None] = reference("event")
    stall_no: Mapped[text | None]
    hall: Mapped[text | None]
    space: Mapped[text | None] = reference("space")
    size: Mapped[text | None]
    area: Mapped[whole | None]  # hundredths of m²
    kind: Mapped[text | None]
    rent: Mapped[whole | None]  # paise
    facilities: Mapped[text | None]  # JSON list
    usable: Mapped[whole | None]  # 1 or 0

    x: Mapped[whole | None]
    y: Mapped[whole | None]
    w: Mapped[whole | None]
    h: Mapped[whole | None]

    remarks: Mapped[text | None]
    extra: Mapped[text | None]  # JSON list

    __table_args__: Any = (
        Index("ix_stall_number", "number"),
        Index("ix_stall_event", "event"),
        {"sqlite_strict": True},
    )
