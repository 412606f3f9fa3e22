"""The table of headquarters' questions, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import record, reference, string

QUERY = record(
    "query",
    string("number"),
    reference("office", "office"),
    string("record_kind"),
    string("record_id"),
    string("about"),
    string("field"),
    string("question"),
    string("asked_on"),
    string("due"),
    string("answer"),
    string("answered_on"),
    string("stage"),
    string("closed_on"),
    Index("ix_query_number", "number"),
    Index("ix_query_record_id", "record_id"),
    Index("ix_query_stage", "stage", "due"),
)
