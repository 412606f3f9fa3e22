"""The covering letter to headquarters / अग्रेषण पत्र that goes with a file (wording T14)."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import official
from odop_desktop.letters.compose.facts import NONE, Two
from odop_desktop.letters.compose.frame import bilingual
from odop_desktop.letters.compose.official import Official
from odop_desktop.letters.compose.template import Template

KIND = "covering"
SOURCES = {
    **official.SOURCES,
    "file_no": "letter.ref_no",
    "n": "letter.remarks",
    "how": "letter.despatch_how",
    "parts": "letter.remarks",
    "unacked": "letter.remarks",
    "file_name": "letter.file_name",
}
CHIPS = bilingual(SOURCES)
ROWS: dict[str, dict[str, str]] = {}


@dataclass(frozen=True, slots=True)
class CoveringFacts:
    """`records` in the file; `how` it goes (a pen drive, by e-mail); `parts` more than 1 of a split file.

    `unacked`: numbers of earlier files whose receipt has not come; their changes are in this file too.
    """

    letter: Official
    file_no: int
    records: int
    file: str = ""
    how: Two = NONE
    parts: int = 1
    unacked: tuple[int, ...] = ()


def compose(facts: CoveringFacts, words: Words, template: Template) -> Letter:
    """The letter in the language of `words`. E-LTR-02 and E-LTR-03 as for every letter."""
    own = {
        "file_no": str(facts.file_no),
        "n": grouping(facts.records),
        "how": facts.how.of(words.lang),
        "parts": str(facts.parts) if facts.parts > 1 else "",
        "unacked": ", ".join(map(str, facts.unacked)),
        "file_name": facts.file,
    }
    return official.compose(KIND, facts.letter, own, SOURCES, words, template)
