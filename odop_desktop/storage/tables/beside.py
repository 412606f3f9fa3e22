"""The tables beside the records, blobs and drafts: files of their own on SQLite, tables on PostgreSQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped

from odop_desktop.storage.tables.base import NAMES, blob, text, text_key, whole


class Beside(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    __table_args__: Any = {"sqlite_strict": True}  # noqa: RUF012


class Blob(Beside):
    """Bytes under their SHA-256 (hex)."""

    __tablename__ = "blob"
    hash: Mapped[text_key]
    size: Mapped[whole]
    bytes: Mapped[blob]


class Draft(Beside):
    """An open form: its values as JSON."""

    __tablename__ = "draft"
    name: Mapped[text_key]
    saved_at: Mapped[text]
    content: Mapped[text]
