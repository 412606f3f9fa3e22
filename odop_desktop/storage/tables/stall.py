"""The table of stalls, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, reference, string

STALL = record(
    "stall",
    string("number"),
    reference("event", "event"),
    string("stall_no"),
    string("hall"),
    reference("space", "space"),
    string("size"),
    number("area"),  # hundredths of m²
    string("kind"),
    number("rent"),  # paise
    string("facilities"),  # JSON list
    number("usable"),  # 1 or 0
    number("x"),
    number("y"),
    number("w"),
    number("h"),
    string("remarks"),
    string("extra"),  # JSON list
    Index("ix_stall_number", "number"),
    Index("ix_stall_event", "event"),
)
