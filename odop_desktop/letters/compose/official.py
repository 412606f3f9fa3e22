"""Letters from one office to another: addressee, number and date, month, signature. Shared by the kinds of T14."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.chips import need, ready
from odop_desktop.letters.compose.facts import NONE, Head, Signatory, Two
from odop_desktop.letters.compose.filling import fill
from odop_desktop.letters.compose.frame import bilingual, frame, head_blocks, office_chips
from odop_desktop.letters.compose.template import Template

# Chip → the field of the catalogue it comes from.
SOURCES = {
    "letter_no": "letter.number",
    "letter_date": "letter.letter_date",
    "to_post": "office.head_post_hi",
    "to_office": "office.name_hi",
    "to_address": "office.address_hi",
    "salutation": "officer.gender",
    "month": "letter.subject",
    "closing": "officer.gender",
    "officer_name": "officer.name_hi",
    "officer_post": "officer.post_hi",
    "additional_charge": "officer.additional_charge",
    "for_whom": "officer.for_whom_hi",
    "office": "office.name_hi",
    "office_phone": "office.phone",
}


@dataclass(frozen=True, slots=True)
class Addressee:
    """The office written to, by its head's post; `gender` of who holds it, '' where it is not known."""

    office: Two
    post: Two = NONE
    address: Two = NONE
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Official:
    """What such a letter states whatever its matter. `number` is '' for a draft, `month` as `2026-11`."""

    number: str
    date: str
    head: Head
    to: Addressee
    officer: Signatory
    month: str


def compose(
    kind: str,
    facts: Official,
    own: Mapping[str, str],
    sources: Mapping[str, str],
    words: Words,
    template: Template,
) -> Letter:
    """The letter of this kind; `own` are its chips beside the common ones, `sources` those of them all.

    E-LTR-02 names a character that cannot be printed, E-LTR-03 what the letter cannot do without.
    """
    raw = {**_chips(facts, words), **own}
    need(raw, sources, "to_office", "letter_date", "month", "officer_name", "officer_post")
    chips = bilingual(ready(raw, sources))
    blocks = fill(template, chips, {}, head_blocks(facts.head, words))
    return frame(kind, facts.number, facts.date, facts.head, blocks, words)


def _chips(facts: Official, words: Words) -> dict[str, str]:
    lang, officer = words.lang, facts.officer
    for_whom = officer.for_whom.of(lang)
    return {
        "letter_no": facts.number,
        "letter_date": grammar.day(facts.date),
        "to_post": facts.to.post.of(lang),
        "to_office": facts.to.office.of(lang),
        "to_address": facts.to.address.of(lang),
        "salutation": grammar.salutation(facts.to.gender, words),
        "month": grammar.month(facts.month, words) if facts.month else "",
        "closing": grammar.closing(officer, words),
        "additional_charge": words("paper.additional_charge") if officer.additional_charge else "",
        "for_whom": words("paper.for_whom", name=for_whom) if for_whom else "",
        "office_phone": facts.head.phone,
        **office_chips(facts.head, officer, words),
    }
