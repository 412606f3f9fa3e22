"""The table of artisans, as `domain/catalogue` declares them."""

from __future__ import annotations

from sqlalchemy import Index

from odop_desktop.storage.tables.base import number, record, reference, string

ARTISAN = record(
    "artisan",
    string("reg_no"),
    string("kind"),
    string("honorific"),
    string("name_hi"),
    string("name_en"),
    string("relation"),
    string("guardian_title"),
    string("guardian_name"),
    string("guardian_name_en"),
    string("gender"),
    string("dob"),
    number("age"),
    string("age_on"),
    string("social_category"),
    number("minority"),  # 1 or 0
    string("divyang"),
    number("divyang_pct"),  # hundredths of a percent
    string("udid_no"),
    string("education"),
    string("languages"),
    string("family_key"),
    number("annual_income"),  # paise
    string("photo"),  # SHA-256 in blobs.db
    string("mobile"),
    string("mobile2"),
    string("email"),
    string("address"),
    string("address_en"),
    string("village_ward"),
    string("post_office"),
    reference("block", "place"),
    reference("tehsil", "place"),
    reference("district", "place"),
    string("pin"),
    string("area_type"),
    string("constituency"),
    string("craft"),
    reference("odop_product", "product"),
    number("experience_years"),
    string("unit_name"),
    number("employment"),
    number("employment_women"),
    string("training"),
    string("toolkit"),
    string("awards"),
    string("pehchan_no"),
    string("pehchan_valid_till"),
    string("udyam_no"),
    string("gstin"),
    string("pan"),
    string("iec"),
    string("fssai"),
    string("aadhaar_last4"),
    string("account_holder"),
    string("bank_name"),
    string("account_no"),
    string("ifsc"),
    string("consent_date"),
    string("status"),
    string("uploaded_on"),
    string("portal_no"),
    string("remarks"),
    string("extra"),  # JSON list
    Index("ix_artisan_reg_no", "reg_no"),  # twice only where a PC was doubled: `check` lists it
)
