"""Office (one row), its signing officers and its users.

The signatory of a letter is the officer in charge on the letter's date; `gender` decides भवदीय or भवदीया
(DECISIONS 9). Secrets of a user are never here: they live in the vault.
"""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, RecordKind

OFFICE = RecordKind(
    name="office",
    plural="offices",
    fields=(
        Field("kind", Kind.CHOICE, Need.REQUIRED, choices="office_kind"),
        Field("state", Kind.TEXT, Need.REQUIRED, max_len=2, merge=Merge.IMMUTABLE),
        Field("district", Kind.REF, Need.OPTIONAL, ref="place", merge=Merge.IMMUTABLE),
        Field("name_hi", Kind.NAME, Need.WANTED),
        Field("name_en", Kind.NAME, Need.WANTED),
        Field("head_post_hi", Kind.TEXT, Need.WANTED),
        Field("head_post_en", Kind.TEXT, Need.WANTED),
        Field("address_hi", Kind.NOTE, Need.WANTED, "address", max_len=300),
        Field("address_en", Kind.NOTE, Need.OPTIONAL, "address", max_len=300),
        Field("place_hi", Kind.TEXT, Need.OPTIONAL, "address"),
        Field("place_en", Kind.TEXT, Need.OPTIONAL, "address"),
        Field("pin", Kind.PIN, Need.OPTIONAL, "address"),
        Field("phone", Kind.PHONE, Need.WANTED, "address", max_len=40),
        Field("email", Kind.EMAIL, Need.OPTIONAL, "address"),
        Field("website", Kind.TEXT, Need.OPTIONAL, "address"),
        Field("contact_name_hi", Kind.NAME, Need.OPTIONAL, "address"),
        Field("contact_name_en", Kind.NAME, Need.OPTIONAL, "address"),
        Field("contact_phone", Kind.PHONE, Need.OPTIONAL, "address", max_len=40),
        Field("contact_email", Kind.EMAIL, Need.OPTIONAL, "address"),
        Field("letterhead_hi", Kind.NOTE, Need.OPTIONAL, "letters", max_len=600),
        Field("letterhead_en", Kind.NOTE, Need.OPTIONAL, "letters", max_len=600),
        Field("letterhead_blank_mm", Kind.INT, Need.OPTIONAL, "letters"),
        Field("emblem", Kind.BLOB, Need.OPTIONAL, "letters"),
        Field("prefix", Kind.TEXT, Need.WANTED, "letters", max_len=40),
        Field("number_pattern", Kind.TEXT, Need.OPTIONAL, "letters", max_len=80),
        Field("facilitator_hi", Kind.TEXT, Need.OPTIONAL, "letters", max_len=300),
        Field("facilitator_en", Kind.TEXT, Need.OPTIONAL, "letters", max_len=300),
        Field("jurisdiction_hi", Kind.TEXT, Need.OPTIONAL, "letters"),
        Field("jurisdiction_en", Kind.TEXT, Need.OPTIONAL, "letters"),
        Field("claim_days", Kind.INT, Need.OPTIONAL, "letters"),
        Field("helper_max", Kind.INT, Need.OPTIONAL, "letters"),
        Field("followup_days", Kind.INT, Need.OPTIONAL, "letters"),
        Field("copies_hi", Kind.NOTE, Need.OPTIONAL, "letters", max_len=1000),
        Field("copies_en", Kind.NOTE, Need.OPTIONAL, "letters", max_len=1000),
        Field("hand_despatch", Kind.BOOL, Need.OPTIONAL, "letters"),
    ),
    title=("name_hi", "name_en"),
)  # fmt: skip

OFFICER = RecordKind(
    name="officer",
    plural="officers",
    fields=(
        Field("number", Kind.TEXT, Need.AUTO, search=True, listed=True, max_len=24, merge=Merge.IMMUTABLE),
        Field("office", Kind.REF, Need.REQUIRED, ref="office", sheet=False),
        Field("honorific", Kind.CHOICE, Need.OPTIONAL, choices="honorific"),
        Field("name_hi", Kind.NAME, Need.WANTED, search=True, sort=True, listed=True),
        Field("name_en", Kind.NAME, Need.WANTED, search=True, sort=True, listed=True),
        Field("post_hi", Kind.TEXT, Need.WANTED, listed=True),
        Field("post_en", Kind.TEXT, Need.WANTED),
        Field("gender", Kind.CHOICE, Need.WANTED, choices="gender"),
        Field("for_whom_hi", Kind.TEXT, Need.OPTIONAL),
        Field("for_whom_en", Kind.TEXT, Need.OPTIONAL),
        Field("additional_charge", Kind.BOOL, Need.OPTIONAL),
        Field("from_date", Kind.DATE, Need.REQUIRED, sort=True, listed=True),
        Field("to_date", Kind.DATE, Need.OPTIONAL, sort=True, listed=True),
        Field("remarks", Kind.NOTE, Need.OPTIONAL, merge=Merge.REMARK, max_len=1000),
    ),
    number="number",
    series="OFR",
    title=("name_hi", "name_en"),
    one_of=("name_hi", "name_en"),
    parent="office",
)  # fmt: skip

USER = RecordKind(
    name="user",
    plural="users",
    fields=(
        Field("number", Kind.TEXT, Need.AUTO, search=True, listed=True, max_len=24, merge=Merge.IMMUTABLE),
        Field("office", Kind.REF, Need.AUTO, ref="office", sheet=False),
        Field("login", Kind.TEXT, Need.REQUIRED, search=True, sort=True, listed=True, max_len=40),
        Field("name_hi", Kind.NAME, Need.OPTIONAL, search=True, sort=True, listed=True),
        Field("name_en", Kind.NAME, Need.OPTIONAL, search=True, sort=True, listed=True),
        Field("post", Kind.TEXT, Need.OPTIONAL),
        Field("role", Kind.CHOICE, Need.REQUIRED, choices="user_role", listed=True),
        Field("lang", Kind.CHOICE, Need.OPTIONAL, choices="language"),
        Field("active", Kind.BOOL, Need.OPTIONAL, listed=True),
    ),
    number="number",
    series="USR",
    title=("name_hi", "name_en", "login"),
)  # fmt: skip
