"""The nil report / शून्य सूचना of a month without a change (wording T14): its file is sent all the same."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import official
from odop_desktop.letters.compose.facts import NONE, Two
from odop_desktop.letters.compose.frame import bilingual
from odop_desktop.letters.compose.official import Official
from odop_desktop.letters.compose.template import Template

KIND = "nil"
SOURCES = {
    **official.SOURCES,
    "file_no": "letter.ref_no",
    "how": "letter.despatch_how",
    "file_name": "letter.file_name",
}
CHIPS = bilingual(SOURCES)
ROWS: dict[str, dict[str, str]] = {}


@dataclass(frozen=True, slots=True)
class NilFacts:
    """`file_no` None where the report goes without a file, on paper alone."""

    letter: Official
    file_no: int | None = None
    file: str = ""
    how: Two = NONE


def compose(facts: NilFacts, words: Words, template: Template) -> Letter:
    """The letter in the language of `words`. E-LTR-02 and E-LTR-03 as for every letter."""
    own = {
        "file_no": "" if facts.file_no is None else str(facts.file_no),
        "how": facts.how.of(words.lang),
        "file_name": facts.file,
    }
    return official.compose(KIND, facts.letter, own, SOURCES, words, template)
