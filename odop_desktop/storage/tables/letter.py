"""The table of letters, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Record, reference, text, whole


class Letter(Record, Base):
    __tablename__ = "letter"

    number: Mapped[text | None]
    kind: Mapped[text | None]
    fy: Mapped[text | None]
    pc: Mapped[whole | None]
    serial: Mapped[whole | None]
    letter_date: Mapped[text | None]
    lang: Mapped[text | None]
    to_whom: Mapped[text | None]
    subject: Mapped[text | None]
    record_kind: Mapped[text | None]
    record_id: Mapped[text | None]
    event: Mapped[text | None] = reference("event")
    officer: Mapped[text | None] = reference("officer")
    pdf: Mapped[text | None]  # SHA-256 in blobs.db
    pages: Mapped[whole | None]
    ref_no: Mapped[text | None]
    ref_date: Mapped[text | None]
    endorse_no: Mapped[text | None]
    issued_by: Mapped[text | None] = reference("user")
    approved_by: Mapped[text | None] = reference("user")
    approval_note: Mapped[text | None]
    approval_on: Mapped[text | None]

    status: Mapped[text | None]
    cancel_reason: Mapped[text | None]
    cancelled_on: Mapped[text | None]
    superseded_by: Mapped[text | None] = reference("letter")
    written_out: Mapped[whole | None]  # 1 or 0
    file_name: Mapped[text | None]
    copies: Mapped[whole | None]
    despatch_no: Mapped[text | None]
    despatch_on: Mapped[text | None]
    despatch_how: Mapped[text | None]
    uploaded_on: Mapped[text | None]
    portal_no: Mapped[text | None]
    remarks: Mapped[text | None]

    __table_args__: Any = (
        Index("uq_letter_number", "number", unique=True),
        Index("ix_letter_event", "event"),
        Index("ix_letter_record_id", "record_id"),
        {"sqlite_strict": True},
    )
