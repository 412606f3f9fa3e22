"""The table of places, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, reference, string

PLACE = record(
    "place",
    string("number"),
    string("level"),
    string("name_hi"),
    string("name_en"),
    reference("parent", "place"),
    string("variants"),  # JSON list
    string("lgd_code"),
    string("code3"),
    string("state"),
    string("division"),
    string("headquarters"),
    string("remarks"),
    reference("same_as", "place"),
    number("adopted"),  # 1 or 0
    Index("ix_place_number", "number"),
    Index("ix_place_parent", "parent"),
    packed=True,
)
