"""The table of artisans, as `domain/catalogue` declares them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, Record, reference, text, whole


class Artisan(Record, Base):
    __tablename__ = "artisan"

    reg_no: Mapped[text | None]
    kind: Mapped[text | None]
    honorific: Mapped[text | None]
    name_hi: Mapped[text | None]
    name_en: Mapped[text | None]
    relation: Mapped[text | None]
    guardian_title: Mapped[text | None]
    guardian_name: Mapped[text | None]
    guardian_name_en: Mapped[text | None]
    gender: Mapped[text | None]
    dob: Mapped[text | None]
    age: Mapped[whole | None]
    age_on: Mapped[text | None]
    social_category: Mapped[text | None]
    minority: Mapped[whole | None]  # 1 or 0
    divyang: Mapped[text | None]
    divyang_pct: Mapped[whole | None]  # hundredths of a percent
    udid_no: Mapped[text | None]
    education: Mapped[text | None]
    languages: Mapped[text | None]
    family_key: Mapped[text | None]
    annual_income: Mapped[whole | None]  # paise
    photo: Mapped[text | None]  # SHA-256 in blobs.db

    mobile: Mapped[text | None]
    mobile2: Mapped[text | None]
    email: Mapped[text | None]
    address: Mapped[text | None]
    address_en: Mapped[text | None]
    village_ward: Mapped[text | None]
    post_office: Mapped[text | None]
    block: Mapped[text | None] = reference("place")
    tehsil: Mapped[text | None] = reference("place")
    district: Mapped[text | None] = reference("place")
    pin: Mapped[text | None]
    area_type: Mapped[text | None]
    constituency: Mapped[text | None]

    craft: Mapped[text | None]
    odop_product: Mapped[text | None] = reference("product")
    experience_years: Mapped[whole | None]
    unit_name: Mapped[text | None]
    employment: Mapped[whole | None]
    employment_women: Mapped[whole | None]
    training: Mapped[text | None]
    toolkit: Mapped[text | None]
    awards: Mapped[text | None]

    pehchan_no: Mapped[text | None]
    pehchan_valid_till: Mapped[text | None]
    udyam_no: Mapped[text | None]
    gstin: Mapped[text | None]
    pan: Mapped[text | None]
    iec: Mapped[text | None]
    fssai: Mapped[text | None]
    aadhaar_last4: Mapped[text | None]

    account_holder: Mapped[text | None]
    bank_name: Mapped[text | None]
    account_no: Mapped[text | None]
    ifsc: Mapped[text | None]

    consent_date: Mapped[text | None]
    status: Mapped[text | None]
    uploaded_on: Mapped[text | None]
    portal_no: Mapped[text | None]
    remarks: Mapped[text | None]
    extra: Mapped[text | None]  # JSON list

    __table_args__: Any = (
        Index("uq_artisan_reg_no", "reg_no", unique=True),
        {"sqlite_strict": True},
    )
