"""The table of attachments, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, string

ATTACHMENT = record(
    "attachment",
    string("number"),
    string("kind"),
    string("title"),
    string("record_kind"),
    string("record_id"),
    string("content"),  # SHA-256 in blobs.db
    string("media_type"),
    number("size"),
    number("pages"),
    string("paper_date"),
    string("paper_no"),
    string("file_and_page"),
    string("remarks"),
    Index("ix_attachment_number", "number"),
    Index("ix_attachment_record_id", "record_id"),
)
