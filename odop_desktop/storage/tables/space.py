"""The table of spaces, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, reference, string

SPACE = record(
    "space",
    string("number"),
    reference("event", "event"),
    string("name_hi"),
    string("name_en"),
    string("for_whom"),
    number("area"),  # hundredths of m²
    string("remarks"),
    Index("ix_space_number", "number"),
    Index("ix_space_event", "event"),
)
