"""The table of consents, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import record, reference, string

CONSENT = record(
    "consent",
    string("number"),
    reference("artisan", "artisan"),
    string("purpose"),
    string("state"),
    string("given_on"),
    string("withdrawn_on"),
    string("notice_version"),
    string("notice_lang"),
    string("how"),
    string("roll"),
    string("witness"),
    reference("recorder", "user"),
    string("remarks"),
    Index("ix_consent_number", "number"),
    Index("ix_consent_artisan", "artisan"),
)
