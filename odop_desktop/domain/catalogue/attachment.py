"""Attachment: a photo or a scanned paper of a record; its bytes live in blobs.db under their SHA-256."""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, RecordKind

ATTACHMENT = RecordKind(
    name="attachment",
    plural="attachments",
    fields=(
        Field("number", Kind.TEXT, Need.AUTO, search=True, sort=True, listed=True, max_len=24,
              merge=Merge.IMMUTABLE),
        Field("kind", Kind.CHOICE, Need.REQUIRED, choices="attachment_kind", listed=True),
        Field("title", Kind.TEXT, Need.WANTED, search=True, listed=True),
        Field("record_kind", Kind.TEXT, Need.REQUIRED, max_len=20, listed=True, merge=Merge.IMMUTABLE),
        Field("record_id", Kind.TEXT, Need.REQUIRED, max_len=36, merge=Merge.IMMUTABLE),
        Field("content", Kind.BLOB, Need.REQUIRED),
        Field("media_type", Kind.TEXT, Need.AUTO, max_len=60),
        Field("size", Kind.INT, Need.AUTO, listed=True),
        Field("pages", Kind.INT, Need.AUTO),
        Field("paper_date", Kind.DATE, Need.OPTIONAL, sort=True),
        Field("paper_no", Kind.TEXT, Need.OPTIONAL, max_len=80),
        Field("file_and_page", Kind.TEXT, Need.OPTIONAL, max_len=120),
        Field("remarks", Kind.NOTE, Need.OPTIONAL, merge=Merge.REMARK, max_len=1000),
    ),
    number="number",
    series="ATT",
    title=("title", "number"),
)  # fmt: skip
