"""The table of places, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Packed, reference, text


class Place(Packed, Base):
    __tablename__ = "place"

    number: Mapped[text | None]
    level: Mapped[text | None]
    name_hi: Mapped[text | None]
    name_en: Mapped[text | None]
    parent: Mapped[text | None] = reference("place")
    variants: Mapped[text | None]  # JSON list
    lgd_code: Mapped[text | None]
    code3: Mapped[text | None]
    state: Mapped[text | None]
    division: Mapped[text | None]
    headquarters: Mapped[text | None]
    remarks: Mapped[text | None]

    __table_args__: Any = (
        Index("ix_place_number", "number"),
        Index("ix_place_parent", "parent"),
        {"sqlite_strict": True},
    )
