"""Letter: one row of the despatch register. Its number is its own; an issued letter never changes."""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, RecordKind

# The `record_kind` of a letter about a file to or from headquarters: there is no such record, its `subject` tells.
FILE = "file"

_ISSUED = (
    Field("number", Kind.TEXT, Need.AUTO, search=True, sort=True, listed=True, max_len=80,
          merge=Merge.IMMUTABLE, example="DIC-CHM/LOI/2025-26/1-000001"),
    Field("kind", Kind.CHOICE, Need.REQUIRED, choices="letter_kind", listed=True, sort=True,
          merge=Merge.IMMUTABLE),
    Field("fy", Kind.TEXT, Need.AUTO, max_len=7, merge=Merge.IMMUTABLE),
    Field("pc", Kind.INT, Need.AUTO, merge=Merge.IMMUTABLE),
    Field("serial", Kind.INT, Need.AUTO, sort=True, merge=Merge.IMMUTABLE),
    Field("letter_date", Kind.DATE, Need.REQUIRED, sort=True, listed=True, merge=Merge.IMMUTABLE),
    Field("lang", Kind.CHOICE, Need.REQUIRED, choices="letter_language", listed=True, merge=Merge.IMMUTABLE),
    Field("to_whom", Kind.TEXT, Need.AUTO, search=True, listed=True, max_len=400, merge=Merge.IMMUTABLE),
    Field("subject", Kind.TEXT, Need.AUTO, search=True, max_len=400, merge=Merge.IMMUTABLE),
    Field("record_kind", Kind.TEXT, Need.AUTO, max_len=20, merge=Merge.IMMUTABLE),
    Field("record_id", Kind.TEXT, Need.AUTO, max_len=36, merge=Merge.IMMUTABLE),
    Field("event", Kind.REF, Need.AUTO, ref="event", merge=Merge.IMMUTABLE),
    Field("officer", Kind.REF, Need.AUTO, ref="officer", merge=Merge.IMMUTABLE),
    Field("pdf", Kind.BLOB, Need.AUTO, merge=Merge.IMMUTABLE),
    Field("pages", Kind.INT, Need.AUTO, merge=Merge.IMMUTABLE),
    Field("ref_no", Kind.TEXT, Need.OPTIONAL, max_len=80, merge=Merge.IMMUTABLE),
    Field("ref_date", Kind.DATE, Need.OPTIONAL, merge=Merge.IMMUTABLE),
    Field("endorse_no", Kind.TEXT, Need.OPTIONAL, max_len=80, merge=Merge.IMMUTABLE),
    Field("issued_by", Kind.REF, Need.AUTO, ref="user", merge=Merge.IMMUTABLE),
    Field("approved_by", Kind.REF, Need.OPTIONAL, ref="user", merge=Merge.IMMUTABLE),
    Field("approval_note", Kind.TEXT, Need.OPTIONAL, merge=Merge.IMMUTABLE),
    Field("approval_on", Kind.DATE, Need.OPTIONAL, merge=Merge.IMMUTABLE),
)  # fmt: skip

_AFTER = (
    Field("status", Kind.STAGE, Need.AUTO, "after", choices="letter_status", listed=True, merge=Merge.STATUS),
    Field("cancel_reason", Kind.TEXT, Need.OPTIONAL, "after", max_len=500),
    Field("cancelled_on", Kind.DATE, Need.OPTIONAL, "after"),
    Field("superseded_by", Kind.REF, Need.OPTIONAL, "after", ref="letter"),
    Field("written_out", Kind.BOOL, Need.AUTO, "after"),
    Field("file_name", Kind.TEXT, Need.AUTO, "after"),
    Field("copies", Kind.INT, Need.AUTO, "after"),
    Field("despatch_no", Kind.TEXT, Need.OPTIONAL, "after", search=True, max_len=60),
    Field("despatch_on", Kind.DATE, Need.OPTIONAL, "after", sort=True),
    Field("despatch_how", Kind.CHOICE, Need.OPTIONAL, "after", choices="despatch_how"),
    Field("uploaded_on", Kind.DATE, Need.OPTIONAL, "after"),
    Field("portal_no", Kind.TEXT, Need.OPTIONAL, "after", max_len=60),
    Field("remarks", Kind.NOTE, Need.OPTIONAL, "after", merge=Merge.REMARK, max_len=1000),
)  # fmt: skip

LETTER = RecordKind(
    name="letter",
    plural="letters",
    fields=(*_ISSUED, *_AFTER),
    number="number",
    title=("number",),
)
