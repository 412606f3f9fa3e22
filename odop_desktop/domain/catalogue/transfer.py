"""Transfer स्थानान्तरण: a person moves to another district, and the register goes along (FEATURES R7).

The office that keeps the person asks; headquarters alone countersigns or refuses. From the countersignature on
the person, with offerings and consents, is the other office's; the registration number stays. It is a record
like any other, so that it goes to headquarters with the next file, has its history and can be taken back as
long as nothing was decided. `turn` counts the moves of one person: of several that were countersigned the
highest says where the person is, whatever the order in which files came.
"""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, Owner, RecordKind

TRANSFER = RecordKind(
    name="transfer",
    plural="transfers",
    fields=(
        Field("number", Kind.TEXT, Need.AUTO, search=True, sort=True, listed=True, max_len=24,
              merge=Merge.IMMUTABLE, example="TRF-1-000001"),
        Field("artisan", Kind.REF, Need.REQUIRED, ref="artisan", listed=True, merge=Merge.IMMUTABLE),
        Field("from_district", Kind.REF, Need.AUTO, ref="place", listed=True, merge=Merge.IMMUTABLE),
        Field("to_district", Kind.REF, Need.REQUIRED, ref="place", listed=True, merge=Merge.IMMUTABLE),
        Field("to_office", Kind.TEXT, Need.AUTO, max_len=12, merge=Merge.IMMUTABLE, example="HP-KLU"),
        Field("reason", Kind.NOTE, Need.REQUIRED, max_len=500),
        Field("asked_on", Kind.DATE, Need.AUTO, sort=True, listed=True),
        Field("stage", Kind.STAGE, Need.AUTO, "decision", choices="transfer_stage", sort=True, listed=True,
              owner=Owner.HQ),
        Field("decided_on", Kind.DATE, Need.AUTO, "decision", sort=True, listed=True, owner=Owner.HQ),
        Field("decided_by", Kind.TEXT, Need.AUTO, "decision", max_len=100, owner=Owner.HQ),
        Field("decision", Kind.NOTE, Need.AUTO, "decision", max_len=500, owner=Owner.HQ),
        Field("turn", Kind.INT, Need.AUTO, "decision", owner=Owner.HQ),
    ),
    number="number",
    series="TRF",
    title=("number",),
    parent="artisan",
)  # fmt: skip
