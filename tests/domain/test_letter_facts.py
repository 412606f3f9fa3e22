"""Every fact a letter's wording names comes from a field, the state pack, or is worked out (DECISIONS 18, 27)."""

from __future__ import annotations

import re

import pytest

from odop_desktop.domain.catalogue import kind
from odop_desktop.domain.pack import read_pack
from odop_desktop.paths import resources

# Chip → the fields it is filled from, first the one that wins; `pack.` stands for the state pack.
LOI = {
    "loi_no": "letter.number loi.loi_no",
    "loi_date": "loi.loi_date",
    "event": "event.name_hi event.name_en",
    "venue": "event.venue_hi event.venue_en",
    "event_dates": "event.from_date event.to_date",
    "buyer_name": "buyer.name_hi buyer.name_en",
    "buyer_address": "buyer.address_hi buyer.address buyer.city buyer.pin",
    "buyer_gstin": "buyer.gstin loi.buyer_gstin",
    "buyer_rep": "buyer.rep_name_hi buyer.rep_name",
    "buyer_rep_post": "buyer.rep_post_hi buyer.rep_post",
    "buyer_mobile": "buyer.mobile",
    "seller_name": "artisan.name_hi artisan.name_en loi_line.seller_name",
    "relation": "artisan.relation",
    "guardian_name": "artisan.guardian_title artisan.guardian_name artisan.guardian_name_en",
    "seller_unit": "artisan.unit_name",
    "seller_address": "artisan.address artisan.address_en artisan.village_ward artisan.post_office "
    "artisan.block artisan.tehsil pack.address",
    "district": "artisan.district loi_line.seller_district",
    "word_district": "pack.words",
    "udyam_no": "artisan.udyam_no",
    "pehchan_no": "artisan.pehchan_no",
    "seller_mobile": "artisan.mobile loi_line.seller_mobile",
    "line_mobile": "artisan.mobile loi_line.seller_mobile",
    "line_seller": "artisan.name_hi artisan.reg_no loi_line.seller_name loi_line.seller_district",
    "facilitator": "office.facilitator_hi office.facilitator_en pack.facilitator",
    "product": "loi_line.product_hi loi_line.product_en",
    "spec": "loi_line.spec",
    "hs": "loi_line.hs",
    "qty": "loi_line.qty",
    "unit": "loi_line.unit",
    "rate": "loi_line.rate",
    "line_value": "loi_line.value",
    "total_figures": "loi.total",
    "total_words": "loi.total",
    "tax": "loi.tax",
    "sample_days": "loi.sample_days pack.settings",
    "delivery_place": "loi.delivery_place",
    "delivery_by": "loi.delivery_by",
    "freight_by": "loi.freight_by",
    "payment_terms": "loi.payment_terms loi.payment_terms_en",
    "advance_pct": "loi.advance_pct",
    "pay_days": "loi.pay_days pack.settings",
    "valid_till": "loi.valid_till",
    "followup_days": "loi.followup_days office.followup_days pack.settings",
    "jurisdiction": "loi.jurisdiction_hi loi.jurisdiction_en office.jurisdiction_hi pack.jurisdiction",
    "witness1": "loi.witness1",
    "witness2": "loi.witness2",
    "money_sign": "loi.currency",
    "money_word": "loi.currency",
    "exchange_note": "loi.exchange_rate loi.exchange_source loi.exchange_on",
    "office": "office.name_hi office.name_en",
    "officer_name": "officer.honorific officer.name_hi officer.name_en",
    "officer_post": "officer.post_hi officer.post_en",
}
STALL = {
    "office_header": "office.letterhead_hi office.letterhead_en office.address_hi office.emblem",
    "letter_no": "letter.number",
    "letter_date": "letter.letter_date",
    "participant_title": "artisan.honorific artisan.gender artisan.relation",
    "participant_name": "artisan.name_hi artisan.name_en",
    "relation": "artisan.relation",
    "guardian_name": "artisan.guardian_title artisan.guardian_name artisan.guardian_name_en",
    "address": "artisan.address artisan.address_en artisan.village_ward artisan.post_office pack.address",
    "district": "artisan.district",
    "word_district": "pack.words",
    "pin": "artisan.pin",
    "event": "event.name_hi event.name_en",
    "event_from": "event.from_date",
    "event_to": "event.to_date",
    "application_date": "participation.application_date",
    "ref_no": "participation.ref_no",
    "ref_date": "participation.ref_date",
    "salutation": "artisan.gender",
    "stall_no": "stall.stall_no",
    "stall_size": "stall.size",
    "venue": "event.venue_hi event.venue_en",
    "product": "product.name_hi product.name_en",
    "rent": "participation.rent stall.rent event.rent",
    "report_date": "participation.report_date event.report_date",
    "report_time": "participation.report_time event.report_time",
    "report_place": "participation.report_place_hi participation.report_place_en event.report_place_hi "
    "event.report_place_en",
    "open_time": "event.open_time",
    "close_time": "event.close_time",
    "helper": "participation.helper",
    "helper_max": "participation.helper_max event.helper_max office.helper_max pack.settings",
    "id_docs": "participation.id_docs event.id_docs pack.settings",
    "tada_clause": "participation.tada_clause_hi participation.tada_clause_en event.tada_clause_hi "
    "event.tada_clause_en pack.tada",
    "claim_days": "participation.claim_days event.claim_days office.claim_days pack.settings",
    "lodging": "participation.lodging_hi participation.lodging_en event.lodging_hi event.lodging_en",
    "confirm_by": "participation.confirm_by event.confirm_by",
    "office_phone": "office.phone",
    "enclosures": "participation.enclosures_hi participation.enclosures_en event.enclosures_hi "
    "event.enclosures_en",
    "closing": "officer.gender",
    "officer_name": "officer.honorific officer.name_hi officer.name_en",
    "officer_post": "officer.post_hi officer.post_en",
    "additional_charge": "officer.additional_charge",
    "for_whom": "officer.for_whom_hi officer.for_whom_en",
    "endorse_no": "letter.endorse_no",
    "copy": "participation.copies_hi participation.copies_en event.copies_hi event.copies_en "
    "office.copies_hi office.copies_en",
    "copy1": "participation.copies_hi participation.copies_en",
    "copy2": "participation.copies_hi participation.copies_en",
}
COUNTED = {"n", "n_sellers"}  # counted while the letter is composed
TABLES = {"loi": LOI, "stall": STALL}
PACK = read_pack(resources() / "packs" / "HP").head


def chips(letter: str, lang: str) -> set[str]:
    text = (resources() / "letters" / lang / f"{letter}.txt").read_text(encoding="utf-8")
    return {re.sub(r"_(hi|en)$", "", chip) for chip in re.findall(r"\{\{\s*(\w+)\s*\}\}", text)}


@pytest.mark.parametrize("lang", ["hi", "en"])
@pytest.mark.parametrize("letter", ["loi", "stall"])
def test_every_chip_of_the_wording_has_a_source(letter: str, lang: str) -> None:
    found = chips(letter, lang)
    assert len(found) > 30
    assert found - COUNTED - set(TABLES[letter]) == set()


@pytest.mark.parametrize("letter", ["loi", "stall"])
def test_every_source_is_a_field_of_the_catalogue_or_of_the_pack(letter: str) -> None:
    for chip, sources in TABLES[letter].items():
        for source in sources.split():
            name, _, key = source.partition(".")
            known = hasattr(PACK, key) if name == "pack" else key in kind(name).by_key
            assert known, f"{chip}: {source}"
