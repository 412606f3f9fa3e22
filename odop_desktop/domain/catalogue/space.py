"""Space: part of an event's area and who it is for (Defence Expo: 1000 m² ODOP, 1000 m² department)."""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, Owner, RecordKind

SPACE = RecordKind(
    name="space",
    plural="spaces",
    fields=(
        Field("number", Kind.TEXT, Need.AUTO, search=True, sort=True, listed=True, max_len=24,
              merge=Merge.IMMUTABLE, example="SPC-1-000001"),
        Field("event", Kind.REF, Need.REQUIRED, ref="event", listed=True, owner=Owner.EVENT),
        Field("name_hi", Kind.NAME, Need.WANTED, search=True, sort=True, listed=True, owner=Owner.EVENT),
        Field("name_en", Kind.NAME, Need.OPTIONAL, search=True, owner=Owner.EVENT),
        Field("for_whom", Kind.TEXT, Need.WANTED, listed=True, owner=Owner.EVENT),
        Field("area", Kind.AREA, Need.WANTED, listed=True, owner=Owner.EVENT),
        Field("remarks", Kind.NOTE, Need.OPTIONAL, merge=Merge.REMARK, max_len=1000),
    ),
    owner=Owner.EVENT,
    number="number",
    series="SPC",
    title=("name_hi", "name_en"),
    one_of=("name_hi", "name_en"),
    parent="event",
)  # fmt: skip
