"""The table of officers, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, reference, string

OFFICER = record(
    "officer",
    string("number"),
    reference("office", "office"),
    string("honorific"),
    string("name_hi"),
    string("name_en"),
    string("post_hi"),
    string("post_en"),
    string("gender"),
    string("for_whom_hi"),
    string("for_whom_en"),
    number("additional_charge"),  # 1 or 0
    string("from_date"),
    string("to_date"),
    string("remarks"),
    Index("ix_officer_number", "number"),
    Index("ix_officer_office", "office"),
)
