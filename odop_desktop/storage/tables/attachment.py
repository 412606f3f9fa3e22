"""The table of attachments, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Record, text, whole


class Attachment(Record, Base):
    __tablename__ = "attachment"

    number: Mapped[text | None]
    kind: Mapped[text | None]
    title: Mapped[text | None]
    record_kind: Mapped[text | None]
    record_id: Mapped[text | None]
    content: Mapped[text | None]  # SHA-256 in blobs.db
    media_type: Mapped[text | None]
    size: Mapped[whole | None]
    pages: Mapped[whole | None]
    paper_date: Mapped[text | None]
    paper_no: Mapped[text | None]
    file_and_page: Mapped[text | None]
    remarks: Mapped[text | None]

    __table_args__: Any = (
        Index("ix_attachment_number", "number"),
        Index("ix_attachment_record_id", "record_id"),
        {"sqlite_strict": True},
    )
