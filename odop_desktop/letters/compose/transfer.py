"""The transfer slip / स्थानान्तरण पर्ची: a person moves to another district, and carries this to its office."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import artisan, grammar
from odop_desktop.letters.compose.artisan import ArtisanFacts
from odop_desktop.letters.compose.chips import need, ready
from odop_desktop.letters.compose.facts import NONE, Two
from odop_desktop.letters.compose.filling import fill
from odop_desktop.letters.compose.frame import bilingual, frame, head_blocks
from odop_desktop.letters.compose.template import Template

KIND = "transfer"

# Chip → the field of the catalogue it comes from.
SOURCES = {
    **artisan.SOURCES,
    "transfer_no": "transfer.number",
    "from_district": "transfer.from_district",
    "to_district": "transfer.to_district",
    "reason": "transfer.reason",
    "asked_on": "transfer.asked_on",
    "stage": "transfer.stage",
    "decided_on": "transfer.decided_on",
    "decision": "transfer.decision",
}
CHIPS = bilingual(SOURCES)
ROWS: dict[str, dict[str, str]] = {}


@dataclass(frozen=True, slots=True)
class TransferFacts:
    """One request; `decided_on` is empty until headquarters has decided. Days are ISO."""

    artisan: ArtisanFacts
    number: str
    origin: Two
    to: Two
    reason: str
    asked_on: str
    stage: Two = NONE
    decided_on: str = ""
    decision: str = ""


def compose(facts: TransferFacts, words: Words, template: Template) -> Letter:
    """The slip in the language of `words`. OdopError E-LTR-02 names a character that cannot be printed."""
    lang = words.lang
    raw = {
        **artisan.chips(facts.artisan, words),
        "transfer_no": facts.number,
        "from_district": facts.origin.of(lang),
        "to_district": facts.to.of(lang),
        "reason": facts.reason,
        "asked_on": grammar.day(facts.asked_on),
        "stage": facts.stage.of(lang),
        "decided_on": grammar.day(facts.decided_on),
        "decision": facts.decision,
    }
    need(raw, SOURCES, "person_name", "office", "to_district")
    head = facts.artisan.head
    blocks = fill(template, bilingual(ready(raw, SOURCES)), {}, head_blocks(head, words))
    return frame(KIND, "", facts.artisan.date, head, blocks, words)
