"""The table of transfers, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, reference, string

TRANSFER = record(
    "transfer",
    string("number"),
    reference("artisan", "artisan"),
    reference("from_district", "place"),
    reference("to_district", "place"),
    string("to_office"),
    string("reason"),
    string("asked_on"),
    string("stage"),
    string("decided_on"),
    string("decided_by"),
    string("decision"),
    number("turn"),
    Index("ix_transfer_number", "number"),
    Index("ix_transfer_artisan", "artisan"),
)
