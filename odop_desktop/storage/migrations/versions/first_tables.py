"""Step 1 of the schema: first_tables. Written by tools/revision.py; a table of data."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ORDERED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade(op: Operations) -> None:
    op.create_table(
        "act",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
        sqlite_strict=True,
    )
    op.create_table(
        "attachment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("record_kind", sa.Text()),
        sa.Column("record_id", sa.Text()),
        sa.Column("content", sa.Text()),
        sa.Column("media_type", sa.Text()),
        sa.Column("size", WHOLE),
        sa.Column("pages", WHOLE),
        sa.Column("paper_date", sa.Text()),
        sa.Column("paper_no", sa.Text()),
        sa.Column("file_and_page", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sqlite_strict=True,
    )
    op.create_index("ix_attachment_number", "attachment", ["number"], unique=False)
    op.create_index("ix_attachment_record_id", "attachment", ["record_id"], unique=False)
    op.create_table(
        "counter",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter")),
        sqlite_strict=True,
    )
    op.create_table(
        "derived",
        sa.Column("doc", WHOLE, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("live", WHOLE, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("s1", ORDERED),
        sa.Column("s2", ORDERED),
        sa.Column("s3", ORDERED),
        sa.Column("s4", ORDERED),
        sa.Column("s5", ORDERED),
        sa.Column("s6", ORDERED),
        sa.Column("k1", ORDERED),
        sa.Column("k2", ORDERED),
        sa.PrimaryKeyConstraint("doc", name=op.f("pk_derived")),
        sqlite_strict=True,
    )
    op.create_index("ix_derived_doc", "derived", ["kind", "live", "doc"], unique=False)
    op.create_index("ix_derived_id", "derived", ["id"], unique=True)
    op.create_index(
        "ix_derived_k1",
        "derived",
        ["kind", "k1"],
        unique=False,
        sqlite_where=sa.text("k1 IS NOT NULL"),
        postgresql_where=sa.text("k1 IS NOT NULL"),
    )
    op.create_index(
        "ix_derived_k2",
        "derived",
        ["kind", "k2"],
        unique=False,
        sqlite_where=sa.text("k2 IS NOT NULL"),
        postgresql_where=sa.text("k2 IS NOT NULL"),
    )
    op.create_index(
        "ix_derived_s1",
        "derived",
        ["kind", "live", "s1", "doc"],
        unique=False,
        sqlite_where=sa.text("s1 IS NOT NULL"),
        postgresql_where=sa.text("s1 IS NOT NULL"),
    )
    op.create_index(
        "ix_derived_s2",
        "derived",
        ["kind", "live", "s2", "doc"],
        unique=False,
        sqlite_where=sa.text("s2 IS NOT NULL"),
        postgresql_where=sa.text("s2 IS NOT NULL"),
    )
    op.create_index(
        "ix_derived_s3",
        "derived",
        ["kind", "live", "s3", "doc"],
        unique=False,
        sqlite_where=sa.text("s3 IS NOT NULL"),
        postgresql_where=sa.text("s3 IS NOT NULL"),
    )
    op.create_index(
        "ix_derived_s4",
        "derived",
        ["kind", "live", "s4", "doc"],
        unique=False,
        sqlite_where=sa.text("s4 IS NOT NULL"),
        postgresql_where=sa.text("s4 IS NOT NULL"),
    )
    op.create_index(
        "ix_derived_s5",
        "derived",
        ["kind", "live", "s5", "doc"],
        unique=False,
        sqlite_where=sa.text("s5 IS NOT NULL"),
        postgresql_where=sa.text("s5 IS NOT NULL"),
    )
    op.create_index(
        "ix_derived_s6",
        "derived",
        ["kind", "live", "s6", "doc"],
        unique=False,
        sqlite_where=sa.text("s6 IS NOT NULL"),
        postgresql_where=sa.text("s6 IS NOT NULL"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("pack", sa.Text()),
        sa.Column("code", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("name_hi", sa.Text()),
        sa.Column("name_en", sa.Text()),
        sa.Column("part_of", sa.Text()),
        sa.Column("from_date", sa.Text()),
        sa.Column("to_date", sa.Text()),
        sa.Column("venue_hi", sa.Text()),
        sa.Column("venue_en", sa.Text()),
        sa.Column("city", sa.Text()),
        sa.Column("state", sa.Text()),
        sa.Column("organiser_hi", sa.Text()),
        sa.Column("organiser_en", sa.Text()),
        sa.Column("organised_by", sa.Text()),
        sa.Column("status", sa.Text()),
        sa.Column("area", WHOLE),
        sa.Column("stalls_offered", WHOLE),
        sa.Column("seats", WHOLE),
        sa.Column("quota_rules", sa.Text()),
        sa.Column("assistance", WHOLE),
        sa.Column("last_date", sa.Text()),
        sa.Column("last_time", sa.Text()),
        sa.Column("open_time", sa.Text()),
        sa.Column("close_time", sa.Text()),
        sa.Column("report_date", sa.Text()),
        sa.Column("report_time", sa.Text()),
        sa.Column("report_place_hi", sa.Text()),
        sa.Column("report_place_en", sa.Text()),
        sa.Column("rent", WHOLE),
        sa.Column("helper_max", WHOLE),
        sa.Column("id_docs", sa.Text()),
        sa.Column("tada_clause_hi", sa.Text()),
        sa.Column("tada_clause_en", sa.Text()),
        sa.Column("claim_days", WHOLE),
        sa.Column("lodging_hi", sa.Text()),
        sa.Column("lodging_en", sa.Text()),
        sa.Column("confirm_by", sa.Text()),
        sa.Column("enclosures_hi", sa.Text()),
        sa.Column("enclosures_en", sa.Text()),
        sa.Column("copies_hi", sa.Text()),
        sa.Column("copies_en", sa.Text()),
        sa.Column("food_rule", WHOLE),
        sa.Column("activities_hi", sa.Text()),
        sa.Column("activities_en", sa.Text()),
        sa.Column("outcome", sa.Text()),
        sa.Column("approval_note", sa.Text()),
        sa.Column("approval_on", sa.Text()),
        sa.Column("source", sa.Text()),
        sa.Column("uploaded_on", sa.Text()),
        sa.Column("portal_no", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.Column("extra", sa.Text()),
        sa.ForeignKeyConstraint(
            ["part_of"], ["event.id"], name=op.f("fk_event_part_of"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sqlite_strict=True,
    )
    op.create_index("ix_event_code", "event", ["code"], unique=False)
    op.create_table(
        "event_log",
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_event_log")),
        sqlite_strict=True,
    )
    op.create_table(
        "node",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("pc", WHOLE, nullable=False),
        sa.Column("epoch", WHOLE, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("arrived", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_node")),
        sqlite_strict=True,
    )
    op.create_table(
        "op",
        sa.Column("arrival", WHOLE, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("node", sa.Text(), nullable=False),
        sa.Column("epoch", WHOLE, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("header", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("body", sa.Text()),
        sa.Column("salt", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("arrival", name=op.f("pk_op")),
        sqlite_strict=True,
    )
    op.create_index("ix_op_act", "op", ["act"], unique=False)
    op.create_index("ix_op_entity_id", "op", ["entity_id"], unique=False)
    op.create_index("uq_op_id", "op", ["id"], unique=True)
    op.create_table(
        "partner",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("pack", sa.Text()),
        sa.Column("short", sa.Text()),
        sa.Column("name_hi", sa.Text()),
        sa.Column("name_en", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("purpose_hi", sa.Text()),
        sa.Column("purpose_en", sa.Text()),
        sa.Column("aliases", sa.Text()),
        sa.Column("mou_status", sa.Text()),
        sa.Column("contact_name", sa.Text()),
        sa.Column("contact_post", sa.Text()),
        sa.Column("phone", sa.Text()),
        sa.Column("email", sa.Text()),
        sa.Column("website", sa.Text()),
        sa.Column("state", sa.Text()),
        sa.Column("source", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
        sqlite_strict=True,
    )
    op.create_index("ix_partner_short", "partner", ["short"], unique=False)
    op.create_table(
        "place",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("pack", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column("level", sa.Text()),
        sa.Column("name_hi", sa.Text()),
        sa.Column("name_en", sa.Text()),
        sa.Column("parent", sa.Text()),
        sa.Column("variants", sa.Text()),
        sa.Column("lgd_code", sa.Text()),
        sa.Column("code3", sa.Text()),
        sa.Column("state", sa.Text()),
        sa.Column("division", sa.Text()),
        sa.Column("headquarters", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.ForeignKeyConstraint(
            ["parent"], ["place.id"], name=op.f("fk_place_parent"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sqlite_strict=True,
    )
    op.create_index("ix_place_number", "place", ["number"], unique=False)
    op.create_index("ix_place_parent", "place", ["parent"], unique=False)
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
        sqlite_strict=True,
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column("login", sa.Text()),
        sa.Column("name_hi", sa.Text()),
        sa.Column("name_en", sa.Text()),
        sa.Column("post", sa.Text()),
        sa.Column("role", sa.Text()),
        sa.Column("lang", sa.Text()),
        sa.Column("active", WHOLE),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sqlite_strict=True,
    )
    op.create_index("ix_user_number", "user", ["number"], unique=False)
    op.create_table(
        "buyer",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("name_en", sa.Text()),
        sa.Column("name_hi", sa.Text()),
        sa.Column("address", sa.Text()),
        sa.Column("address_hi", sa.Text()),
        sa.Column("city", sa.Text()),
        sa.Column("state", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("pin", sa.Text()),
        sa.Column("gstin", sa.Text()),
        sa.Column("pan", sa.Text()),
        sa.Column("iec", sa.Text()),
        sa.Column("rep_name", sa.Text()),
        sa.Column("rep_name_hi", sa.Text()),
        sa.Column("rep_gender", sa.Text()),
        sa.Column("rep_post", sa.Text()),
        sa.Column("rep_post_hi", sa.Text()),
        sa.Column("mobile", sa.Text()),
        sa.Column("phone2", sa.Text()),
        sa.Column("email", sa.Text()),
        sa.Column("website", sa.Text()),
        sa.Column("letter_lang", sa.Text()),
        sa.Column("languages", sa.Text()),
        sa.Column("products_wanted", sa.Text()),
        sa.Column("empanelled", sa.Text()),
        sa.Column("uploaded_on", sa.Text()),
        sa.Column("portal_no", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.Column("extra", sa.Text()),
        sa.ForeignKeyConstraint(
            ["empanelled"],
            ["partner.id"],
            name=op.f("fk_buyer_empanelled"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buyer")),
        sqlite_strict=True,
    )
    op.create_index("ix_buyer_number", "buyer", ["number"], unique=False)
    op.create_table(
        "office",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("state", sa.Text()),
        sa.Column("district", sa.Text()),
        sa.Column("name_hi", sa.Text()),
        sa.Column("name_en", sa.Text()),
        sa.Column("head_post_hi", sa.Text()),
        sa.Column("head_post_en", sa.Text()),
        sa.Column("address_hi", sa.Text()),
        sa.Column("address_en", sa.Text()),
        sa.Column("place_hi", sa.Text()),
        sa.Column("place_en", sa.Text()),
        sa.Column("pin", sa.Text()),
        sa.Column("phone", sa.Text()),
        sa.Column("email", sa.Text()),
        sa.Column("website", sa.Text()),
        sa.Column("contact_name_hi", sa.Text()),
        sa.Column("contact_name_en", sa.Text()),
        sa.Column("contact_phone", sa.Text()),
        sa.Column("contact_email", sa.Text()),
        sa.Column("letterhead_hi", sa.Text()),
        sa.Column("letterhead_en", sa.Text()),
        sa.Column("letterhead_blank_mm", WHOLE),
        sa.Column("emblem", sa.Text()),
        sa.Column("prefix", sa.Text()),
        sa.Column("number_pattern", sa.Text()),
        sa.Column("facilitator_hi", sa.Text()),
        sa.Column("facilitator_en", sa.Text()),
        sa.Column("jurisdiction_hi", sa.Text()),
        sa.Column("jurisdiction_en", sa.Text()),
        sa.Column("claim_days", WHOLE),
        sa.Column("helper_max", WHOLE),
        sa.Column("followup_days", WHOLE),
        sa.Column("copies_hi", sa.Text()),
        sa.Column("copies_en", sa.Text()),
        sa.Column("hand_despatch", WHOLE),
        sa.ForeignKeyConstraint(
            ["district"], ["place.id"], name=op.f("fk_office_district"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sqlite_strict=True,
    )
    op.create_table(
        "product",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("pack", sa.Text()),
        sa.Column("product_key", sa.Text()),
        sa.Column("name_hi", sa.Text()),
        sa.Column("name_en", sa.Text()),
        sa.Column("district", sa.Text()),
        sa.Column("districts", sa.Text()),
        sa.Column("aliases", sa.Text()),
        sa.Column("craft", sa.Text()),
        sa.Column("is_odop", WHOLE),
        sa.Column("confirmed", WHOLE),
        sa.Column("units", sa.Text()),
        sa.Column("hs_code", sa.Text()),
        sa.Column("hs_note", sa.Text()),
        sa.Column("gi_status", sa.Text()),
        sa.Column("gi_no", sa.Text()),
        sa.Column("brand_note", sa.Text()),
        sa.Column("quality_note", sa.Text()),
        sa.Column("scheme", sa.Text()),
        sa.Column("list_wave", sa.Text()),
        sa.Column("confirmation", sa.Text()),
        sa.Column("sources", sa.Text()),
        sa.Column("valid_from", sa.Text()),
        sa.Column("valid_to", sa.Text()),
        sa.Column("uploaded_on", sa.Text()),
        sa.Column("portal_no", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.Column("extra", sa.Text()),
        sa.ForeignKeyConstraint(
            ["district"],
            ["place.id"],
            name=op.f("fk_product_district"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sqlite_strict=True,
    )
    op.create_index("ix_product_product_key", "product", ["product_key"], unique=False)
    op.create_table(
        "space",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column("event", sa.Text()),
        sa.Column("name_hi", sa.Text()),
        sa.Column("name_en", sa.Text()),
        sa.Column("for_whom", sa.Text()),
        sa.Column("area", WHOLE),
        sa.Column("remarks", sa.Text()),
        sa.ForeignKeyConstraint(
            ["event"], ["event.id"], name=op.f("fk_space_event"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_space")),
        sqlite_strict=True,
    )
    op.create_index("ix_space_event", "space", ["event"], unique=False)
    op.create_index("ix_space_number", "space", ["number"], unique=False)
    op.create_table(
        "artisan",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("reg_no", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("honorific", sa.Text()),
        sa.Column("name_hi", sa.Text()),
        sa.Column("name_en", sa.Text()),
        sa.Column("relation", sa.Text()),
        sa.Column("guardian_title", sa.Text()),
        sa.Column("guardian_name", sa.Text()),
        sa.Column("guardian_name_en", sa.Text()),
        sa.Column("gender", sa.Text()),
        sa.Column("dob", sa.Text()),
        sa.Column("age", WHOLE),
        sa.Column("age_on", sa.Text()),
        sa.Column("social_category", sa.Text()),
        sa.Column("minority", WHOLE),
        sa.Column("divyang", sa.Text()),
        sa.Column("divyang_pct", WHOLE),
        sa.Column("udid_no", sa.Text()),
        sa.Column("education", sa.Text()),
        sa.Column("languages", sa.Text()),
        sa.Column("family_key", sa.Text()),
        sa.Column("annual_income", WHOLE),
        sa.Column("photo", sa.Text()),
        sa.Column("mobile", sa.Text()),
        sa.Column("mobile2", sa.Text()),
        sa.Column("email", sa.Text()),
        sa.Column("address", sa.Text()),
        sa.Column("address_en", sa.Text()),
        sa.Column("village_ward", sa.Text()),
        sa.Column("post_office", sa.Text()),
        sa.Column("block", sa.Text()),
        sa.Column("tehsil", sa.Text()),
        sa.Column("district", sa.Text()),
        sa.Column("pin", sa.Text()),
        sa.Column("area_type", sa.Text()),
        sa.Column("constituency", sa.Text()),
        sa.Column("craft", sa.Text()),
        sa.Column("odop_product", sa.Text()),
        sa.Column("experience_years", WHOLE),
        sa.Column("unit_name", sa.Text()),
        sa.Column("employment", WHOLE),
        sa.Column("employment_women", WHOLE),
        sa.Column("training", sa.Text()),
        sa.Column("toolkit", sa.Text()),
        sa.Column("awards", sa.Text()),
        sa.Column("pehchan_no", sa.Text()),
        sa.Column("pehchan_valid_till", sa.Text()),
        sa.Column("udyam_no", sa.Text()),
        sa.Column("gstin", sa.Text()),
        sa.Column("pan", sa.Text()),
        sa.Column("iec", sa.Text()),
        sa.Column("fssai", sa.Text()),
        sa.Column("aadhaar_last4", sa.Text()),
        sa.Column("account_holder", sa.Text()),
        sa.Column("bank_name", sa.Text()),
        sa.Column("account_no", sa.Text()),
        sa.Column("ifsc", sa.Text()),
        sa.Column("consent_date", sa.Text()),
        sa.Column("status", sa.Text()),
        sa.Column("uploaded_on", sa.Text()),
        sa.Column("portal_no", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.Column("extra", sa.Text()),
        sa.ForeignKeyConstraint(
            ["block"], ["place.id"], name=op.f("fk_artisan_block"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["district"],
            ["place.id"],
            name=op.f("fk_artisan_district"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["odop_product"],
            ["product.id"],
            name=op.f("fk_artisan_odop_product"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["tehsil"], ["place.id"], name=op.f("fk_artisan_tehsil"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_artisan")),
        sqlite_strict=True,
    )
    op.create_index("uq_artisan_reg_no", "artisan", ["reg_no"], unique=True)
    op.create_table(
        "loi",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column("loi_no", sa.Text()),
        sa.Column("paper_no", sa.Text()),
        sa.Column("loi_date", sa.Text()),
        sa.Column("event", sa.Text()),
        sa.Column("signed_place", sa.Text()),
        sa.Column("buyer", sa.Text()),
        sa.Column("buyer_city", sa.Text()),
        sa.Column("buyer_gstin", sa.Text()),
        sa.Column("who_signs", sa.Text()),
        sa.Column("witness1", sa.Text()),
        sa.Column("witness2", sa.Text()),
        sa.Column("lang", sa.Text()),
        sa.Column("valid_till", sa.Text()),
        sa.Column("tax", sa.Text()),
        sa.Column("sample_days", WHOLE),
        sa.Column("delivery_place", sa.Text()),
        sa.Column("delivery_by", sa.Text()),
        sa.Column("freight_by", sa.Text()),
        sa.Column("payment_terms", sa.Text()),
        sa.Column("payment_terms_en", sa.Text()),
        sa.Column("advance_pct", WHOLE),
        sa.Column("pay_days", WHOLE),
        sa.Column("followup_days", WHOLE),
        sa.Column("jurisdiction_hi", sa.Text()),
        sa.Column("jurisdiction_en", sa.Text()),
        sa.Column("currency", sa.Text()),
        sa.Column("exchange_rate", WHOLE),
        sa.Column("exchange_source", sa.Text()),
        sa.Column("exchange_on", sa.Text()),
        sa.Column("total", WHOLE),
        sa.Column("stage", sa.Text()),
        sa.Column("stage_on", sa.Text()),
        sa.Column("stage_reason", sa.Text()),
        sa.Column("claimed", sa.Text()),
        sa.Column("signed_file", sa.Text()),
        sa.Column("corrections", sa.Text()),
        sa.Column("approved_by", sa.Text()),
        sa.Column("approval_note", sa.Text()),
        sa.Column("approval_page", sa.Text()),
        sa.Column("approval_on", sa.Text()),
        sa.Column("followup_last", sa.Text()),
        sa.Column("followup_next", sa.Text()),
        sa.Column("order_value", WHOLE),
        sa.Column("supplied_value", WHOLE),
        sa.Column("paid_value", WHOLE),
        sa.Column("uploaded_on", sa.Text()),
        sa.Column("portal_no", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.Column("extra", sa.Text()),
        sa.ForeignKeyConstraint(
            ["approved_by"],
            ["user.id"],
            name=op.f("fk_loi_approved_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["buyer"], ["buyer.id"], name=op.f("fk_loi_buyer"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["event"], ["event.id"], name=op.f("fk_loi_event"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loi")),
        sqlite_strict=True,
    )
    op.create_index("ix_loi_buyer", "loi", ["buyer"], unique=False)
    op.create_index("ix_loi_event", "loi", ["event"], unique=False)
    op.create_index("ix_loi_number", "loi", ["number"], unique=False)
    op.create_table(
        "officer",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column("office", sa.Text()),
        sa.Column("honorific", sa.Text()),
        sa.Column("name_hi", sa.Text()),
        sa.Column("name_en", sa.Text()),
        sa.Column("post_hi", sa.Text()),
        sa.Column("post_en", sa.Text()),
        sa.Column("gender", sa.Text()),
        sa.Column("for_whom_hi", sa.Text()),
        sa.Column("for_whom_en", sa.Text()),
        sa.Column("additional_charge", WHOLE),
        sa.Column("from_date", sa.Text()),
        sa.Column("to_date", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.ForeignKeyConstraint(
            ["office"], ["office.id"], name=op.f("fk_officer_office"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer")),
        sqlite_strict=True,
    )
    op.create_index("ix_officer_number", "officer", ["number"], unique=False)
    op.create_index("ix_officer_office", "officer", ["office"], unique=False)
    op.create_table(
        "stall",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column("event", sa.Text()),
        sa.Column("stall_no", sa.Text()),
        sa.Column("hall", sa.Text()),
        sa.Column("space", sa.Text()),
        sa.Column("size", sa.Text()),
        sa.Column("area", WHOLE),
        sa.Column("kind", sa.Text()),
        sa.Column("rent", WHOLE),
        sa.Column("facilities", sa.Text()),
        sa.Column("usable", WHOLE),
        sa.Column("x", WHOLE),
        sa.Column("y", WHOLE),
        sa.Column("w", WHOLE),
        sa.Column("h", WHOLE),
        sa.Column("remarks", sa.Text()),
        sa.Column("extra", sa.Text()),
        sa.ForeignKeyConstraint(
            ["event"], ["event.id"], name=op.f("fk_stall_event"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["space"], ["space.id"], name=op.f("fk_stall_space"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stall")),
        sqlite_strict=True,
    )
    op.create_index("ix_stall_event", "stall", ["event"], unique=False)
    op.create_index("ix_stall_number", "stall", ["number"], unique=False)
    op.create_table(
        "consent",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column("artisan", sa.Text()),
        sa.Column("purpose", sa.Text()),
        sa.Column("state", sa.Text()),
        sa.Column("given_on", sa.Text()),
        sa.Column("withdrawn_on", sa.Text()),
        sa.Column("notice_version", sa.Text()),
        sa.Column("notice_lang", sa.Text()),
        sa.Column("how", sa.Text()),
        sa.Column("roll", sa.Text()),
        sa.Column("witness", sa.Text()),
        sa.Column("recorder", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.ForeignKeyConstraint(
            ["artisan"],
            ["artisan.id"],
            name=op.f("fk_consent_artisan"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recorder"], ["user.id"], name=op.f("fk_consent_recorder"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sqlite_strict=True,
    )
    op.create_index("ix_consent_artisan", "consent", ["artisan"], unique=False)
    op.create_index("ix_consent_number", "consent", ["number"], unique=False)
    op.create_table(
        "letter",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("fy", sa.Text()),
        sa.Column("pc", WHOLE),
        sa.Column("serial", WHOLE),
        sa.Column("letter_date", sa.Text()),
        sa.Column("lang", sa.Text()),
        sa.Column("to_whom", sa.Text()),
        sa.Column("subject", sa.Text()),
        sa.Column("record_kind", sa.Text()),
        sa.Column("record_id", sa.Text()),
        sa.Column("event", sa.Text()),
        sa.Column("officer", sa.Text()),
        sa.Column("pdf", sa.Text()),
        sa.Column("pages", WHOLE),
        sa.Column("ref_no", sa.Text()),
        sa.Column("ref_date", sa.Text()),
        sa.Column("endorse_no", sa.Text()),
        sa.Column("issued_by", sa.Text()),
        sa.Column("approved_by", sa.Text()),
        sa.Column("approval_note", sa.Text()),
        sa.Column("approval_on", sa.Text()),
        sa.Column("status", sa.Text()),
        sa.Column("cancel_reason", sa.Text()),
        sa.Column("cancelled_on", sa.Text()),
        sa.Column("superseded_by", sa.Text()),
        sa.Column("written_out", WHOLE),
        sa.Column("file_name", sa.Text()),
        sa.Column("copies", WHOLE),
        sa.Column("despatch_no", sa.Text()),
        sa.Column("despatch_on", sa.Text()),
        sa.Column("despatch_how", sa.Text()),
        sa.Column("uploaded_on", sa.Text()),
        sa.Column("portal_no", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.ForeignKeyConstraint(
            ["approved_by"],
            ["user.id"],
            name=op.f("fk_letter_approved_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["event"], ["event.id"], name=op.f("fk_letter_event"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["issued_by"],
            ["user.id"],
            name=op.f("fk_letter_issued_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["officer"], ["officer.id"], name=op.f("fk_letter_officer"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["superseded_by"],
            ["letter.id"],
            name=op.f("fk_letter_superseded_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sqlite_strict=True,
    )
    op.create_index("ix_letter_event", "letter", ["event"], unique=False)
    op.create_index("ix_letter_record_id", "letter", ["record_id"], unique=False)
    op.create_index("uq_letter_number", "letter", ["number"], unique=True)
    op.create_table(
        "offering",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column("artisan", sa.Text()),
        sa.Column("product", sa.Text()),
        sa.Column("description", sa.Text()),
        sa.Column("unit", sa.Text()),
        sa.Column("capacity_month", WHOLE),
        sa.Column("price_min", WHOLE),
        sa.Column("price_max", WHOLE),
        sa.Column("photo", sa.Text()),
        sa.Column("gi_user_no", sa.Text()),
        sa.Column("quality_status", sa.Text()),
        sa.Column("logo_status", sa.Text()),
        sa.Column("logo_no", sa.Text()),
        sa.Column("logo_valid_till", sa.Text()),
        sa.Column("uploaded_on", sa.Text()),
        sa.Column("portal_no", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.Column("extra", sa.Text()),
        sa.ForeignKeyConstraint(
            ["artisan"],
            ["artisan.id"],
            name=op.f("fk_offering_artisan"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["product"],
            ["product.id"],
            name=op.f("fk_offering_product"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offering")),
        sqlite_strict=True,
    )
    op.create_index("ix_offering_artisan", "offering", ["artisan"], unique=False)
    op.create_index("ix_offering_number", "offering", ["number"], unique=False)
    op.create_table(
        "loi_line",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("loi", sa.Text()),
        sa.Column("line_no", WHOLE),
        sa.Column("seller", sa.Text()),
        sa.Column("seller_name", sa.Text()),
        sa.Column("seller_district", sa.Text()),
        sa.Column("seller_mobile", sa.Text()),
        sa.Column("offering", sa.Text()),
        sa.Column("product", sa.Text()),
        sa.Column("product_hi", sa.Text()),
        sa.Column("product_en", sa.Text()),
        sa.Column("spec", sa.Text()),
        sa.Column("hs", sa.Text()),
        sa.Column("qty", WHOLE),
        sa.Column("unit", sa.Text()),
        sa.Column("rate", WHOLE),
        sa.Column("value", WHOLE),
        sa.ForeignKeyConstraint(
            ["loi"], ["loi.id"], name=op.f("fk_loi_line_loi"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["offering"],
            ["offering.id"],
            name=op.f("fk_loi_line_offering"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["product"],
            ["product.id"],
            name=op.f("fk_loi_line_product"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["seller"], ["artisan.id"], name=op.f("fk_loi_line_seller"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loi_line")),
        sqlite_strict=True,
    )
    op.create_index("ix_loi_line_loi", "loi_line", ["loi"], unique=False)
    op.create_index("ix_loi_line_seller", "loi_line", ["seller"], unique=False)
    op.create_table(
        "participation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column("event", sa.Text()),
        sa.Column("artisan", sa.Text()),
        sa.Column("offering", sa.Text()),
        sa.Column("product", sa.Text()),
        sa.Column("district", sa.Text()),
        sa.Column("mobile", sa.Text()),
        sa.Column("helper", sa.Text()),
        sa.Column("stage", sa.Text()),
        sa.Column("stage_on", sa.Text()),
        sa.Column("stage_reason", sa.Text()),
        sa.Column("rank", WHOLE),
        sa.Column("waiting_no", WHOLE),
        sa.Column("quota_used", sa.Text()),
        sa.Column("quota_counted", sa.Text()),
        sa.Column("stall", sa.Text()),
        sa.Column("substitute", sa.Text()),
        sa.Column("substitute_reason", sa.Text()),
        sa.Column("application_date", sa.Text()),
        sa.Column("diary_no", sa.Text()),
        sa.Column("papers", sa.Text()),
        sa.Column("fee", WHOLE),
        sa.Column("fee_ref", sa.Text()),
        sa.Column("fee_refunded_on", sa.Text()),
        sa.Column("allot_no", sa.Text()),
        sa.Column("allot_on", sa.Text()),
        sa.Column("ref_no", sa.Text()),
        sa.Column("ref_date", sa.Text()),
        sa.Column("rent", WHOLE),
        sa.Column("report_date", sa.Text()),
        sa.Column("report_time", sa.Text()),
        sa.Column("report_place_hi", sa.Text()),
        sa.Column("report_place_en", sa.Text()),
        sa.Column("helper_max", WHOLE),
        sa.Column("id_docs", sa.Text()),
        sa.Column("tada_clause_hi", sa.Text()),
        sa.Column("tada_clause_en", sa.Text()),
        sa.Column("claim_days", WHOLE),
        sa.Column("lodging_hi", sa.Text()),
        sa.Column("lodging_en", sa.Text()),
        sa.Column("confirm_by", sa.Text()),
        sa.Column("confirmed_on", sa.Text()),
        sa.Column("enclosures_hi", sa.Text()),
        sa.Column("enclosures_en", sa.Text()),
        sa.Column("copies_hi", sa.Text()),
        sa.Column("copies_en", sa.Text()),
        sa.Column("approved_by", sa.Text()),
        sa.Column("approval_note", sa.Text()),
        sa.Column("approval_on", sa.Text()),
        sa.Column("id_type", sa.Text()),
        sa.Column("reported_at", sa.Text()),
        sa.Column("attendance", sa.Text()),
        sa.Column("sale_cash", WHOLE),
        sa.Column("order_booked", WHOLE),
        sa.Column("enquiries", WHOLE),
        sa.Column("visitors", WHOLE),
        sa.Column("travel_class", sa.Text()),
        sa.Column("travel_fare", WHOLE),
        sa.Column("freight", WHOLE),
        sa.Column("claim_paid", WHOLE),
        sa.Column("claim_paid_on", sa.Text()),
        sa.Column("feedback", sa.Text()),
        sa.Column("uploaded_on", sa.Text()),
        sa.Column("portal_no", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.Column("extra", sa.Text()),
        sa.ForeignKeyConstraint(
            ["approved_by"],
            ["user.id"],
            name=op.f("fk_participation_approved_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["artisan"],
            ["artisan.id"],
            name=op.f("fk_participation_artisan"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["district"],
            ["place.id"],
            name=op.f("fk_participation_district"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.id"],
            name=op.f("fk_participation_event"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["offering"],
            ["offering.id"],
            name=op.f("fk_participation_offering"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["product"],
            ["product.id"],
            name=op.f("fk_participation_product"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["stall"],
            ["stall.id"],
            name=op.f("fk_participation_stall"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sqlite_strict=True,
    )
    op.create_index("ix_participation_artisan", "participation", ["artisan"], unique=False)
    op.create_index("ix_participation_event", "participation", ["event"], unique=False)
    op.create_index("ix_participation_number", "participation", ["number"], unique=False)
    op.create_index("ix_participation_stall", "participation", ["stall"], unique=False)


def downgrade(op: Operations) -> None:
    op.drop_index("ix_participation_stall", table_name="participation")
    op.drop_index("ix_participation_number", table_name="participation")
    op.drop_index("ix_participation_event", table_name="participation")
    op.drop_index("ix_participation_artisan", table_name="participation")
    op.drop_table("participation")
    op.drop_index("ix_loi_line_seller", table_name="loi_line")
    op.drop_index("ix_loi_line_loi", table_name="loi_line")
    op.drop_table("loi_line")
    op.drop_index("ix_offering_number", table_name="offering")
    op.drop_index("ix_offering_artisan", table_name="offering")
    op.drop_table("offering")
    op.drop_index("uq_letter_number", table_name="letter")
    op.drop_index("ix_letter_record_id", table_name="letter")
    op.drop_index("ix_letter_event", table_name="letter")
    op.drop_table("letter")
    op.drop_index("ix_consent_number", table_name="consent")
    op.drop_index("ix_consent_artisan", table_name="consent")
    op.drop_table("consent")
    op.drop_index("ix_stall_number", table_name="stall")
    op.drop_index("ix_stall_event", table_name="stall")
    op.drop_table("stall")
    op.drop_index("ix_officer_office", table_name="officer")
    op.drop_index("ix_officer_number", table_name="officer")
    op.drop_table("officer")
    op.drop_index("ix_loi_number", table_name="loi")
    op.drop_index("ix_loi_event", table_name="loi")
    op.drop_index("ix_loi_buyer", table_name="loi")
    op.drop_table("loi")
    op.drop_index("uq_artisan_reg_no", table_name="artisan")
    op.drop_table("artisan")
    op.drop_index("ix_space_number", table_name="space")
    op.drop_index("ix_space_event", table_name="space")
    op.drop_table("space")
    op.drop_index("ix_product_product_key", table_name="product")
    op.drop_table("product")
    op.drop_table("office")
    op.drop_index("ix_buyer_number", table_name="buyer")
    op.drop_table("buyer")
    op.drop_index("ix_user_number", table_name="user")
    op.drop_table("user")
    op.drop_table("setting")
    op.drop_index("ix_place_parent", table_name="place")
    op.drop_index("ix_place_number", table_name="place")
    op.drop_table("place")
    op.drop_index("ix_partner_short", table_name="partner")
    op.drop_table("partner")
    op.drop_index("uq_op_id", table_name="op")
    op.drop_index("ix_op_entity_id", table_name="op")
    op.drop_index("ix_op_act", table_name="op")
    op.drop_table("op")
    op.drop_table("node")
    op.drop_table("event_log")
    op.drop_index("ix_event_code", table_name="event")
    op.drop_table("event")
    op.drop_index(
        "ix_derived_s6",
        table_name="derived",
        sqlite_where=sa.text("s6 IS NOT NULL"),
        postgresql_where=sa.text("s6 IS NOT NULL"),
    )
    op.drop_index(
        "ix_derived_s5",
        table_name="derived",
        sqlite_where=sa.text("s5 IS NOT NULL"),
        postgresql_where=sa.text("s5 IS NOT NULL"),
    )
    op.drop_index(
        "ix_derived_s4",
        table_name="derived",
        sqlite_where=sa.text("s4 IS NOT NULL"),
        postgresql_where=sa.text("s4 IS NOT NULL"),
    )
    op.drop_index(
        "ix_derived_s3",
        table_name="derived",
        sqlite_where=sa.text("s3 IS NOT NULL"),
        postgresql_where=sa.text("s3 IS NOT NULL"),
    )
    op.drop_index(
        "ix_derived_s2",
        table_name="derived",
        sqlite_where=sa.text("s2 IS NOT NULL"),
        postgresql_where=sa.text("s2 IS NOT NULL"),
    )
    op.drop_index(
        "ix_derived_s1",
        table_name="derived",
        sqlite_where=sa.text("s1 IS NOT NULL"),
        postgresql_where=sa.text("s1 IS NOT NULL"),
    )
    op.drop_index(
        "ix_derived_k2",
        table_name="derived",
        sqlite_where=sa.text("k2 IS NOT NULL"),
        postgresql_where=sa.text("k2 IS NOT NULL"),
    )
    op.drop_index(
        "ix_derived_k1",
        table_name="derived",
        sqlite_where=sa.text("k1 IS NOT NULL"),
        postgresql_where=sa.text("k1 IS NOT NULL"),
    )
    op.drop_index("ix_derived_id", table_name="derived")
    op.drop_index("ix_derived_doc", table_name="derived")
    op.drop_table("derived")
    op.drop_table("counter")
    op.drop_index("ix_attachment_record_id", table_name="attachment")
    op.drop_index("ix_attachment_number", table_name="attachment")
    op.drop_table("attachment")
    op.drop_table("act")
