"""The tables beside the records, blobs and drafts: files of their own on SQLite, tables on PostgreSQL."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, MetaData, Text

from odop_desktop.storage.tables.base import NAMES, Whole, table

BESIDE = MetaData(naming_convention=NAMES)

# Bytes under their SHA-256 (hex).
BLOB = table(
    "blob",
    Column("hash", Text, primary_key=True),
    Column("size", Whole, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    metadata=BESIDE,
)
Blob = BLOB.c

# An open form: its values as JSON.
DRAFT = table(
    "draft",
    Column("name", Text, primary_key=True),
    Column("saved_at", Text, nullable=False),
    Column("content", Text, nullable=False),
    metadata=BESIDE,
)
Draft = DRAFT.c
