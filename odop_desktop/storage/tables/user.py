"""The table of users, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, reference, string

USER = record(
    "user",
    string("number"),
    reference("office", "office"),
    string("login"),
    string("name_hi"),
    string("name_en"),
    string("post"),
    string("role"),
    string("lang"),
    number("active"),  # 1 or 0
    Index("ix_user_number", "number"),
    Index("ix_user_office", "office"),
)
