"""The table of users, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Record, text, whole


class User(Record, Base):
    __tablename__ = "user"

    number: Mapped[text | None]
    login: Mapped[text | None]
    name_hi: Mapped[text | None]
    name_en: Mapped[text | None]
    post: Mapped[text | None]
    role: Mapped[text | None]
    lang: Mapped[text | None]
    active: Mapped[whole | None]  # 1 or 0

    __table_args__: Any = (
        Index("ix_user_number", "number"),
        {"sqlite_strict": True},
    )
