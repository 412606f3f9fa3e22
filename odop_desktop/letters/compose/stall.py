"""The stall allotment letter / स्टॉल आवंटन पत्र (wording T2)."""

from __future__ import annotations

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.chips import count, need, ready
from odop_desktop.letters.compose.facts import Signatory, StallFacts
from odop_desktop.letters.compose.filling import fill
from odop_desktop.letters.compose.frame import bilingual, frame, head_blocks, office_chips
from odop_desktop.letters.compose.template import Template

KIND = "stall"

# Chip → the field of the catalogue it comes from.
SOURCES = {
    "letter_no": "letter.number",
    "letter_date": "letter.letter_date",
    "participant_title": "artisan.honorific",
    "participant_name": "artisan.name_hi",
    "relation": "artisan.relation",
    "guardian_name": "artisan.guardian_name",
    "address": "artisan.address",
    "word_district": "place.name_hi",
    "district": "artisan.district",
    "pin": "artisan.pin",
    "event": "event.name_hi",
    "event_from": "event.from_date",
    "event_to": "event.to_date",
    "application_date": "participation.application_date",
    "ref_no": "participation.ref_no",
    "ref_date": "participation.ref_date",
    "salutation": "artisan.gender",
    "stall_no": "stall.stall_no",
    "stall_size": "stall.size",
    "venue": "event.venue_hi",
    "product": "participation.product",
    "rent": "participation.rent",
    "report_date": "participation.report_date",
    "report_time": "participation.report_time",
    "report_place": "participation.report_place_hi",
    "open_time": "event.open_time",
    "close_time": "event.close_time",
    "helper": "participation.helper",
    "helper_max": "participation.helper_max",
    "id_docs": "participation.id_docs",
    "tada_clause": "participation.tada_clause_hi",
    "claim_days": "participation.claim_days",
    "lodging": "participation.lodging_hi",
    "confirm_by": "participation.confirm_by",
    "office_phone": "office.phone",
    "food": "event.food_rule",
    "enclosures": "participation.enclosures_hi",
    "closing": "officer.gender",
    "officer_name": "officer.name_hi",
    "officer_post": "officer.post_hi",
    "additional_charge": "officer.additional_charge",
    "for_whom": "officer.for_whom_hi",
    "office": "office.name_hi",
    "endorse_no": "letter.endorse_no",
}
COPY_SOURCES = {"copy": "participation.copies_hi"}

CHIPS = bilingual(SOURCES)
ROWS = {"copies": bilingual(COPY_SOURCES)}


def compose(facts: StallFacts, words: Words, template: Template) -> Letter:
    """The allotment in the language of `words`. OdopError E-LTR-02 and E-LTR-03 as for a LoI."""
    raw = {
        **_addressee(facts, words),
        **_stall(facts, words),
        **_conditions(facts, words),
        **_signature(facts.officer, words),
        **office_chips(facts.head, facts.officer, words),
    }
    need(raw, SOURCES, "participant_name", "stall_no", "event", "letter_date", "officer_name", "officer_post")
    chips = ready(raw, SOURCES)
    copies = [bilingual(ready({"copy": c.of(words.lang)}, COPY_SOURCES)) for c in facts.copies]
    blocks = fill(template, bilingual(chips), {"copies": copies}, head_blocks(facts.head, words))
    return frame(KIND, facts.number, facts.date, facts.head, blocks, words)


def _addressee(facts: StallFacts, words: Words) -> dict[str, str]:
    lang, person = words.lang, facts.participant
    return {
        "letter_no": facts.number,
        "letter_date": grammar.day(facts.date),
        "participant_title": grammar.title(person, words),
        "participant_name": person.name.of(lang),
        "relation": grammar.relation(person, words),
        "guardian_name": grammar.guardian(person, lang),
        "address": grammar.address(facts.address, facts.state, lang),
        "word_district": facts.state.district.of(lang),
        "district": facts.address.district.of(lang),
        "pin": facts.address.pin,
        "application_date": grammar.day(facts.application_date),
        "ref_no": facts.ref_no,
        "ref_date": grammar.day(facts.ref_date),
        "salutation": grammar.salutation(person.gender, words),
    }


def _stall(facts: StallFacts, words: Words) -> dict[str, str]:
    lang = words.lang
    return {
        "event": facts.event.name.of(lang),
        "event_from": grammar.day(facts.event.from_date),
        "event_to": grammar.day(facts.event.to_date),
        "stall_no": facts.stall_no,
        "stall_size": facts.stall_size,
        "venue": facts.event.venue.of(lang),
        "product": facts.product.of(lang),
        "rent": _rent(facts.rent, words),
        "report_date": grammar.day(facts.report_date),
        "report_time": facts.report_time,
        "report_place": facts.report_place.of(lang),
        "open_time": facts.open_time,
        "close_time": facts.close_time,
        "helper": facts.helper.of(lang),
        "helper_max": count(facts.helper_max),
    }


def _rent(paise: int | None, words: Words) -> str:
    if paise is None:
        return ""
    return words("paper.rent.amount", rent=grammar.figures(paise)) if paise else words("paper.rent.free")


def _conditions(facts: StallFacts, words: Words) -> dict[str, str]:
    lang = words.lang
    return {
        "id_docs": ", ".join(filter(None, (d.of(lang) for d in facts.id_docs))),
        "tada_clause": facts.tada_clause.of(lang).rstrip("।. "),
        "claim_days": count(facts.claim_days),
        "lodging": facts.lodging.of(lang).rstrip("।. "),
        "confirm_by": grammar.day(facts.confirm_by),
        "office_phone": facts.head.phone,
        "food": "1" if facts.food else "",
        "enclosures": facts.enclosures.of(lang),
        "endorse_no": facts.endorse_no,
    }


def _signature(officer: Signatory, words: Words) -> dict[str, str]:
    for_whom = officer.for_whom.of(words.lang)
    return {
        "closing": grammar.closing(officer, words),
        "additional_charge": words("paper.additional_charge") if officer.additional_charge else "",
        "for_whom": words("paper.for_whom", name=for_whom) if for_whom else "",
    }
