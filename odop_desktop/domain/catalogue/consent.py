"""Consent: what an artisan said, once per purpose (DECISIONS 7; DPDP Act 2023 s. 6 and s. 7(b))."""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, RecordKind

CONSENT = RecordKind(
    name="consent",
    plural="consents",
    fields=(
        Field("number", Kind.TEXT, Need.AUTO, search=True, sort=True, listed=True, max_len=24,
              merge=Merge.IMMUTABLE, example="CNS-1-000001"),
        Field("artisan", Kind.REF, Need.REQUIRED, ref="artisan", listed=True),
        Field("purpose", Kind.CHOICE, Need.REQUIRED, choices="consent_purpose", listed=True, sort=True),
        Field("state", Kind.CHOICE, Need.REQUIRED, choices="consent_state", listed=True),
        Field("given_on", Kind.DATE, Need.REQUIRED, listed=True, sort=True),
        Field("withdrawn_on", Kind.DATE, Need.OPTIONAL),
        Field("notice_version", Kind.TEXT, Need.WANTED, max_len=20),
        Field("notice_lang", Kind.CHOICE, Need.WANTED, choices="language"),
        Field("how", Kind.CHOICE, Need.WANTED, choices="consent_how"),
        Field("roll", Kind.TEXT, Need.OPTIONAL, max_len=100),
        Field("witness", Kind.NAME, Need.OPTIONAL),
        Field("recorder", Kind.REF, Need.OPTIONAL, ref="user"),
        Field("remarks", Kind.NOTE, Need.OPTIONAL, merge=Merge.REMARK, max_len=1000),
    ),
    number="number",
    series="CNS",
    title=("number",),
    parent="artisan",
)  # fmt: skip
