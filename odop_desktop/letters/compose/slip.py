"""The slip of papers still wanted / शेष कागज़ों की पर्ची: what an artisan is asked to bring, and by when."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import artisan, grammar
from odop_desktop.letters.compose.artisan import ArtisanFacts
from odop_desktop.letters.compose.chips import need, ready
from odop_desktop.letters.compose.filling import fill
from odop_desktop.letters.compose.frame import bilingual, frame, head_blocks
from odop_desktop.letters.compose.template import Template

KIND = "slip"

# Chip → the field of the catalogue it comes from; what is wanted may be any field of the artisan's.
SOURCES = {**artisan.SOURCES, "salutation": "artisan.gender", "bring_by": "letter.letter_date"}
LINE_SOURCES = {"n": "artisan.reg_no", "what": "artisan.remarks", "bring": "artisan.remarks"}

CHIPS = bilingual(SOURCES)
ROWS = {"wanted": bilingual(LINE_SOURCES)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A field that is empty, or whose value fails its check: `value` as it stands, `why` in words."""

    key: str
    value: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """`by`: the last day (ISO), '' where none is set."""

    artisan: ArtisanFacts
    wanted: tuple[Wanted, ...]
    by: str = ""


def compose(facts: SlipFacts, words: Words, template: Template) -> Letter:
    """The slip in the language of `words`. OdopError E-LTR-02 names a character that cannot be printed."""
    raw = {
        **artisan.chips(facts.artisan, words),
        "salutation": grammar.salutation(facts.artisan.person.gender, words),
        "bring_by": grammar.day(facts.by),
    }
    need(raw, SOURCES, "person_name", "office")
    lines = [_line(n, each, words) for n, each in enumerate(facts.wanted, 1)]
    rows = {"wanted": [bilingual(ready(line, LINE_SOURCES)) for line in lines]}
    head = facts.artisan.head
    blocks = fill(template, bilingual(ready(raw, SOURCES)), rows, head_blocks(head, words))
    return frame(KIND, "", facts.artisan.date, head, blocks, words)


def _line(n: int, each: Wanted, words: Words) -> dict[str, str]:
    label = words(f"artisan.{each.key}.label")
    what = words("slip.doubtful", label=label, value=each.value, why=each.why) if each.why else label
    paper = f"slip.bring.{each.key}"
    return {"n": str(n), "what": what, "bring": words(paper if paper in words else "slip.bring.other")}
