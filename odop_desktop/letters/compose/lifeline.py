"""The one-page life-line of an artisan / जीवन-रेखा: what happened on which day, the newest first."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import artisan, grammar
from odop_desktop.letters.compose.artisan import ArtisanFacts
from odop_desktop.letters.compose.chips import need, ready
from odop_desktop.letters.compose.filling import fill
from odop_desktop.letters.compose.frame import bilingual, frame, head_blocks
from odop_desktop.letters.compose.life import LifeLine, Said
from odop_desktop.letters.compose.template import Template

KIND = "lifeline"

# Chip → the field of the catalogue it comes from.
SOURCES = {
    **artisan.SOURCES,
    "so_far": "participation.event",
    "earlier": "letter.letter_date",
}
LINE_SOURCES = {"on": "participation.stage_on", "what": "participation.remarks"}

CHIPS = bilingual(SOURCES)
ROWS = {"lines": bilingual(LINE_SOURCES)}


@dataclass(frozen=True, slots=True)
class LifeFacts:
    """`so_far` sums up; `lines` are the newest first, `earlier` how many older ones do not fit the page."""

    artisan: ArtisanFacts
    so_far: tuple[Said, ...]
    lines: tuple[LifeLine, ...]
    earlier: int = 0


def compose(facts: LifeFacts, words: Words, template: Template) -> Letter:
    """The life-line in the language of `words`. OdopError E-LTR-02 as everywhere."""
    raw = {
        **artisan.chips(facts.artisan, words),
        "so_far": " · ".join(said.of(words) for said in facts.so_far),
        "earlier": words("paper.lifeline.earlier", n=facts.earlier) if facts.earlier else "",
    }
    need(raw, SOURCES, "person_name", "office")
    lines = [{"on": grammar.day(line.on), "what": line.worded(words)} for line in facts.lines]
    rows = {"lines": [bilingual(ready(line, LINE_SOURCES)) for line in lines]}
    head = facts.artisan.head
    blocks = fill(template, bilingual(ready(raw, SOURCES)), rows, head_blocks(head, words))
    return frame(KIND, "", facts.artisan.date, head, blocks, words)
