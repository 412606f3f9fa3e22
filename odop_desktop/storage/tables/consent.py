"""The table of consents, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Record, reference, text


class Consent(Record, Base):
    __tablename__ = "consent"

    number: Mapped[text | None]
    artisan: Mapped[text | None] = reference("artisan")
    purpose: Mapped[text | None]
    state: Mapped[text | None]
    given_on: Mapped[text | None]
    withdrawn_on: Mapped[text | None]
    notice_version: Mapped[text | None]
    notice_lang: Mapped[text | None]
    how: Mapped[text | None]
    roll: Mapped[text | None]
    witness: Mapped[text | None]
    recorder: Mapped[text | None] = reference("user")
    remarks: Mapped[text | None]

    __table_args__: Any = (
        Index("ix_consent_number", "number"),
        Index("ix_consent_artisan", "artisan"),
        {"sqlite_strict": True},
    )
