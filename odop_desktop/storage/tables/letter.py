"""The table of letters, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, reference, string

LETTER = record(
    "letter",
    string("number"),
    string("kind"),
    string("fy"),
    number("pc"),
    number("serial"),
    string("letter_date"),
    string("lang"),
    string("to_whom"),
    string("subject"),
    string("record_kind"),
    string("record_id"),
    reference("event", "event"),
    reference("officer", "officer"),
    string("pdf"),  # SHA-256 in blobs.db
    number("pages"),
    string("ref_no"),
    string("ref_date"),
    string("endorse_no"),
    reference("issued_by", "user"),
    reference("approved_by", "user"),
    string("approval_note"),
    string("approval_on"),
    string("status"),
    string("cancel_reason"),
    string("cancelled_on"),
    reference("superseded_by", "letter"),
    number("written_out"),  # 1 or 0
    string("file_name"),
    number("copies"),
    string("despatch_no"),
    string("despatch_on"),
    string("despatch_how"),
    string("uploaded_on"),
    string("portal_no"),
    string("remarks"),
    Index("ix_letter_number", "number"),  # twice only where a PC was doubled: `check` lists it
    Index("ix_letter_event", "event"),
    Index("ix_letter_record_id", "record_id"),
)
