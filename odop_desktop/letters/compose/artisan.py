"""What every paper about one artisan says at its head: who it is, where, under which number."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.facts import NONE, Address, Head, Person, StateWords, Two

# Chip → the field of the catalogue it comes from.
SOURCES = {
    "reg_no": "artisan.reg_no",
    "paper_date": "letter.letter_date",
    "person_title": "artisan.honorific",
    "person_name": "artisan.name_hi",
    "relation": "artisan.relation",
    "guardian_name": "artisan.guardian_name",
    "unit": "artisan.unit_name",
    "address": "artisan.address",
    "word_district": "place.name_hi",
    "district": "artisan.district",
    "pin": "artisan.pin",
    "mobile": "artisan.mobile",
    "product": "artisan.odop_product",
    "office": "office.name_hi",
    "office_post": "office.head_post_hi",
    "office_phone": "office.phone",
}


@dataclass(frozen=True, slots=True)
class ArtisanFacts:
    """One artisan, the office that prints the paper, and the day on which it does (ISO)."""

    date: str
    head: Head
    office_post: Two
    state: StateWords
    person: Person
    address: Address
    registration: str
    unit: str = ""
    mobile: str = ""
    product: Two = NONE


def chips(facts: ArtisanFacts, words: Words) -> dict[str, str]:
    """The chips of SOURCES; a society without a person's name stands under its unit's."""
    lang, person = words.lang, facts.person
    name = person.name.of(lang)
    return {
        "reg_no": facts.registration,
        "paper_date": grammar.day(facts.date),
        "person_title": grammar.title(person, words) if name else "",
        "person_name": name or facts.unit,
        "relation": grammar.relation(person, words),
        "guardian_name": grammar.guardian(person, lang),
        "unit": facts.unit if name else "",
        "address": grammar.address(facts.address, facts.state, lang),
        "word_district": facts.state.district.of(lang),
        "district": facts.address.district.of(lang),
        "pin": facts.address.pin,
        "mobile": facts.mobile,
        "product": facts.product.of(lang),
        "office": facts.head.name.of(lang),
        "office_post": facts.office_post.of(lang),
        "office_phone": facts.head.phone,
    }
